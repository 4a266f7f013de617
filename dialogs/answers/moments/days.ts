import { daysBetween } from '../../time';
import type { Clause } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Day } from './day';
import { DayReader, type NamedDay } from './day-reader';

export interface DaysRead {
  readonly days: readonly NamedDay[];
  /** Days were named only to be ruled out: "not monday". */
  readonly refused: boolean;
  /** "any day", "I don't mind" */
  readonly open: boolean;
  /** No other day than the present one. */
  readonly onlyToday: boolean;
  /** Tokens that name no day, and are no mere frame of one. */
  readonly odd: number;
  /** It tells of something that was. */
  readonly past: boolean;
  /** Whether a token belongs to a day, and so to no time of day. */
  readonly isTaken: (clause: number, token: number) => boolean;
}

/** Every day that the clauses name. A day in a reason ("because I've got probation Thursday") is none of them. */
export function daysIn(clauses: readonly Clause[], today: string, words: AnswerWords): DaysRead {
  let days: readonly NamedDay[] = [];
  const taken: ReadonlySet<number>[] = [];
  const about = { refused: false, open: false, past: false, odd: 0 };
  clauses.forEach((clause, c) => {
    if (clause.after === 'because') {
      about.odd++;
      return;
    }
    const read = new DayReader(clause.tokens, words, today, days.length > 0).read();
    // "friday, no, saturday": what came before is taken back, if something comes after.
    const corrected = read.corrected !== null && read.days.length > read.corrected;
    days = corrected
      ? read.days.slice(read.corrected ?? 0).map((d) => ({ ...d, loose: true }))
      : [...days, ...read.days];
    taken[c] = read.taken;
    about.refused ||= read.refused;
    about.open ||= read.open;
    about.past ||= read.past;
    about.odd += read.odd;
  });
  const onlyToday = days.length > 0 && days.every((d) => d.dates[0] === today);
  return { days, onlyToday, ...about, isTaken: (clause, token) => taken[clause]?.has(token) ?? false };
}

/** The reading that lies between today and the last day allowed. */
export function allowedDate(day: Day, today: string, daysAhead: number): string | null {
  return day.dates.find((d) => d >= today && daysBetween(today, d) <= daysAhead) ?? null;
}

/** More words of other matters than this, and the day is only mentioned. */
const MOST_ODD_WORDS = 5;

/** Whether a message tells something instead of naming a day: "was in court Monday", "feeling rough today". */
export function isOther(read: DaysRead, odd: number, hasTime: boolean): boolean {
  return odd > MOST_ODD_WORDS || (odd > 0 && (read.past || (read.onlyToday && !hasTime)));
}
