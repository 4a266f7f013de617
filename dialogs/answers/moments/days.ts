import { daysBetween } from '../../time';
import { type Clause, type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import { type Day, dayAt } from './dates';

/** `loose`: one of several, or said after another was taken back. */
type NamedDay = Day & { readonly loose: boolean };

export interface DaysRead {
  readonly days: readonly NamedDay[];
  /** Days were named only to be ruled out: "not monday". */
  readonly refused: boolean;
  readonly open: boolean;
  /** No other day than the present one. */
  readonly onlyToday: boolean;
  readonly isTaken: (clause: number, token: number) => boolean;
  /** Tokens that name no day, and no mere frame of one. */
  readonly odd: number;
  readonly past: boolean;
}

/** Every day that the clauses name. A day in a reason ("because I've got probation Thursday") is none of them. */
export function daysIn(clauses: readonly Clause[], today: string, words: AnswerWords): DaysRead {
  let days: NamedDay[] = [];
  const takenTokens = new Set<string>();
  let [refused, open, past, odd] = [false, false, false, 0];
  clauses.forEach((clause, c) => {
    if (clause.after === 'because') {
      odd++;
      return;
    }
    const read = readClause(clause.tokens, days.length > 0, today, words);
    // "friday, no, saturday": what came before is taken back, if something comes after.
    if (read.corrected !== null && read.days.length > read.corrected) {
      days = read.days.slice(read.corrected).map((d) => ({ ...d, loose: true }));
    } else days.push(...read.days);
    for (const token of read.taken) takenTokens.add(`${c}:${token}`);
    refused ||= read.refused;
    open ||= read.open;
    past ||= read.past;
    odd += read.odd;
  });
  const onlyToday = days.length > 0 && days.every((d) => d.dates[0] === today);
  return {
    days,
    refused,
    open,
    past,
    odd,
    onlyToday,
    isTaken: (clause, token) => takenTokens.has(`${clause}:${token}`),
  };
}

function readClause(tokens: readonly Token[], namedBefore: boolean, today: string, words: AnswerWords) {
  const { common, date, time } = words;
  const days: NamedDay[] = [];
  const taken: number[] = [];
  let corrected: number | null = null;
  let [refused, open, past, odd] = [false, false, false, 0];
  let [denied, joined] = [false, false];
  for (let i = 0; i < tokens.length; ) {
    const day = dayAt(tokens, i, today, words);
    const negator = common.negators.longest(tokens, i);
    const correction = common.corrections.longest(tokens, i);
    const isOpen = date.open.longest(tokens, i);
    let end = i + 1;
    if (isOpen !== null && isOpen.end > Math.max(day?.end ?? i, negator?.end ?? i)) {
      open = true;
      end = isOpen.end;
    } else if (day !== null) {
      // "tonight" names a day and a part of it.
      const timed = time.parts.longest(tokens, i) ?? time.soon.longest(tokens, i);
      for (let t = i; t < day.end && timed?.end !== day.end; t++) taken.push(t);
      const last = days.at(-1);
      if (denied) refused = true;
      else if (joined && last !== undefined) days.splice(-1, 1, earlier(last, day));
      else days.push({ ...day, loose: false });
      [denied, joined] = [false, true];
      end = day.end;
    } else if (correction !== null && (namedBefore || days.length > 0)) {
      corrected = days.length;
      joined = false;
      end = correction.end;
    } else if (negator !== null) {
      denied = true;
      end = negator.end;
    } else {
      if (common.past.longest(tokens, i) !== null) past = true;
      const frame = frameEnd(tokens, i, words);
      if (frame === i) {
        odd++;
        joined = false;
        if (!common.seeThrough.has(wordAt(tokens, i))) denied = false;
      }
      end = Math.max(end, frame);
    }
    i = end;
  }
  return { days, taken, corrected, refused: refused || denied, open, past, odd };
}

/** Where a word or phrase ends that may stand round a day and means nothing by itself. */
function frameEnd(tokens: readonly Token[], at: number, { common, time }: AnswerWords): number {
  if (tokens[at]?.kind !== 'word') return at + 1;
  const frame =
    time.leadIns.longest(tokens, at) ??
    time.asides.longest(tokens, at) ??
    common.fillers.longest(tokens, at) ??
    time.or.longest(tokens, at);
  return frame?.end ?? at;
}

/** Of "monday or tuesday" the earlier one. */
function earlier(a: Day, b: Day): NamedDay {
  const [first, second] = [a.dates[0], b.dates[0]];
  const chosen = first === undefined || (second !== undefined && second < first) ? b : a;
  return { ...chosen, loose: true };
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
