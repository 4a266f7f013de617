import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import { type AnswerOptions, notTaken, type Parsed, taken } from '../types';
import { dayTimesIn } from './day-times';
import { daysIn } from './days';
import type { DayTime } from './resolve';

/**
 * A time of day, HH:MM. "9" is taken in the half of the day that the window allows; when both remain, in the likelier
 * one and not confidently. A part of the day ("evenings") stands for its usual time in the language's data.
 */
export function parseTime(
  text: string,
  options: Pick<AnswerOptions, 'words' | 'now' | 'earliest' | 'latest'>,
): Parsed<string> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const { words, now } = options;
  const message = readMessage(text, words.reading, words.guess.moment);
  // "the 14th" is a day, and no time of one.
  const days = daysIn(message.clauses, now.date, words);
  const read = dayTimesIn(message.clauses, words, options, days.isTaken);
  if ((read.open && read.times.length === 0) || (read.past && read.odd > 0)) return notTaken('unclear');
  const times = [...new Set(read.times.map((t) => clockTime(t, now.time)))];
  const [time, ...others] = times;
  if (others.length > 0) return notTaken('contradiction');
  if (time === undefined) return notTaken(read.outside ? 'out-of-range' : 'unclear');
  if (time === null) return notTaken('unclear');
  return taken(time, read.times.every((t) => t.sure) && !read.outside && !read.refused && !read.open && read.odd === 0);
}

/** Null when it would be another day. */
function clockTime({ at }: DayTime, now: string): string | null {
  if (typeof at === 'string') return at;
  const minutes = minutesOf(now) + at.minutes;
  return minutes < 24 * 60 ? timeOf(minutes) : null;
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
