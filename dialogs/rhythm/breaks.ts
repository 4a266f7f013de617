import type { AnswerWords } from '../answers';
import { allowedDate, daysIn } from '../answers/moments/days';
import type { Clause } from '../answers/reading/token';
import { addDays, weekday } from '../time';
import { firstOfMonth, nextMonth } from './calendar';
import { type Mark, type Marks, marksIn, numbersOf, saying } from './marks';
import { comingDay } from './occasions';
import { type NamedBreak, rangeIn } from './ranges';
import type { Wish } from './wish';
import type { RhythmWords } from './words';

/** The longest break with an end, in days; a longer one is until they say so. */
const LONGEST = 366;

/** "pause till monday", "24 dec to 2 jan no texts", "stop till after xmas", "back on"; null for neither a break nor its end. */
export function pauseIn(read: Marks, words: RhythmWords, answers: AnswerWords, today: string): Wish | null {
  const { marks } = read;
  if (saying(marks, 'cancel-pause')) return { kind: 'resume', outright: true, pause: true };
  const until = endOf(read, answers, today);
  const asked = saying(marks, 'pause') !== undefined;
  const range = asked || saying(marks, 'not-then') !== undefined ? rangeIn(read, words, answers, today) : null;
  if (range !== null && saying(marks, 'resume') === undefined) return wishFor(range);
  // "Away from friday, back on monday" says when it ends, and ends nothing.
  const back = backIn(read, answers, today);
  if (back !== null && numbersOf(marks, 'for').length === 0) {
    const begins = range === null || range === 'which' ? null : range.from;
    const from = begins !== null && begins < back ? { from: begins } : {};
    return { kind: 'pause', until: back, ...from, ...(asked ? {} : { loose: true }) };
  }
  // "Leave it til im back" ends nothing: they are yet to come back.
  const isAhead = saying(marks, 'resume') !== undefined && saying(marks, 'until') !== undefined;
  if (isAhead && (until === null || until === 'open')) return { kind: 'pause', until: 'open' };
  if (saying(marks, 'resume')) {
    const outright = saying(marks, 'back-on') !== undefined;
    return until === null ? { kind: 'resume', ...(outright ? { outright } : {}) } : { kind: 'pause', until };
  }
  if (until !== null) {
    // "no texts on sundays" leaves a day out for good, and "only until 8" is about the hour.
    // "Not before monday" is a break, and "not before 10" an hour.
    const isBreak =
      asked ||
      saying(marks, 'not-before') !== undefined ||
      saying(marks, 'open-ended') !== undefined ||
      saying(marks, 'until-tomorrow') !== undefined;
    return isBreak ? { kind: 'pause', until } : null;
  }
  return asked && !marks.some(setsSomething) ? { kind: 'pause', until: 'ask' } : null;
}

/** The day after "back on", or null. */
function backIn({ marks, clauses }: Marks, answers: AnswerWords, today: string): string | null {
  const back = saying(marks, 'resume');
  return back === undefined ? null : dayAfterLimit(clauses, back, answers, today);
}

/** "24 dec to 2 jan", and nothing else: where a break was just spoken of, its days. Null for anything else. */
export function readRange(text: string, words: RhythmWords, answers: AnswerWords, today: string): Wish | null {
  const read = marksIn(text, words, answers, today);
  const range = read.odd === 0 ? rangeIn(read, words, answers, today) : null;
  const isPlain = range !== null && range !== 'which' && range.from !== null && range.until !== null && !range.loose;
  return isPlain ? wishFor(range) : null;
}

function wishFor(range: NamedBreak | 'which'): Wish {
  if (range === 'which') return { kind: 'pause', until: 'which' };
  const { from, until, loose } = range;
  return { kind: 'pause', until: until ?? 'ask', ...(from === null ? {} : { from }), ...(loose ? { loose } : {}) };
}

/** How a break is to go on: the day on which texts come again, or `open`; null when no end is named. */
export function endOf({ marks, clauses }: Marks, answers: AnswerWords, today: string): string | 'open' | null {
  const limit = saying(marks, 'until') ?? saying(marks, 'after') ?? saying(marks, 'not-before');
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

/** What "for how long?" was answered with. */
export type BreakAnswer = { readonly from: string | null; readonly until: string | 'open' | 'ask' } | 'which' | 'none';

/**
 * A break, as the answer to how long: "monday", "a week", "24 dec to 2 jan", "i'll say". `none` where it was no break that they wanted;
 * null for what names no time.
 */
export function readBreak(text: string, words: RhythmWords, answers: AnswerWords, today: string): BreakAnswer | null {
  const read = marksIn(text, words, answers, today);
  const { marks, odd } = read;
  if (odd > MOST_ODD) return null;
  const isWhole = odd === 0;
  if (isWhole && (saying(marks, 'no-break') || saying(marks, 'cancel-pause'))) return 'none';
  if (isWhole && saying(marks, 'as-long-as')) return { from: null, until: 'open' };
  const end = endOf(read, answers, today);
  const isLimited = saying(marks, 'until') !== undefined || saying(marks, 'after') !== undefined;
  const isDenied =
    saying(marks, 'leave-out') !== undefined && !isLimited && saying(marks, 'until-tomorrow') === undefined;
  const isPlain = isWhole || isLimited || saying(marks, 'open-ended') !== undefined;
  const range = rangeIn(read, words, answers, today);
  if (isDenied && range === null) return null;
  // "Friday" is when it ends, and so is "tomorrow"; "24 dec to 2 jan" and "over xmas" have a beginning.
  if (range === 'which') return isWhole ? 'which' : null;
  if (isPlain && range?.until != null && !isOneDay(range)) return { from: range.from, until: range.until };
  if (isWhole && range?.from != null && range.until === null) return { from: range.from, until: 'ask' };
  if (isWhole && saying(marks, 'resume') && end === null) return 'none';
  if (end !== null) return isPlain ? { from: null, until: end } : null;
  const [day] = isWhole ? daysIn(read.clauses, today, answers).days : [];
  const until = day === undefined ? null : allowedDate(day, addDays(today, 1), LONGEST);
  return until === null ? null : { from: null, until };
}

/** So many words of another matter may stand beside "till" and a day. */
const MOST_ODD = 3;

const isOneDay = ({ from, until }: NamedBreak) => from !== null && until === addDays(from, 1);
