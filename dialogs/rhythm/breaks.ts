import type { AnswerWords } from '../answers';
import { allowedDate, daysIn } from '../answers/moments/days';
import type { Clause } from '../answers/reading/token';
import { addDays, weekday } from '../time';
import { firstOfMonth, nextMonth } from './calendar';
import { type Mark, type Marks, marksIn, numbersOf, saying } from './marks';
import { comingDay } from './occasions';
import type { Wish } from './wish';
import type { RhythmWords } from './words';

/** The longest break with an end, in days; a longer one is until they say so. */
const LONGEST = 366;

/** "pause till monday", "no texts this week", "stop till after xmas", "back on"; null for neither a break nor its end. */
export function pauseIn(read: Marks, answers: AnswerWords, today: string): Wish | null {
  const { marks } = read;
  const until = endOf(read, answers, today);
  const asked = saying(marks, 'pause') !== undefined;
  // "Leave it til im back" ends nothing: they are yet to come back.
  const isAhead = saying(marks, 'resume') !== undefined && saying(marks, 'until') !== undefined;
  if (isAhead && (until === null || until === 'open')) return { kind: 'pause', until: 'open' };
  if (saying(marks, 'resume')) return until === null ? { kind: 'resume' } : { kind: 'pause', until };
  if (until !== null) {
    // "no texts on sundays" leaves a day out for good, and "only until 8" is about the hour.
    const isBreak = asked || saying(marks, 'open-ended') !== undefined || saying(marks, 'until-tomorrow') !== undefined;
    return isBreak ? { kind: 'pause', until } : null;
  }
  return asked && !marks.some(setsSomething) ? { kind: 'pause', until: 'ask' } : null;
}

/** How a break is to go on: the day on which texts come again, or `open`; null when no end is named. */
export function endOf({ marks, clauses }: Marks, answers: AnswerWords, today: string): string | 'open' | null {
  const limit = saying(marks, 'until') ?? saying(marks, 'after');
  if (saying(marks, 'open-ended')) return 'open';
  const occasion = marks.flatMap(({ says }) =>
    says.flatMap((said) => (said.kind === 'occasion' ? [said.occasion] : [])),
  )[0];
  if (occasion !== undefined) {
    const isAfter = saying(marks, 'after') !== undefined || limit === undefined;
    const day = comingDay(isAfter ? occasion.until : occasion.on, today);
    return day === null ? 'open' : addDays(day, isAfter ? 1 : 0);
  }
  if (saying(marks, 'until-next-month')) return nextMonth(today);
  if (limit !== undefined) {
    const named = dayAfterLimit(clauses, limit, answers, today);
    if (named !== null) return named;
  }
  if (saying(marks, 'until-monday')) return addDays(today, 8 - weekday(today));
  const [days] = numbersOf(marks, 'for');
  if (days !== undefined) return days > LONGEST ? 'open' : addDays(today, days);
  return saying(marks, 'until-tomorrow') || saying(marks, 'for-today') ? addDays(today, 1) : null;
}

/** "till monday", "until the 14th", "after the weekend", "till january" */
function dayAfterLimit(clauses: readonly Clause[], limit: Mark, answers: AnswerWords, today: string): string | null {
  const clause = clauses[limit.clause];
  if (clause === undefined) return null;
  const tokens = clause.tokens.slice(limit.end);
  const isAfter = limit.says.some(({ kind }) => kind === 'after');
  const [day] = daysIn([{ ...clause, tokens }], today, answers).days;
  const date = day === undefined ? null : allowedDate(day, today, LONGEST);
  if (date !== null) {
    const isWeekend =
      answers.date.weekend.longest(tokens, 0) !== null || answers.date.weekend.longest(tokens, 1) !== null;
    if (isAfter && isWeekend) return addDays(date, 8 - weekday(date));
    return addDays(date, isAfter ? 1 : 0);
  }
  const month = answers.date.months.longest(tokens, 0);
  return month === null ? null : firstOfMonth(month.entry, today);
}

function setsSomething({ says }: Mark): boolean {
  return says.some(
    ({ kind }) => kind === 'days' || kind === 'every' || kind === 'a-day' || kind === 'a-week' || kind === 'less',
  );
}

/** The next day of an occasion that a text names ("christmas"), or null. */
export function readOccasion(text: string, words: RhythmWords, answers: AnswerWords, today: string): string | null {
  const said = marksIn(text, words, answers, today).marks.flatMap(({ says }) => says);
  const named = said.find((one) => one.kind === 'occasion');
  return named?.kind === 'occasion' ? comingDay(named.occasion.on, today) : null;
}

/** When a break is to end, as the answer to that question: "monday", "a week", "after xmas", "i'll say". Null when none is named. */
export function readBreakEnd(text: string, words: RhythmWords, answers: AnswerWords, today: string): string | null {
  const read = marksIn(text, words, answers, today);
  const end = endOf(read, answers, today);
  if (end !== null) return end;
  const [day] = daysIn(read.clauses, today, answers).days;
  return day === undefined ? null : allowedDate(day, addDays(today, 1), LONGEST);
}
