import { Temporal } from 'temporal-polyfill';
import { type Token, wholeFigures, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Day } from './day';

interface Span {
  readonly value: number;
  readonly end: number;
}

/** "the 5th", "5th of november", "nov 5", "twenty first" */
export function monthDayAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  const { date } = words;
  const start = date.this.longest(tokens, at)?.end ?? at;
  const leadingMonth = date.months.longest(tokens, start);
  const from = leadingMonth === null ? start : (date.this.longest(tokens, leadingMonth.end)?.end ?? leadingMonth.end);
  const ordinal = ordinalAt(tokens, from, words);
  const figures = ordinal === null ? wholeFigures(tokens[from]) : null;
  const day: Span | null = ordinal ?? (figures === null ? null : { value: figures, end: from + 1 });
  if (day === null) return null;
  const ofMonth = date.of.longest(tokens, day.end)?.end ?? day.end;
  const trailing = leadingMonth === null ? date.months.longest(tokens, ofMonth) : null;
  const month = leadingMonth ?? trailing;
  // "a second" is no day; "the second" and "2nd" are.
  const named = ordinal !== null && (start > at || tokens[from]?.kind === 'figures');
  if (month === null) return !named ? null : { dates: nextWithDay(today, day.value), sure: true, end: day.end };
  const end = trailing?.end ?? day.end;
  const year = wholeFigures(tokens[end]);
  const isYear = year !== null && year >= 2000 && year <= 2100;
  return {
    dates: isYear ? existing(year, month.entry, day.value) : nextOf(today, month.entry, day.value),
    sure: true,
    end: isYear ? end + 1 : end,
  };
}

function ordinalAt(tokens: readonly Token[], at: number, { date, time, common }: AnswerWords): Span | null {
  // "first thing" is a time of day.
  const word = time.parts.longest(tokens, at) === null ? date.ordinals.longest(tokens, at) : null;
  if (word !== null) return { value: word.entry, end: word.end };
  const figures = wholeFigures(tokens[at]);
  const ending = figures !== null && tokens[at + 1]?.glued === true ? date.endings.longest(tokens, at + 1) : null;
  if (figures !== null && ending !== null) return { value: figures, end: ending.end };
  const tens = common.numbers.words.get(wordAt(tokens, at));
  const unit = tens === 20 || tens === 30 ? date.ordinals.longest(tokens, at + 1) : null;
  return tens !== undefined && unit !== null && unit.entry < 10 ? { value: tens + unit.entry, end: unit.end } : null;
}

/** "5/11", "05/11/2026", "5.11.26", "2026-11-05" */
export function figuresAt(tokens: readonly Token[], at: number, today: string, { date }: AnswerWords): Day | null {
  const parts: number[] = [];
  let end = at;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/u.exec(wordAt(tokens, at));
  if (dotted !== null) {
    parts.push(...dotted.slice(1).map(Number));
    end = at + 1;
  } else {
    const joint = wordAt(tokens, at + 1);
    if (joint !== '/' && joint !== '-') return null;
    for (let i = at; parts.length < 3; i += 2) {
      const figures = wholeFigures(tokens[i]);
      if (figures === null) break;
      parts.push(figures);
      end = i + 1;
      if (wordAt(tokens, i + 1) !== joint) break;
    }
    if (parts.length < 2 || (parts.length === 2 && joint === '-')) return null;
  }
  const [a = 0, b = 0, c] = parts;
  if (a > 1900) return c === undefined ? null : { dates: existing(a, b, c), sure: true, end };
  const [day, month] = date.order === 'day-month' ? [a, b] : [b, a];
  if (c === undefined) return { dates: nextOf(today, month, day), sure: true, end };
  return { dates: existing(c < 100 ? 2000 + c : c, month, day), sure: true, end };
}

function existing(year: number, month: number, day: number): readonly string[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()];
  } catch {
    return [];
  }
}

/** The first such day of a year that is not over: today or later, within four years for the sake of 29 February. */
function nextOf(today: string, month: number, day: number): readonly string[] {
  const year = Number(today.slice(0, 4));
  return [0, 1, 2, 3, 4]
    .flatMap((more) => existing(year + more, month, day))
    .filter((d) => d >= today)
    .slice(0, 1);
}

function nextWithDay(today: string, day: number): readonly string[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  return [0, 1, 2]
    .map((more) => first.add({ months: more }))
    .flatMap((month) => existing(month.year, month.month, day))
    .filter((d) => d >= today)
    .slice(0, 1);
}
