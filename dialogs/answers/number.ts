import { refusedUnread } from './closed';
import { countsSomething, numeralAt } from './reading/numerals';
import { readMessage } from './reading/read';
import { type Token, wordAt } from './reading/token';
import { type AnswerOptions, notTaken, type Parsed, taken } from './types';
import type { AnswerWords } from './words';

/** Anything longer is a telephone number or a reference, not an amount. */
const MOST_DIGITS = 9;

/** The one number that a message names. Two different ones, a clock time or a score are unclear. */
export function parseNumber(
  text: string,
  {
    words,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
  }: Pick<AnswerOptions, 'words' | 'min' | 'max'>,
): Parsed<number> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const values = new Set<number>();
  let odd = 0;
  for (const { tokens } of readMessage(text, words.reading).clauses) {
    for (let i = 0; i < tokens.length; ) {
      const amount = amountAt(tokens, i, words);
      const token = tokens[i];
      if (amount === null && token?.kind === 'figures') {
        return notTaken(token.word.length > MOST_DIGITS ? 'out-of-range' : 'unclear');
      }
      if (amount === null) {
        const aside = asideEnd(tokens, i, words);
        if (aside === i) odd++;
        i = Math.max(aside, i + 1);
        continue;
      }
      if (isNoAmount(tokens, i, amount.end, words)) return notTaken('unclear');
      values.add(amount.value);
      i = countsSomething(tokens, amount.end, words.common) ? amount.end + 1 : amount.end;
    }
  }
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) return notTaken('unclear');
  return value < min || value > max ? notTaken('out-of-range') : taken(value, odd === 0);
}

/** "20", "twenty five", "a couple" */
function amountAt(
  tokens: readonly Token[],
  at: number,
  { common }: AnswerWords,
): { value: number; end: number } | null {
  const number = numeralAt(tokens, at, common);
  if (number !== null && number.value !== 1) return number;
  const loose = common.numbers.loose.longest(tokens, at);
  return loose === null ? number : { value: loose.entry, end: loose.end };
}

/** "9am", "7/10", "not 3" */
function isNoAmount(tokens: readonly Token[], at: number, end: number, { common, time }: AnswerWords): boolean {
  const denied =
    common.negators.longest(tokens, at - 1) !== null && common.corrections.longest(tokens, at - 1) === null;
  const isTime = time.am.longest(tokens, end) !== null || time.pm.longest(tokens, end) !== null;
  return denied || isTime || wordAt(tokens, end) === '/';
}

/** Where a word or phrase ends that says nothing beside a number; `at` when it says something. */
function asideEnd(tokens: readonly Token[], at: number, { common, choice }: AnswerWords): number {
  const books = [common.fillers, choice.asides, common.numbers.roughly];
  const ends = books.map((book) => book.longest(tokens, at)?.end ?? at);
  const isPlain = tokens[at]?.kind !== 'word' || common.little.has(wordAt(tokens, at));
  return Math.max(...ends, isPlain ? at + 1 : at);
}
