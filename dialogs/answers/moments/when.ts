import { addDays } from '../../time';
import { readMessage } from '../reading/read';
import { type AnswerOptions, LONGEST_ANSWER, notTaken, type Parsed, taken } from '../types';
import { DAYS_AHEAD } from './date';
import { type DayTime, dayTimesIn, isBetween } from './day-times';
import { allowedDate, daysIn, isOther } from './days';
import { minutesOf, timeOf } from './time';

const DAY = 24 * 60;

/**
 * A day, a time of day, or both, always ahead: "YYYY-MM-DD HH:MM", or "YYYY-MM-DD" when no time was said. A time alone
 * is the next one to come.
 */
export function parseWhen(
  text: string,
  options: Pick<AnswerOptions, 'words' | 'now' | 'daysAhead' | 'earliest' | 'latest'>,
): Parsed<string> {
  if (text.length > LONGEST_ANSWER) return notTaken('too-long');
  if (text.trim() === '') return notTaken('empty');
  const { words, now, daysAhead = DAYS_AHEAD } = options;
  const message = readMessage(text, words.reading, words.guess.moment);
  const days = daysIn(message.clauses, now.date, words);
  const read = dayTimesIn(message.clauses, words, options, days.isTaken);
  const [day, ...otherDays] = days.days;
  const [time, ...otherTimes] = read.times;
  if (isOther(days, read.odd, time !== undefined)) return notTaken('unclear');
  // "in bits now" and "see you later" name no moment.
  const isVague = typeof time?.at === 'object' && !time.sure;
  if (day === undefined && isVague && read.odd > 0) return notTaken('unclear');
  if (day === undefined && time === undefined) {
    return notTaken(read.outside && !read.open ? 'out-of-range' : 'unclear');
  }
  if (otherDays.some((d) => d.dates[0] !== day?.dates[0]) || otherTimes.some((t) => t.at !== time?.at))
    return notTaken('contradiction');
  if (read.outside) return notTaken('out-of-range');
  const sure = read.odd === 0 && !days.refused && !read.refused && !read.open && !days.open;
  if (day === undefined) return time === undefined ? notTaken('unclear') : nextOf(time, sure, options);

  const date = allowedDate(day, now.date, daysAhead);
  if (date === null) return notTaken('out-of-range');
  const sureDay = sure && day.sure && !day.loose && date === day.dates[0];
  if (time === undefined) return read.refused || read.open ? taken(date, false) : taken(date, sureDay);
  if (typeof time.at !== 'string') return date === now.date ? nextOf(time, sureDay, options) : taken(date, false);
  const at = date === now.date ? laterToday(time, options) : time.at;
  return at === null ? notTaken('out-of-range') : taken(`${date} ${at}`, sureDay && time.sure);
}

function nextOf(
  time: DayTime,
  sure: boolean,
  options: Pick<AnswerOptions, 'now' | 'earliest' | 'latest' | 'daysAhead'>,
): Parsed<string> {
  const { date, time: nowTime } = options.now;
  if (typeof time.at !== 'string') {
    const minutes = minutesOf(nowTime) + time.at.minutes;
    const on = addDays(date, Math.floor(minutes / DAY));
    return on === date || time.sure ? taken(`${on} ${timeOf(minutes % DAY)}`, sure && time.sure) : notTaken('unclear');
  }
  const today = laterToday(time, options);
  if (today !== null) return taken(`${date} ${today}`, sure && time.sure);
  return (options.daysAhead ?? DAYS_AHEAD) < 1
    ? notTaken('out-of-range')
    : taken(`${addDays(date, 1)} ${time.at}`, sure && time.sure);
}

/** The time as it is still to come today; "6" said at noon is six in the evening. Null when it is over. */
function laterToday(
  { at, half }: DayTime,
  { now, earliest = '00:00', latest = '23:59' }: Pick<AnswerOptions, 'now' | 'earliest' | 'latest'>,
): string | null {
  if (typeof at !== 'string') return null;
  if (at > now.time) return at;
  const other = timeOf((minutesOf(at) + DAY / 2) % DAY);
  return half === 'open' && other > now.time && isBetween(other, earliest, latest) ? other : null;
}
