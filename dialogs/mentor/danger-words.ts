import { z } from 'zod';
import { wordCount } from '../word-count';
import { withoutLeading } from './addressing';
import { anyOf, plain } from './phrases';

const words = z.array(z.string()).min(1);

/** locales/<tag>/understanding/mentor.yaml, `danger`: how a mentor writes when it is serious. */
export const dangerWordsFile = z.strictObject({
  /** Anywhere in a message: they ask what to do now. */
  asks: words,
  /** Anywhere in a message: somebody is to call for help. It is advice, and for whom they are with. */
  advises: words,
  /** Anywhere in a message: it is about themselves, and is danger. */
  own: words,
  /** Anywhere in a message: somebody else is in danger. What takes that back; and how it begins where they only suppose it. */
  'tells-of': words,
  'tells-not': words,
  supposes: words,
  /** Words that a sentence about oneself, to somebody, or about somebody has. */
  'first-person': words,
  'second-person': words,
  'third-person': words,
  /** Whole messages, to nobody in particular: it is too much, or they may want to leave. */
  weary: words,
  /** Whole messages: "me", in answer to whom it is about. */
  me: words,
  /** Anywhere in an answer to whether that person is safe: that they are, and what takes it back. */
  safe: words,
  doubt: words,
  /** Whole answers to it that are neither. */
  unsure: words,
  /** Anywhere in a message: how somebody else has settled, which is no danger. */
  settled: words,
});

/** "Sam is suicidal" has somebody whom it is about; "feeling suicidal" has nobody. Words. */
const SUBJECT_TOO = 3;

const bare = (text: string) => plain(text).replace(/['?]/g, '').trim();

export function compileDangerWords(file: z.infer<typeof dangerWordsFile>) {
  const has = (phrases: readonly string[]) => {
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(phrases)}(?![\\p{L}\\p{N}])`, 'iu');
    return (text: string): boolean => found.test(plain(text));
  };
  const me = new Set(file.me.map(plain));
  const unsure = new Set(file.unsure.map(plain));
  const advice = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(file.advises)}(?![\\p{L}\\p{N}])`, 'giu');
  const settled = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(file.settled)}(?![\\p{L}\\p{N}])`, 'giu');
  const tellsOf = has(file['tells-of']);
  const tellsNot = has(file['tells-not']);
  const [isOwn, isFirstPerson, isOfAnother] = [has(file.own), has(file['first-person']), has(file['third-person'])];
  const weary = new Set(file.weary.map((phrase) => bare(phrase)));
  return {
    isWeary: (text: string): boolean => weary.has(bare(text)),
    asksWhatNow: has(file.asks),
    advises: has(file.advises),
    /** What stands besides the advice: danger there is of its own. */
    withoutAdvice: (text: string): string => plain(text).replace(advice, ' '),
    /** What is said besides of how somebody else has settled. */
    withoutSettled: (text: string): string => plain(text).replace(settled, ' '),
    isSafe: has(file.safe),
    isDoubtful: has(file.doubt),
    isUnsure: (text: string): boolean => unsure.has(plain(text)),
    isOwn,
    isFirstPerson,
    isToThem: has(file['second-person']),
    isOfAnother,
    /** "Sam is in danger", "i think hes going to hurt himself". @param names of those whom they know */
    tellsOfAnother(text: string, names: readonly string[]): boolean {
      if (!tellsOf(text) || tellsNot(text) || isOwn(text)) return false;
      const said = plain(text);
      const rest = withoutLeading(said, file.supposes) ?? said;
      const isNamed = names.some((name) => `${bare(rest)} `.includes(`${name} `));
      return isOfAnother(rest) || isNamed || (!isFirstPerson(rest) && wordCount(rest) >= SUBJECT_TOO);
    },
    isAboutMe: (text: string): boolean => me.has(plain(text)),
  };
}
