import { z } from 'zod';
import { withoutAccents } from '../accents';
import { anyOf } from '../mentor/phrases';
import { remembering } from '../remember';
import { wordCount } from '../word-count';
import { commandsFile, compileCommands } from './commands';
import { bare, compiled, type Names, namesIn } from './lines';
import { compileWrongs, type Wrong, wrongsFile } from './wrongs';

const lines = z.array(z.string()).min(1);

/** locales/<tag>/understanding/matching.yaml: how people write about who is with whom. */
export const matchingFile = z.strictObject({
  aside: lines,
  'own-mentor': lines,
  /** What may stand in the place of a mentor's name, so that what is said of them is heard as it would be of anybody. */
  unnamed: z.string(),
  /** The same where something is done to that one, or is theirs: "im going to batter Dave", "Daves face". */
  'unnamed-whom': z.string(),
  'unnamed-whose': z.string(),
  'mentee-wishes': lines,
  /** What joins a wish to what stands before it: "Dave is nice but can i have a woman instead". */
  joins: lines,
  /** How such a wish begins where they want to talk to somebody now. */
  'wants-to-talk': lines,
  /** What of danger is said of whom: their mentor does it. <mentor> stands for any of the names of that one. */
  'does-it': lines,
  /** Said to a mentor who is with them, or whom they name: that one did it; and what may be that, and is asked about. */
  'you-did': lines,
  'you-may-have': lines,
  /** Said of their mentor, and like harm only in its words: "Dave will hit me up". */
  'no-harm': lines,
  /** How a sentence goes on about whoever was just named; who else may be meant; and how somebody only wants their mentor to come or to know. */
  they: lines,
  /** By which words somebody goes on about their mentor, once that one was spoken of: "dont trust him". */
  them: lines,
  'somebody-else': lines,
  'wants-them': lines,
  /** What of their mentor's doing nobody else need say to be believed. */
  wrongs: wrongsFile,
  /** How somebody says what they want to be called, and words that are no name of theirs: "call me later". */
  called: lines,
  'no-names': lines,
  'mentor-wishes': lines,
  'mentor-leaves': lines,
  coordinator: commandsFile,
});
export type MatchingFile = z.infer<typeof matchingFile>;

export type MatchingWords = ReturnType<typeof compileMatchingWords>;

/** Stands for a mentor's name where a message is looked through: no word of any language. */
const OF_MENTOR = 'xmentorx';
/** Every message of theirs is asked about with their mentor's name. */
const MENTORS_REMEMBERED = 500;
/** An address, a number: no name has such signs in it. */
const IS_MORE = /[\d@/:_]|\.\p{L}/u;
/** So many words that stand beside others are a wish by themselves; "a new mentor" may be anything there. */
const WISH_WORDS = 4;
/** A longer one would not stand in a text. Characters. */
const LONGEST_NAME = 20;

