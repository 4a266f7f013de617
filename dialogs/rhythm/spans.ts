import type { AnswerWords } from '../answers';
import { dayAt } from '../answers/moments/dates';
import { allowedDate } from '../answers/moments/days';
import { type Token, wholeFigures } from '../answers/reading/token';
import { addDays, weekday } from '../time';
import { isDay } from './calendar';
import { comingDay } from './occasions';
import type { Occasion, RhythmWords } from './words';

/** Local days, the first and the last. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

/** Days that a message names, and where. */
export interface NamedSpan {
  readonly clause: number;
  readonly at: number;
  readonly end: number;
  /** `weekday`: a day of the week without a date, which may mean each of them. */
  readonly kind: 'day' | 'weekday' | 'week' | 'occasion';
  /** As it is counted from a local day; null when there is none such any more. */
  on(today: string): Span | null;
}

/** So far ahead a day is looked for. */
const YEAR_AHEAD = 366;

/** What stands at one place, the longest: an occasion, "next week", "this weekend", or a day. */
export function spanAt(
  tokens: readonly Token[],
  at: number,
  words: RhythmWords,
  answers: AnswerWords,
): Omit<NamedSpan, 'clause'> | null {
  const occasion = words.occasions.longest(tokens, at);
  const found = [
    occasion?.entry.kind === 'occasion'
      ? { end: occasion.end, kind: 'occasion' as const, on: occasionOn(occasion.entry.occasion) }
      : null,
    weekAt(tokens, at, words),
    dayNamedAt(tokens, at, answers),
  ] as const;
  const longest = found.filter((one) => one !== null).sort((a, b) => b.end - a.end)[0];
  return longest === undefined ? null : { at, ...longest };
}

/** The days of an occasion: of this year's for as long as it lasts, and of the next one after it. */
const occasionOn =
  ({ on, until, from, week }: Occasion) =>
  (today: string): Span | null => {
    if (week) {
      // Of its week a part may lie behind us.
      const day = comingDay(on, addDays(today, 1 - weekday(today)));
      return day === null ? null : weekOf(day);
    }
    const last = comingDay(until, today);
    if (last === null) return null;
    const year = Number(last.slice(0, 4));
    const firsts = from.flatMap((day) =>
      day.length === 'MM-DD'.length ? [`${year - 1}-${day}`, `${year}-${day}`] : [day],
    );
    const first = firsts
      .filter((day) => isDay(day) && day <= last)
      .sort()
      .at(-1);
    return { first: first ?? last, last };
  };

const weekOf = (day: string): Span => {
  const first = addDays(day, 1 - weekday(day));
  return { first, last: addDays(first, 6) };
};

function weekAt(tokens: readonly Token[], at: number, words: RhythmWords) {
  const said = words.says.longest(tokens, at);
  if (said === null) return null;
  const says = (kind: string) => said.entry.some((one) => one.kind === kind);
  const on = says('next-week') ? nextWeek : says('this-weekend') ? thisWeekend : null;
  return on === null ? null : { end: said.end, kind: 'week' as const, on };
}

const nextWeek = (today: string): Span => weekOf(addDays(today, 8 - weekday(today)));

const thisWeekend = (today: string): Span => {
  const sunday = addDays(today, 7 - weekday(today));
  return { first: weekday(today) === 7 ? today : addDays(sunday, -1), last: sunday };
};

function dayNamedAt(tokens: readonly Token[], at: number, answers: AnswerWords) {
  const named = dayAt(tokens, at, SOME_DAY, answers);
  if (named === null || isVague(tokens, at, named.end, answers)) return null;
  const on = (today: string): Span | null => {
    const day = dayAt(tokens, at, today, answers);
    const date = day === null ? null : allowedDate(day, today, YEAR_AHEAD);
    return date === null ? null : { first: date, last: date };
  };
  const isWeekday = tokens
    .slice(at, named.end)
    .every(
      (token, i) => token.kind === 'word' && (i < named.end - at - 1 || answers.date.weekdays.longest([token], 0)),
    );
  return { end: named.end, kind: isWeekday ? ('weekday' as const) : ('day' as const), on };
}

/** "Weekends", "the end of the week", "give me a week": no one day, and not what a break begins with. */
function isVague(tokens: readonly Token[], from: number, end: number, { date }: AnswerWords): boolean {
  if (date.in.longest(tokens, from) !== null) return true;
  const books = [date.weekend, date.nextWeek, date.endOfWeek];
  return tokens.slice(from, end).some((_, i) => books.some((book) => book.longest(tokens, from + i) !== null));
}

/** Where a day stands does not depend on the day from which it is counted. */
const SOME_DAY = '2026-01-05';

/** "24" of "24 to 27 dec": the day of the month that comes before another. */
export function figureBefore(tokens: readonly Token[], at: number): ((other: string) => string | null) | null {
  const figures = wholeFigures(tokens[at]);
  if (figures === null || figures < 1 || figures > 31) return null;
  return (other) => {
    const day = String(figures).padStart(2, '0');
    const date = `${other.slice(0, 8)}${day}`;
    return isDay(date) && date <= other ? date : null;
  };
}
