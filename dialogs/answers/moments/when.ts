import { addDays, daysBetween } from '../../time';
import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import { type AnswerOptions, notTaken, type Parsed, taken } from '../types';
import { DAYS_AHEAD } from './date';
import { type DayTimes, dayTimesIn } from './day-times';
import { allowedDate, type DaysRead, daysIn, isOther } from './days';
import { type DayTime, isBetween } from './resolve';
import { minutesOf, timeOf } from './time';

const DAY = 24 * 60;

type WhenOptions = Pick<AnswerOptions, 'words' | 'now' | 'daysAhead' | 'earliest' | 'latest'>;

/**
 * A day, a time of day, or both, always ahead: "YYYY-MM-DD HH:MM", or "YYYY-MM-DD" when no time was said. A time alone
 * is the next one to come.
 */
export function parseWhen(text: string, options: WhenOptions): Parsed<string> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const { words, now } = options;
  const message = readMessage(text, words.reading, words.guess.moment);
  const days = daysIn(message.clauses, now.date, words);
  const times = dayTimesIn(message.clauses, words, options, days.isTaken);
  const [day, ...otherDays] = days.days;
  const [time, ...otherTimes] = times.times;
  if (isOther(days, times.odd, time !== undefined)) return notTaken('unclear');
  if (otherDays.some((d) => d.dates[0] !== day?.dates[0])) return notTaken('contradiction');
  if (otherTimes.some((t) => t.at !== time?.at)) return notTaken('contradiction');
  if (day !== undefined) return onDay(days, times, options);
  if (time === undefined) return notTaken(times.outside && !times.open ? 'out-of-range' : 'unclear');
  // "in bits now" and "see you later" name no moment.
  const isVague = typeof time.at === 'object' && !time.sure;
  return isVague && times.odd > 0 ? notTaken('unclear') : next(time, isPlain(days, times), options);
}

function isPlain(days: DaysRead, times: DayTimes): boolean {
  return times.odd === 0 && ![days, times].some((read) => read.refused || read.open);
}

function onDay(days: DaysRead, times: DayTimes, options: WhenOptions): Parsed<string> {
  const { now, daysAhead = DAYS_AHEAD } = options;
  const [day] = days.days;
  const [time] = times.times;
  const date = day === undefined ? null : allowedDate(day, now.date, daysAhead);
  if (times.outside || day === undefined || date === null) return notTaken('out-of-range');
  const sure = isPlain(days, times) && day.sure && !day.loose && date === day.dates[0];
  if (time === undefined) return taken(date, sure);
  if (typeof time.at === 'object') return date === now.date ? next(time, sure, options) : taken(date, false);
  const at = date === now.date ? laterToday(time, options) : time.at;
  return at === null ? notTaken('out-of-range') : taken(`${date} ${at}`, sure && time.sure);
}

/** A time without a day: today if it is still to come, otherwise tomorrow. */
function next(time: DayTime, plain: boolean, options: WhenOptions): Parsed<string> {
  const { now, daysAhead = DAYS_AHEAD } = options;
  const sure = plain && time.sure;
  if (typeof time.at === 'string') {
    const today = laterToday(time, options);
    if (today !== null) return taken(`${now.date} ${today}`, sure);
    return daysAhead < 1 ? notTaken('out-of-range') : taken(`${addDays(now.date, 1)} ${time.at}`, sure);
  }
  const minutes = minutesOf(now.time) + time.at.minutes;
  const date = addDays(now.date, Math.floor(minutes / DAY));
  if (daysBetween(now.date, date) > daysAhead) return notTaken('out-of-range');
  // "later" does not mean tomorrow.
  return date > now.date && !time.sure ? notTaken('unclear') : taken(`${date} ${timeOf(minutes % DAY)}`, sure);
}

/** The time as it is still to come today; "6" said at noon is six in the evening. Null when it is over. */
function laterToday({ at, half }: DayTime, { now, earliest = '00:00', latest = '23:59' }: WhenOptions): string | null {
  if (typeof at !== 'string') return null;
  if (at > now.time) return at;
  const other = timeOf((minutesOf(at) + DAY / 2) % DAY);
  return half === 'open' && other > now.time && isBetween(other, earliest, latest) ? other : null;
}
