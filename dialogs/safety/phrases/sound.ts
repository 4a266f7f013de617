import type { Token } from '../normalise';
import type { Pause } from '../spelling/chunks';
import type { WordClass } from './parse';
import type { Program } from './program';

/** Which gaps may leap a word. */
export type Reach = 'nothing' | 'what-says' | 'all';

/** One word of a message, as patterns are held against it. */
export interface Sound {
  /** Its readings, and the marks of the classes that it belongs to. */
  readonly words: readonly string[];
  readonly pause: Pause;
  readonly reach: Reach;
}

/** From this number up, a count of tablets or drinks is `<many>`. */
const MANY = 8;

/** A class as it stands among words: no word has such signs in it. */
export function classMark(name: WordClass): string {
  return `<${name}>`;
}

const NUMBER = classMark('number');
const MANY_OF_THEM = classMark('many');
const YEAR = classMark('year');
const MENTOR = classMark('mentor');

/** @param names the words of which the mentor's name is made, as messages spell them */
export function soundsOf(tokens: readonly Token[], program: Program, names: ReadonlySet<string>): Sound[] {
  const sounds: Sound[] = [];
  for (const token of tokens) {
    const classes = classesOf(token.forms, names);
    const words = classes.length === 0 ? token.forms : [...token.forms, ...classes];
    sounds.push({ words, pause: token.pause, reach: reachOver(token.forms, program) });
  }
  return sounds;
}

/** Every word that is heard in them. */
export function wordsIn(sounds: readonly Sound[]): Set<string> {
  const all = new Set<string>();
  for (const { words } of sounds) for (const word of words) all.add(word);
  return all;
}

function reachOver(forms: readonly string[], { gapStops, turningWords }: Program): Reach {
  for (const form of forms) if (gapStops.has(form)) return 'nothing';
  return turningWords.has(forms[0] ?? '') ? 'what-says' : 'all';
}

const NONE: readonly string[] = [];

function classesOf(forms: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const written = forms[0] ?? '';
  const first = written.charCodeAt(0);
  const isNumber = first >= 48 && first <= 57;
  if (!isNumber && names.size === 0) return NONE;
  const classes: string[] = [];
  if (isNumber) {
    classes.push(NUMBER);
    if (/^\d{1,3}$/.test(written) && Number(written) >= MANY) classes.push(MANY_OF_THEM);
    if (/^(19|20)\d\d$/.test(written)) classes.push(YEAR);
  }
  for (const form of forms) {
    if (!names.has(form)) continue;
    classes.push(MENTOR);
    break;
  }
  return classes;
}
