import { z } from 'zod';
import { withoutLeading } from './addressing';
import { anyOf, plain } from './phrases';

const words = z.array(z.string()).min(1);

/** locales/<tag>/understanding/mentor.yaml, `danger`: how a mentor writes when it is serious. */
export const dangerWordsFile = z.strictObject({
  /** Anywhere in a message: they ask what to do now. */
  asks: words,
  /** Right before one of `advises`: "should i", and it is asked. */
  whether: words,
  /** Anywhere in a message: somebody is to call for help. It is advice, and for whom they are with. */
  advises: words,
  /** Anywhere in a message: it is about themselves, and is danger. */
  own: words,
  /** Anywhere in a message: somebody else is in danger. What takes that back; and how it begins where they only suppose it. */
  'tells-of': words,
  'tells-not': words,
  supposes: words,
  /** Right behind one of `whom`, or a name, with no more between than `between`: that one is in danger. */
  'tells-beside': words,
  whom: words,
  between: words,
  /** How a sentence of their own danger begins without "i"; what may stand before that; and, anywhere in a message, that it is long over. */
  'bare-own': words,
  'before-own': words,
  'long-over': words,
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

/** So many of `between` may stand between whom it is about and what it is. */
const MOST_BETWEEN = 2;
/** Not inside a word. */
const [BEGINS, ENDS] = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];

const bare = (text: string) => plain(text).replace(/['?]/g, '').trim();

export function compileDangerWords(file: z.infer<typeof dangerWordsFile>) {
  const has = (phrases: readonly string[]) => {
    const found = new RegExp(`${BEGINS}${anyOf(phrases)}${ENDS}`, 'iu');
    return (text: string): boolean => found.test(plain(text));
  };
  const me = new Set(file.me.map(plain));
  const unsure = new Set(file.unsure.map(plain));
  const advice = new RegExp(`${BEGINS}${anyOf(file.advises)}${ENDS}`, 'giu');
  const whatNow = `${BEGINS}(?:${anyOf(file.asks)}|${anyOf(file.whether)} ${anyOf(file.advises)})${ENDS}`;
  const [asks, asked] = [new RegExp(whatNow, 'iu'), new RegExp(whatNow, 'giu')];
  const settled = new RegExp(`${BEGINS}${anyOf(file.settled)}${ENDS}`, 'giu');
  const tellsOf = has(file['tells-of']);
  const tellsNot = has(file['tells-not']);
  const isOfSomebody = has(file.whom);
  const isLongOver = has(file['long-over']);
  const told = new RegExp(`${BEGINS}${anyOf(file['tells-of'])}${ENDS}`, 'giu');
  const ownUnsaid = new RegExp(`^(?:${anyOf(file['before-own'])} )*${anyOf(file['bare-own'])}${ENDS}`, 'iu');
  /** Whom it is about, and right behind it that it is danger. */
  const beside = (names: readonly string[]): RegExp => {
    const between = `(?: ${anyOf(file.between)}){0,${MOST_BETWEEN}}`;
    return new RegExp(
      `${BEGINS}${anyOf([...file.whom, ...names])}${between} ${anyOf(file['tells-beside'])}${ENDS}`,
      'iu',
    );
  };
  const [isOwn, isFirstPerson, isOfAnother] = [has(file.own), has(file['first-person']), has(file['third-person'])];
  const weary = new Set(file.weary.map((phrase) => bare(phrase)));
  return {
    isWeary: (text: string): boolean => weary.has(bare(text)),
    asksWhatNow: (text: string): boolean => asks.test(plain(text)),
    /** What stands besides the question: danger there is no question any more. */
    withoutAsking: (text: string): string => plain(text).replace(asked, ' '),
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
      if (tellsNot(text) || isOwn(text)) return false;
      const said = plain(text);
      const rest = withoutLeading(said, file.supposes) ?? said;
      if (beside(names).test(rest)) return true;
      const isNamed = names.some((name) => `${bare(rest)} `.includes(`${name} `));
      return tellsOf(rest) && (isOfAnother(rest) || isNamed || isOfSomebody(rest));
    },
    /** What is said besides of somebody else's danger: danger there may be their own. */
    withoutTold: (text: string, names: readonly string[]): string =>
      plain(text).replace(beside(names), ' ').replace(told, ' '),
    /** "feeling suicidal tonight": it says of nobody that it is about them, as one writes of oneself. Not what is long over. */
    isOwnUnsaid: (text: string): boolean =>
      !isLongOver(text) && text.split(/[.,;!\n]/).some((part) => ownUnsaid.test(plain(part))),
    /** What follows a name where that one is spoken of: "is", "was", "says". */
    goesOnAbout: (rest: string): boolean => withoutLeading(`${plain(rest)} `, file.between.map(plain)) !== null,
    isAboutMe: (text: string): boolean => me.has(plain(text)),
  };
}
