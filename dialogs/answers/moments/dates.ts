import { addDays, weekday } from '../../time';
import { numeralAt } from '../reading/numerals';
import type { Token } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Day } from './day';
import { figuresAt, monthDayAt } from './month-days';

/** The day that begins at `at`, counted from `today`. */
export function dayAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  return (
    weekOnAt(tokens, at, today, words) ??
    namedAt(tokens, at, today, words) ??
    countedAt(tokens, at, today, words) ??
    weekdayAt(tokens, at, today, words) ??
    monthDayAt(tokens, at, today, words) ??
    figuresAt(tokens, at, today, words)
  );
}

const one = (date: string, end: number, sure = true): Day => ({ dates: [date], sure, end });

/** "today", "tomorrow", "the weekend", "next week"; "tomorrow week" is a week later. */
function namedAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  const { date } = words;
  const named = date.days.longest(tokens, at);
  const next = date.next.longest(tokens, at);
  const weekend = date.weekend.longest(tokens, next?.end ?? at);
  const nextWeek = date.nextWeek.longest(tokens, at);
  const endOfWeek = date.endOfWeek.longest(tokens, at);
  const longest = Math.max(...[named, weekend, nextWeek, endOfWeek].map((f) => f?.end ?? at));
  // Nearly every word of a message is none of these.
  if (longest === at) return null;
  const dow = weekday(today);
  if (named?.end === longest) {
    const week = named.entry >= 0 ? date.weekUnits.longest(tokens, named.end) : null;
    return one(addDays(today, named.entry + (week === null ? 0 : 7)), week?.end ?? named.end);
  }
  if (weekend?.end === longest) {
    const saturday = dow >= 6 ? today : addDays(today, 6 - dow);
    const following = addDays(today, 13 - dow);
    return next === null
      ? one(saturday, weekend.end, false)
      : { dates: [following, saturday], sure: false, end: weekend.end };
  }
  if (nextWeek?.end === longest) return one(addDays(today, 8 - dow), nextWeek.end, false);
  if (endOfWeek?.end === longest) return one(addDays(today, dow > 5 ? 12 - dow : 5 - dow), endOfWeek.end, false);
  return null;
}

/** "in 3 days", "2 weeks time", "a fortnight", "3 days ago" */
function countedAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  const { date, common } = words;
  const into = date.in.longest(tokens, at);
  const start = into?.end ?? at;
  const fortnight = date.fortnight.longest(tokens, start);
  const loose = common.numbers.loose.longest(tokens, start);
  const number = fortnight ?? loose ?? numeralAt(tokens, start, common);
  if (number === null) return null;
  const amount = fortnight !== null ? 14 : loose !== null ? loose.entry : 'value' in number ? number.value : 0;
  const units = fortnight !== null ? { end: fortnight.end, days: 1 } : unitAt(tokens, number.end, words);
  if (units === null || !Number.isInteger(amount) || amount < 0 || amount > 1000) return null;
  if (date.ago.longest(tokens, units.end) !== null) return one(addDays(today, -amount * units.days), units.end + 1);
  const time = date.time.longest(tokens, units.end);
  // "a week today" counts from another day, "slept 4 days" from none.
  if (into === null && time === null) return null;
  return one(addDays(today, amount * units.days), time?.end ?? units.end, loose === null || amount <= 2);
}

function unitAt(tokens: readonly Token[], at: number, { date }: AnswerWords): { days: number; end: number } | null {
  const [day, week, month] = [date.dayUnits, date.weekUnits, date.monthUnits].map((unit) => unit.longest(tokens, at));
  if (day) return { days: 1, end: day.end };
  if (week) return { days: 7, end: week.end };
  return month ? { days: 30, end: month.end } : null;
}

/** "a week on Friday", "a week tomorrow", "week today" */
function weekOnAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  const { date, common } = words;
  const number = numeralAt(tokens, at, common);
  const loose = common.numbers.loose.longest(tokens, at);
  const start = number?.end ?? loose?.end ?? at;
  const weeks = number?.value ?? loose?.entry ?? 1;
  const unit = date.weekUnits.longest(tokens, start);
  const base = date.fortnight.longest(tokens, at) ?? unit;
  if (base === null || !Number.isInteger(weeks) || weeks < 1 || weeks > 100) return null;
  const from = date.this.longest(tokens, base.end)?.end ?? base.end;
  const day = date.days.longest(tokens, from);
  const named = date.weekdays.longest(tokens, from);
  const days = unit === null ? 14 : 7 * weeks;
  if (day !== null && day.entry >= 0) return one(addDays(today, day.entry + days), day.end);
  return named === null ? null : one(addDays(today, daysUntil(today, named.entry) + days), named.end);
}

/** "fri", "this friday", "next fri", "friday week", "friday the 5th", "last friday" */
function weekdayAt(tokens: readonly Token[], at: number, today: string, words: AnswerWords): Day | null {
  const { date } = words;
  const next = date.next.longest(tokens, at);
  const last = date.last.longest(tokens, at);
  const start = next?.end ?? last?.end ?? date.this.longest(tokens, at)?.end ?? at;
  const named = date.weekdays.longest(tokens, start);
  if (named === null) return null;
  const coming = addDays(today, daysUntil(today, named.entry));
  if (last !== null) return one(addDays(coming, -7), named.end);
  const gone = date.gone.longest(tokens, named.end);
  if (gone !== null) return one(addDays(coming, -7), gone.end);
  const week = date.weekUnits.longest(tokens, named.end);
  if (week !== null) return one(addDays(coming, 7), week.end);
  const after = date.next.longest(tokens, named.end);
  const dated = monthDayAt(tokens, named.end, today, words);
  if (dated !== null) {
    const same = dated.dates.filter((d) => weekday(d) === named.entry);
    return { dates: same, sure: true, end: dated.end };
  }
  const isToday = weekday(today) === named.entry;
  if (next !== null || after !== null) {
    const ofNextWeek = addDays(today, 7 - weekday(today) + named.entry);
    const dates = [...new Set([ofNextWeek, coming])];
    return { dates, sure: dates.length === 1, end: after?.end ?? named.end };
  }
  // On a Friday, "friday" is more often the next one than today.
  return isToday ? { dates: [coming, today], sure: false, end: named.end } : one(coming, named.end);
}

/** 1–7: "friday" on a Friday is a week away. */
function daysUntil(today: string, day: number): number {
  return (day - weekday(today) + 7) % 7 || 7;
}