/** @throws SyntaxError for a line that is no pattern, or that holds one name twice */
export function compileMatchingWords(file: MatchingFile) {
  const aside = anyOf(file.aside.map(bare));
  const around = new RegExp(`^(?:${aside} )+|(?: ${aside})+$`, 'gu');
  const ownMentor = new Set(file['own-mentor'].map(bare));
  const menteeWishes = compiled(file['mentee-wishes']);
  const toTalk = new RegExp(`^${anyOf(file['wants-to-talk'].map(bare))} `, 'u');
  const whole = (some: readonly string[]) =>
    some.map((line) => withoutAccents(line).replaceAll('<mentor>', OF_MENTOR)).join('|');
  const inside = (some: readonly string[], flags = 'u') => new RegExp(`(?<!\\p{L})(?:${whole(some)})(?!\\p{L})`, flags);
  const doesIt = inside(file['does-it']);
  const youDid = inside(file['you-did']);
  const youMayHave = inside(file['you-may-have']);
  const noHarm = inside(file['no-harm'], 'gu');
  const goesOn = new RegExp(`[.!?;,\\n]+|(?<=\\s)(?=(?:${whole(file.they)})(?!\\p{L}))`, 'iu');
  const asks = file['wants-them'].map((line) => `${line} ${OF_MENTOR}`);
  const notOfThem = inside([...file['somebody-else'], ...asks]);
  const wrongs = compileWrongs(file.wrongs, OF_MENTOR, file['somebody-else']);
  const called = compiled(file.called);
  const noNames = new Set(file['no-names'].map(bare));
  const mentorWishes = compiled(file['mentor-wishes']);
  const mentorLeaves = compiled(file['mentor-leaves']);
  const said = (text: string) => bare(text).replace(around, '');
  const namesOf = remembering(MENTORS_REMEMBERED, (mentor: string) => {
    const names = anyOf([mentor, mentor.split(' ')[0] ?? mentor, ...file['own-mentor']]);
    // "Daves hitting me", "at daves": the s goes on after whoever stands in that one's place.
    return new RegExp(`(?<![\\p{L}\\p{N}])${names}(?=['\u2019]?s(?![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))`, 'giu');
  });
  /** In bare words, with their mentor unnamed. */
  const ofMentor = (text: string, mentor: string) =>
    bare(text.normalize('NFC').replace(namesOf(mentor), ` ${OF_MENTOR} `))
      .replaceAll(`${OF_MENTOR} s `, `${OF_MENTOR} `)
      .replace(/ +/g, ' ')
      .trim();

  const isWish = (text: string, mentor: string | null) => {
    const names = namesIn(said(text), menteeWishes);
    if (names === null) return false;
    return names.mentor === undefined || ownMentor.has(names.mentor) || isCalled(names.mentor, mentor);
  };
  const joins = new RegExp(`[.!?;,\\n]+| ${anyOf(file.joins)} `, 'iu');
  const partsOf = (text: string) => text.normalize('NFC').split(joins);

  return {
    parts: partsOf,
    them: file.them,
    /** Whether a mentee wishes for another mentor. @param mentor the name of theirs; null for none */
    isMenteeWish(text: string, mentor: string | null): boolean {
      return (
        isWish(text, mentor) || partsOf(text).some((part) => wordCount(part) >= WISH_WORDS && isWish(part, mentor))
      );
    },
    /** Whether a wish for somebody else is a wish to talk to that one now. */
    wantsToTalk: (text: string): boolean => toTalk.test(said(text)),
    /** The message with somebody unnamed in the place of their mentor; null when it does not speak of that one. */
    withoutName(text: string, mentor: string): string | null {
      const unnamed = text.normalize('NFC').replace(namesOf(mentor), file.unnamed);
      return unnamed === text ? null : unnamed;
    },
    /** The same, of what is done to that one: "Daves face" is his. */
    withoutNameOf(text: string, mentor: string): string | null {
      const unnamed = text
        .normalize('NFC')
        .replace(new RegExp(`${namesOf(mentor).source}['\u2019]?s(?![\\p{L}\\p{N}])`, 'giu'), file['unnamed-whose'])
        .replace(namesOf(mentor), file['unnamed-whom']);
      return unnamed === text ? null : unnamed;
    },
    /** What a message says after their mentor's name. */
    afterName: (text: string, mentor: string): string => text.normalize('NFC').split(namesOf(mentor)).at(-1) ?? '',
    /** Whether it is their mentor of whom a message says what is done to them: "its Dave, hes been hitting me". */
    saysDoneBy: (text: string, mentor: string): boolean => doesIt.test(ofMentor(text, mentor)),
    /** What a message tells of their mentor, and of nobody else of that name. */
    wrongBy: (text: string, mentor: string): Wrong | null => wrongs(ofMentor(text, mentor)),
    /** Whether whoever is written to is told that they did it: "why did you hit me". */
    saysYouDid(text: string): 'plainly' | 'maybe' | null {
      const words = bare(text).replace(/ +/g, ' ');
      return youDid.test(words) ? 'plainly' : youMayHave.test(words) ? 'maybe' : null;
    },
    /** What is left of a message without what is only like harm by their mentor; null where nothing of it is. */
    withoutNoHarm(text: string, mentor: string): string | null {
      const said = ofMentor(text, mentor);
      const rest = said.replace(noHarm, ' ');
      return rest === said ? null : rest.replaceAll(OF_MENTOR, file.unnamed).replace(/ +/g, ' ').trim();
    },
    /** The sentences of a message, and what is said after "he": each of them is about one person. */
    sentences: (text: string): readonly string[] => text.normalize('NFC').split(goesOn),
    /** Whether a message that names their mentor speaks of nobody besides, and not only of wanting that one. */
    isOfNobodyElse: (text: string, mentor: string): boolean => !notOfThem.test(ofMentor(text, mentor)),
    /** What somebody wants to be called, as they wrote it; null where it is no such wish, or no name. */
    calledIn(text: string): string | null {
      const name = IS_MORE.test(text) ? undefined : namesIn(said(text), called)?.mentee;
      const isName =
        name !== undefined && name.length <= LONGEST_NAME && !name.split(' ').some((one) => noNames.has(one));
      return isName ? asWritten(name, text) : null;
    },
    /** For which of theirs a mentor wishes somebody else; null when the message is something else. */
    mentorWish: (text: string): string | null => namesIn(said(text), mentorWishes)?.mentee ?? null,
    isLeaving: (text: string): boolean => namesIn(said(text), mentorLeaves) !== null,
    command: compileCommands(file.coordinator),
  };
}

/** A name with the capitals and accents that it was written with; with capitals where it had none. */
function asWritten(name: string, text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}'\u2019-]+/gu) ?? [];
  const found = name.split(' ').map((one) => words.find((word) => bare(word).trim() === one) ?? one);
  return found
    .map((word) => (word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
}

/** Whole messages of a list like these; null where a message is none of them. @throws SyntaxError for a line that is no pattern */
export function wholeMessages(patterns: readonly string[]): (text: string) => Names | null {
  const lines = compiled(patterns);
  return (text) => namesIn(bare(text), lines);
}

function isCalled(written: string, mentor: string | null): boolean {
  if (mentor === null) return false;
  const name = bare(mentor);
  return written === name || written === name.split(' ')[0];
}
