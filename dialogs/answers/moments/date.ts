import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import { type AnswerOptions, notTaken, type Parsed, taken } from '../types';
import { allowedDate, daysIn, isOther } from './days';

/** Small steps are at most a week away. */
export const DAYS_AHEAD = 7;

/** A day from today up to `daysAhead` days from now. A day that is over or too far off is out of range. */
export function parseDate(text: string, options: Pick<AnswerOptions, 'words' | 'now' | 'daysAhead'>): Parsed<string> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const { words, now, daysAhead = DAYS_AHEAD } = options;
  const message = readMessage(text, words.reading, words.guess.moment);
  const read = daysIn(message.clauses, now.date, words);
  const [day, ...others] = read.days;
  if (day === undefined || isOther(read, read.odd, false)) return notTaken('unclear');
  const dates = new Set(read.days.map((d) => allowedDate(d, now.date, daysAhead)));
  if (others.length > 0 && dates.size > 1) return notTaken('contradiction');
  const date = allowedDate(day, now.date, daysAhead);
  if (date === null) return notTaken('out-of-range');
  return taken(date, day.sure && !day.loose && !read.refused && date === day.dates[0] && !read.open && read.odd === 0);
}
