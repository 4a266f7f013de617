import type { AnswerWords } from '../answers';
import { momentAt } from '../answers/moments/clock';
import { dayAt } from '../answers/moments/dates';
import type { Day } from '../answers/moments/day';
import { type DayTimes, dayTimesIn } from '../answers/moments/day-times';
import { allowedDate, daysIn } from '../answers/moments/days';
import type { DayTime } from '../answers/moments/resolve';
import type { Clause, Token } from '../answers/reading/token';
import { type LocalTime, WAKING_HOURS } from '../time';
import { type Marks, saying } from './marks';
import { isOfEachWeek } from './one-day';
import { LATEST } from './wall';
import type { RhythmWords, Word } from './words';

/** One text at another time, while all others stay as they are. */
export interface Once {
  readonly kind: 'once';
  /** The local day; null where minutes from now are named. */
  readonly on: string | null;
  /** HH:MM, `later` than it would come, or minutes from now. */
  readonly at: string | 'later' | number;
  /** HH:MM of something else that they named, after which it is to come. */
  readonly besides: string | null;
}

/** Beside these it is how they want it from now on, or a break. */
const FOR_GOOD: readonly Word[] = ['only', 'less', 'more', 'until', 'after', 'from', 'resume', 'pause', 'not-then'];
const PACES: ReadonlySet<string> = new Set(['every', 'a-day', 'a-week', 'for', 'occasion', 'place']);

/** So many days ahead a text may be asked for. */
const DAYS_AHEAD = 6;

/** "Text me later tomorrow, im in court at 10", "can u txt me in an hour": that once. Null for anything else. */
export function onceIn(read: Marks, words: RhythmWords, answers: AnswerWords, now: LocalTime): Once | null {
  const { marks } = read;
  const asked = askedIn(read, words, answers, now.date);
  if (asked === null || FOR_GOOD.some((word) => saying(marks, word))) return null;
  if (marks.some(({ says }) => says.some(({ kind }) => PACES.has(kind)))) return null;
  const [day, ...others] = daysNamed(read, answers, now.date);
  const [time, ...more] = hoursOf(asked, answers, now.date);
  if (time === undefined || more.length > 0 || others.length > 0) return null;
  if (typeof time.at !== 'string' && day === undefined)
    return time.at.minutes < SOONEST ? null : { kind: 'once', on: null, at: time.at.minutes, besides: null };
  const on = day === undefined ? null : allowedDate(day, now.date, DAYS_AHEAD);
  // "Friday at 2" may be each of them.
  const isLate = typeof time.at !== 'string' || (on !== null && on > now.date && isLater(asked, time, answers));
  const isWeekday = marks.some(({ says }) => says.some(({ kind }) => kind === 'days'));
  if (on === null || (isWeekday && !isLate && !saying(marks, 'this-one'))) return null;
  if ((isWeekday || !isLate) && isOfEachWeek(read, words)) return null;
  if (typeof time.at !== 'string' || isLate)
    return { kind: 'once', on, at: 'later', besides: hourIn(read, answers, now.date) };
  return on === now.date && time.at <= now.time ? null : { kind: 'once', on, at: time.at, besides: null };
}

/** "Mas tarde mañana" is no morning: where no hour stands beside "later", a part of the day does not count. */
function isLater({ tokens }: Clause, { sure, half }: DayTime, { time }: AnswerWords): boolean {
  return !sure && half === 'said' && tokens.some((_, at) => time.soon.longest(tokens, at) !== null);
}

/** Minutes. "Text me now" is no time to come. */
const SOONEST = 5;

/** The days that are named; "later" and "in a bit" are no day, and "no en la manana" is of no tomorrow. */
function daysNamed({ marks, clauses }: Marks, answers: AnswerWords, today: string): Day[] {
  const days: Day[] = [];
  clauses.forEach(({ tokens }, clause) => {
    for (let at = 0; at < tokens.length; ) {
      const hours = marks.find((mark) => mark.clause === clause && mark.at === at && saying([mark], 'other-time'));
      const other = hours?.end ?? answers.time.soon.longest(tokens, at)?.end;
      const day = other === undefined ? dayAt(tokens, at, today, answers) : null;
      if (day !== null) days.push(day);
      at = Math.max(other ?? at, day?.end ?? at, at + 1);
    }
  });
  return days;
}

/** What stands right after the first "text me" that is theirs to ask; and no "she will text me tomorrow". */
function askedIn({ clauses }: Marks, words: RhythmWords, answers: AnswerWords, today: string): Clause | null {
  for (const clause of clauses) {
    const { tokens } = clause;
    let isTheirs = true;
    for (let at = 0; at < tokens.length; ) {
      const asks = isTheirs ? words.textMe.longest(tokens, at) : null;
      if (asks !== null) return { ...clause, tokens: whenAfter(tokens, asks.end, words, answers, today) };
      const lead = words.askingYou.longest(tokens, at);
      const small = smallEnd(tokens, at, words, answers);
      isTheirs = lead !== null || (isTheirs && small > at);
      at = Math.max(lead?.end ?? at, small, at + 1);
    }
  }
  return null;
}

/** Days, times and small words, up to the first word of another matter. */
function whenAfter(
  tokens: readonly Token[],
  from: number,
  words: RhythmWords,
  answers: AnswerWords,
  today: string,
): Token[] {
  let at = from;
  while (at < tokens.length) {
    const named = [dayAt(tokens, at, today, answers)?.end, momentAt(tokens, at, answers)?.end];
    const end = Math.max(smallEnd(tokens, at, words, answers), ...named.map((one) => one ?? at));
    if (end === at) break;
    at = end;
  }
  return tokens.slice(from, at);
}

function smallEnd(tokens: readonly Token[], at: number, words: RhythmWords, { common, time }: AnswerWords): number {
  const books = [words.asides, common.fillers, time.leadIns, time.asides];
  const ends = books.map((book) => book.longest(tokens, at)?.end ?? at);
  return Math.max(tokens[at]?.kind === 'sign' ? at + 1 : at, ...ends);
}

/** In waking hours where they can be; where they cannot, as they were named. */
function hoursOf(asked: Clause, answers: AnswerWords, today: string): DayTimes['times'] {
  const { times, outside } = timesIn([asked], answers, today);
  return times.length > 0 || !outside
    ? times
    : dayTimesIn([asked], answers, {}, daysIn([asked], today, answers).isTaken).times;
}

function timesIn(clauses: readonly Clause[], answers: AnswerWords, today: string): DayTimes {
  const { isTaken } = daysIn(clauses, today, answers);
  return dayTimesIn(clauses, answers, { earliest: WAKING_HOURS.from, latest: LATEST }, isTaken);
}

/** The last hour that the message names: "im in court at 10". */
function hourIn({ clauses }: Marks, answers: AnswerWords, today: string): string | null {
  const hours = timesIn(clauses, answers, today).times.flatMap(({ at }) => (typeof at === 'string' ? [at] : []));
  return hours.toSorted().at(-1) ?? null;
}

/** "Cant go out after 7 so text me at 6": the hour at which the text is asked for, where it is one. Null for none. */
export function hourAsked(read: Marks, words: RhythmWords, answers: AnswerWords, today: string): string | null {
  const asked = askedIn(read, words, answers, today);
  const hours = asked === null ? [] : timesIn([asked], answers, today).times;
  const [hour] = hours;
  return hours.length === 1 && typeof hour?.at === 'string' ? hour.at : null;
}
