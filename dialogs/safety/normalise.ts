import { remembering } from '../remember';
import type { Pause } from './spelling/chunks';
import type { Folded } from './spelling/fold';
import { WordReader } from './spelling/readings';
import type { Alone, Spelling } from './spelling/rules';
import { joinSpelledOut, type Written } from './spelling/spelled-out';
import { readerOf } from './spelling/written';

/** One word of a message as it may be heard. */
export interface Token {
  /** As written (in plain letters) first, then other readings of it: never empty. */
  readonly forms: readonly string[];
  /** The part of the message it came from, in UTF-16 units: `text.slice(start, end)` quotes it. */
  readonly start: number;
  readonly end: number;
  /** What stood before it. */
  readonly pause: Pause;
  readonly quoted: boolean;
}

export type Normalise = (text: string) => readonly Token[];

/** A message is asked about several times in a turn. */
const REMEMBERED = 8;

/**
 * Makes the normaliser of one language. What it gives is the message word by word, without regard to case, accents, look-alike letters,
 * invisible characters, text-speak, stretched or disguised spelling. Pure; linear in the length of the text.
 * @param vocabulary the words that patterns listen for: doubtful spellings are only ever read as one of these.
 */
export function makeNormaliser(spelling: Spelling, vocabulary: ReadonlySet<string>): Normalise {
  const write = readerOf(spelling);
  const reader = new WordReader(spelling, vocabulary);
  const known = (word: string) => reader.knows(word);
  return remembering(REMEMBERED, (text: string): readonly Token[] => {
    const { folded, words } = write(text);
    const tokens: Token[] = [];
    const written = joinSpelledOut(words, known);
    for (const [at, word] of written.entries()) {
      hear(word, aloneAt(written, at, spelling), reader, folded, tokens);
    }
    return beatsJoined(tokens);
  });
}

type Speller = (text: string) => readonly string[];

/** Letters alone are one word, whatever else is done with a message. */
const ONE_WORD = /^[a-z]+$/;
const NO_WORDS: ReadonlySet<string> = new Set();
const spellers = new WeakMap<Spelling, Speller>();

/** Spells the words of a pattern as the normaliser will spell those of a message. The books of a language share one. */
export function makeSpeller(spelling: Spelling): Speller {
  const known = spellers.get(spelling);
  if (known) return known;
  const normalise = makeNormaliser(spelling, NO_WORDS);
  const reader = new WordReader(spelling, NO_WORDS);
  const spell: Speller = (text) => {
    if (!ONE_WORD.test(text)) return normalise(text).map((token) => token.forms[0] ?? '');
    const heard = reader.hear(text);
    return 'instead' in heard ? heard.instead : heard.forms.slice(0, 1);
  };
  spellers.set(spelling, spell);
  return spell;
}

function hear(word: Written, alone: Alone | null, reader: WordReader, folded: Folded, tokens: Token[]): void {
  if (alone?.means) return speak(alone.means, word, folded, tokens);
  const heard = reader.hear(word.text);
  if ('instead' in heard) return speak(heard.instead, word, folded, tokens);
  const forms = alone ? [...heard.forms, ...alone.mayMean] : heard.forms;
  tokens.push({ forms, ...placeOf(word, folded), pause: word.pause, quoted: word.quoted });
}

/** Several words in the place of one. */
function speak(forms: readonly string[], word: Written, folded: Folded, tokens: Token[]): void {
  let { pause } = word;
  for (const form of forms) {
    tokens.push({ forms: [form], ...placeOf(word, folded), pause, quoted: word.quoted });
    pause = 'none';
  }
}

function placeOf({ start, end }: Written, folded: Folded): { start: number; end: number } {
  return { start: folded.from[start] ?? 0, end: folded.to[end - 1] ?? 0 };
}

const ENDS_IN_DIGIT = /\d$/;

/** A neighbour's letters, where no full stop stands before `later`. */
function beside(neighbour: Written | undefined, later: Written | undefined): string {
  return later?.pause === 'sentence' ? '' : (neighbour?.text ?? '').replaceAll("'", '');
}

/** The rule for a word that goes with neither neighbour: "am" for "i am". */
function aloneAt(words: readonly Written[], at: number, { alone }: Spelling): Alone | null {
  const rule = alone.get(words[at]?.text ?? '');
  if (!rule) return null;
  const before = beside(words[at - 1], words[at]);
  if (rule.notAfter.has(before) || ENDS_IN_DIGIT.test(before)) return null;
  const next = beside(words[at + 1], words[at + 1]);
  return rule.notBefore.has(next) || rule.onlyBefore?.has(next) === false ? null : rule;
}

const SHORTEST_BEAT = 3;

/** "I. Want. To. Die." is one sentence: full stops after every single word are only for effect. */
function beatsJoined(tokens: readonly Token[]): readonly Token[] {
  // Next to no message has one.
  if (!holdsSentences(tokens, SHORTEST_BEAT)) return tokens;
  const starts = (i: number) => i >= tokens.length || tokens[i]?.pause === 'sentence';
  const lengths: number[] = [];
  for (let i = tokens.length - 1; i >= 0; i--) lengths[i] = starts(i) && starts(i + 1) ? (lengths[i + 1] ?? 0) + 1 : 0;
  let inBeat = 0;
  return tokens.map((token, i) => {
    const first = inBeat === 0;
    if (first && (lengths[i] ?? 0) >= SHORTEST_BEAT) inBeat = lengths[i] ?? 0;
    const joined = inBeat > 0 && !first ? { ...token, pause: 'clause' as const } : token;
    if (inBeat > 0) inBeat -= 1;
    return joined;
  });
}

function holdsSentences(tokens: readonly Token[], atLeast: number): boolean {
  let count = 0;
  for (const { pause } of tokens) if (pause === 'sentence') count += 1;
  return count >= atLeast;
}
