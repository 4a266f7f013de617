import { numeralAt } from '../reading/numerals';
import { type Message, type Token, wordAt } from '../reading/token';
import type { Mood } from '../types';
import type { AnswerWords } from '../words';

/** "7/10", "3", "2 or 3": what a stretch of tokens rates, and where it ends. */
export interface Rated {
  readonly mood: Mood | null | 'apart';
  readonly end: number;
  readonly sure: boolean;
  /** It names its own scale, so that it cannot be counting anything. */
  readonly scaled: boolean;
}

/** The usual tops of a scale. "3/4" is not on one: it is "3 or 4". */
const SCALES: readonly number[] = [5, 10, 20, 50, 100];

/** "out of 10 I'd say 6", "1 to 10, 7": the scale, when it is named apart from the figure. */
export function scaleNamed(message: Message, words: AnswerWords): number {
  for (const { tokens } of message.clauses) {
    for (let i = 0; i < tokens.length; i++) {
      const named = scaleAt(tokens, i, words);
      if (named !== null) return named.top;
    }
  }
  return 5;
}

/** "out of 10" with no figure before it, or the question read back: "1 to 5?" */
export function scaleAt(tokens: readonly Token[], at: number, words: AnswerWords): { top: number; end: number } | null {
  const before = numeralAt(tokens, at - 1, words.common);
  const over = before === null ? overAt(tokens, at, words) : null;
  if (over !== null) return { top: over.value, end: over.end };
  const range = rangeAt(tokens, at, words);
  return range?.isScale && range.from <= 1 && SCALES.includes(range.to) ? { top: range.to, end: range.end } : null;
}

/** The rating that begins at `at`, read on the scale of five or on the one that was named. */
export function ratedAt(tokens: readonly Token[], at: number, scale: number, words: AnswerWords): Rated | null {
  const { numbers } = words.common;
  const range = rangeAt(tokens, at, words);
  const first = numeralAt(tokens, at, words.common);
  if (first === null) return null;
  const top = overAt(tokens, first.end, words);
  if (top !== null) {
    // "50/50" is the middle, not the top.
    const value = first.value === 50 && top.value === 50 ? 25 : first.value;
    return { mood: onFive(value, top.value), end: top.end, sure: true, scaled: true };
  }
  if (wordAt(tokens, first.end) === '%' || numbers.percent.has(wordAt(tokens, first.end))) {
    return { mood: onFive(first.value, 100), end: first.end + 1, sure: true, scaled: true };
  }
  if (range !== null) return ratedRange(tokens, range, scale, words);
  // A figure cannot be below the lowest mood in any other sense than this one; above the highest it may be on another scale.
  const mood = first.value > scale ? null : onFive(first.value, scale);
  return { mood, end: first.end, sure: first.value >= 1, scaled: false };
}

/** Of two neighbours the lower one is taken; two figures further apart are no answer. */
function ratedRange(
  tokens: readonly Token[],
  range: NonNullable<ReturnType<typeof rangeAt>>,
  scale: number,
  words: AnswerWords,
): Rated {
  const over = overAt(tokens, range.end, words);
  const top = over?.value ?? scale;
  const mood = range.to > top ? null : range.to - range.from > 1 ? 'apart' : onFive(range.from, top);
  return { mood, end: over?.end ?? range.end, sure: false, scaled: over !== null };
}

/** "/10", "out of ten" */
function overAt(tokens: readonly Token[], at: number, { common }: AnswerWords) {
  const start = wordAt(tokens, at) === '/' ? at + 1 : common.numbers.outOf.longest(tokens, at)?.end;
  const top = start === undefined ? null : numeralAt(tokens, start, common);
  return top !== null && SCALES.includes(top.value) ? top : null;
}

/**
 * Any scale to that of five: value ÷ top × 5, rounded to the nearest whole with halves going up (so 7/10, which is 3.5,
 * is a 4, and the ten steps fall into pairs), and never below 1 or above 5 ("0/10", "11/10").
 */
function onFive(value: number, top: number): Mood {
  const rounded = Math.round((value * 5) / top);
  return rounded <= 1 ? 1 : rounded === 2 ? 2 : rounded === 3 ? 3 : rounded === 4 ? 4 : 5;
}

/** "2 or 3", "2-3", "3/4", "2 maybe 3", rising or falling. */
function rangeAt(tokens: readonly Token[], at: number, words: AnswerWords) {
  const first = numeralAt(tokens, at, words.common);
  if (first === null || !Number.isInteger(first.value)) return null;
  let i = first.end;
  const joins = (word: string) => word === '-' || word === '/' || words.common.numbers.between.has(word);
  while (i < first.end + 2 && joins(wordAt(tokens, i))) i++;
  if (i === first.end) return null;
  // What joins them has been passed: a dash here is no minus.
  const second = numeralAt(tokens, i, words.common);
  if (second === null || !Number.isInteger(second.value) || second.value === first.value) return null;
  const [from, to] = [Math.min(first.value, second.value), Math.max(first.value, second.value)];
  const join = wordAt(tokens, first.end);
  return { from, to, end: second.end, isScale: join === '-' || words.common.numbers.upTo.has(join) };
}
