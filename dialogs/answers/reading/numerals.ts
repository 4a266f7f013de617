import type { CommonWords } from '../words/common';
import { type Token, wholeFigures, wordAt } from './token';

export interface Numeral {
  readonly value: number;
  /** Index of the first token after it. */
  readonly end: number;
  /** Written in figures rather than in words. */
  readonly figures: boolean;
}

/** The number that begins at `at`: "20", "3.5", "twenty five", "two hundred and six", "3 and a half", "three point five". */
export function numeralAt(tokens: readonly Token[], at: number, words: CommonWords): Numeral | null {
  const minus = wordAt(tokens, at) === '-' || words.numbers.minus.has(wordAt(tokens, at));
  const start = minus ? at + 1 : at;
  const token = tokens[start];
  if (token === undefined) return null;
  const whole = token.kind === 'figures' ? inFigures(token, start) : inWords(tokens, start, words);
  if (whole === null) return null;
  const all = withFraction(tokens, whole, words);
  return minus ? { ...all, value: -all.value } : all;
}

function inFigures(token: Token, at: number): Numeral | null {
  if (!/^\d{1,9}(\.\d{1,9})?$/u.test(token.word)) return null;
  return { value: Number(token.word), end: at + 1, figures: true };
}

/** Tens and units, hundreds with "and". Larger numbers are written in figures by everybody. */
function inWords(tokens: readonly Token[], at: number, words: CommonWords): Numeral | null {
  const { numbers } = words;
  const first = numbers.words.get(wordAt(tokens, at));
  let value = first ?? 1;
  let end = first === undefined ? at : at + 1;
  if (first === undefined && !numbers.hundred.has(wordAt(tokens, at))) return null;
  if (first !== undefined && first >= 20) {
    const unit = numbers.words.get(wordAt(tokens, end));
    if (unit !== undefined && unit > 0 && unit < 10) {
      value += unit;
      end++;
    }
  }
  if (value > 0 && value < 10 && numbers.hundred.has(wordAt(tokens, end))) {
    value *= 100;
    end++;
    const joined = numbers.and.has(wordAt(tokens, end)) ? end + 1 : end;
    const rest = numbers.words.has(wordAt(tokens, joined)) ? inWords(tokens, joined, words) : null;
    if (rest !== null && rest.value < 100) return { value: value + rest.value, end: rest.end, figures: false };
  }
  return { value, end, figures: false };
}

function withFraction(tokens: readonly Token[], whole: Numeral, { numbers }: CommonWords): Numeral {
  if (!Number.isInteger(whole.value)) return whole;
  const next = wordAt(tokens, whole.end);
  if (numbers.point.has(next)) {
    const digit = tokens[whole.end + 1];
    const tenth = wholeFigures(digit) ?? numbers.words.get(digit?.word ?? '');
    if (tenth !== undefined && tenth !== null && tenth < 10) {
      return { ...whole, value: whole.value + tenth / 10, end: whole.end + 2 };
    }
  }
  const half = numbers.and.has(next) ? numbers.half.longest(tokens, whole.end + 1) : null;
  return half === null ? whole : { ...whole, value: whole.value + 0.5, end: half.end };
}

/** A figure or a number word before something countable: "3 weeks", "2 of my mates". */
export function countsSomething(tokens: readonly Token[], end: number, words: CommonWords): boolean {
  return words.numbers.counted.longest(tokens, end) !== null;
}
