import { readMessage } from '../reading/read';
import { type AnswerOptions, LONGEST_ANSWER } from '../types';
import { DAYS_AHEAD } from './date';
import { dayTimesIn } from './day-times';
import { allowedDate, daysIn } from './days';
import { parseWhen } from './when';

/**
 * The first moment that somebody names while they tell what they will do: "go for a walk mon and thurs at 9". As `parseWhen` gives it;
 * null where they name no day, and no time that could be nothing else.
 */
export function momentIn(text: string, options: Pick<AnswerOptions, 'words' | 'now'>): string | null {
  if (text.length > LONGEST_ANSWER) return null;
  const { words, now } = options;
  const { clauses } = readMessage(text, words.reading);
  const days = daysIn(clauses, now.date, words);
  const times = dayTimesIn(clauses, words, {}, days.isTaken);
  if (days.refused || times.refused || days.past || times.past) return null;
  const dates = days.days.map((day) => allowedDate(day, now.date, DAYS_AHEAD)).filter((date) => date !== null);
  const [time] = times.times;
  const clock = typeof time?.at === 'string' ? time.at : null;
  const [first] = dates.sort();
  if (first === undefined) return clock !== null && time?.sure ? nextTime(clock, options) : null;
  if (clock === null) return first;
  const isPast = first === now.date && clock <= now.time;
  return isPast ? (dates[1] ?? null) : `${first} ${clock}`;
}

function nextTime(clock: string, options: Pick<AnswerOptions, 'words' | 'now'>): string | null {
  const parsed = parseWhen(clock, options);
  return parsed.ok ? parsed.value : null;
}
