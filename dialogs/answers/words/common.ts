import { z } from 'zod';
import { PhraseBook, phraseSet } from '../reading/phrases';
import { type PhraseReader, phrases } from './phrase';

/** What every type of answer needs to know about a language. */
export const commonSection = z.strictObject({
  /** The spelling used in this file: other ways of writing it. */
  spellings: z.record(z.string(), phrases),
  /** Say nothing by themselves, wherever they stand. */
  fillers: phrases,
  /** May stand in the middle of any phrase: "not *bloody* likely". */
  within: phrases,
  /** Pronouns, articles, prepositions and the like: a figure before one of them does not count things. */
  'little-words': phrases,
  negators: phrases,
  /** Deny only the very next word: "no good", but not "no, I'm good". */
  'close-negators': phrases,
  /** … or of the word after these: "no *feeling* great". */
  'close-through': phrases,
  /** A "not" still reaches what comes after these: "not *feeling very* good". */
  'see-through': phrases,
  joins: z.strictObject({ but: phrases, because: phrases, whole: phrases }),
  /** What stands before them is taken back. */
  corrections: phrases,
  /** What was, or was done: a time beside them is not an answer. */
  past: phrases,
  /** Ordinary words that are not to be taken for misspelt ones. */
  'not-misspellings': phrases,
  numbers: z.strictObject({
    words: z.record(z.string(), z.number()),
    /** May stand for a number where one was asked for, and nowhere else: "a couple". */
    'loose-words': z.record(z.string(), z.number()),
    hundred: phrases,
    and: phrases,
    half: phrases,
    point: phrases,
    minus: phrases,
    percent: phrases,
    'out-of': phrases,
    /** The ends of a scale: "1 to 5". */
    'up-to': phrases,
    /** "2 or 3" */
    between: phrases,
    /** What is counted by a figure before it: "3 weeks". */
    counted: phrases,
    /** After a figure they change nothing: "3ish". */
    roughly: phrases,
  }),
});
type CommonSection = z.infer<typeof commonSection>;

export type CommonWords = ReturnType<typeof compileCommon>;

export function compileCommon(section: CommonSection, { read }: PhraseReader) {
  const set = (list: readonly string[]) => phraseSet(list.map(read));
  const words = (list: readonly string[]) => new Set(list.flatMap(read));
  const joins = new PhraseBook<'but' | 'because' | 'whole'>();
  for (const kind of ['but', 'because', 'whole'] as const) {
    for (const phrase of section.joins[kind]) joins.add(read(phrase), kind);
  }
  const { numbers } = section;
  return {
    fillers: set(section.fillers),
    within: words(section.within),
    little: words(section['little-words']),
    negators: set(section.negators),
    closeNegators: words(section['close-negators']),
    closeThrough: words(section['close-through']),
    seeThrough: words(section['see-through']),
    joins,
    corrections: set(section.corrections),
    past: set(section.past),
    numbers: {
      words: new Map(Object.entries(numbers.words)),
      loose: phraseNumbers(numbers['loose-words'], read),
      hundred: words(numbers.hundred),
      and: words(numbers.and),
      half: set(numbers.half),
      point: words(numbers.point),
      minus: words(numbers.minus),
      percent: words(numbers.percent),
      outOf: set(numbers['out-of']),
      upTo: words(numbers['up-to']),
      between: words(numbers.between),
      counted: set(numbers.counted),
      roughly: set(numbers.roughly),
    },
  };
}

function phraseNumbers(entries: Readonly<Record<string, number>>, read: PhraseReader['read']): PhraseBook<number> {
  const book = new PhraseBook<number>();
  for (const [phrase, value] of Object.entries(entries)) book.add(read(phrase), value);
  return book;
}
