import type { AnswerWords } from '../answers';
import { dayTimesIn } from '../answers/moments/day-times';
import { WAKING_HOURS } from '../time';
import { type Marks, saying } from './marks';

/** When it may not be: "nothing before noon", "im at work til 5", "mornings are bad for me", "nothing after 6". HH:MM. */
export interface Limit {
  readonly from?: string;
  readonly until?: string;
}

/** Mornings end here, and evenings begin there. */
const NOON = '12:00';
const EVENING = '17:00';

/** The hours that a message rules out, or null. A limit at the very edge of waking hours rules out nothing. */
export function limitIn({ marks, clauses }: Marks, answers: AnswerWords): Limit | null {
  const before = saying(marks, 'not-before');
  const after = saying(marks, 'not-after');
  const bad = saying(marks, 'bad-for-me');
  const mark = before ?? after ?? bad;
  const clause = mark === undefined ? undefined : clauses[mark.clause];
  if (mark === undefined || clause === undefined) return null;
  const tokens = mark === bad ? clause.tokens.slice(0, mark.at) : clause.tokens.slice(mark.end);
  const read = dayTimesIn([{ ...clause, tokens }], answers, WINDOW, () => false);
  const [named] = read.times.flatMap(({ at }) => (typeof at === 'string' ? [at] : []));
  if (named === undefined) return null;
  if (mark === before) return { from: named };
  if (mark === after) return { until: named };
  if (named < NOON) return { from: NOON };
  return named >= EVENING ? { until: EVENING } : null;
}

const WINDOW = { earliest: WAKING_HOURS.from, latest: '19:59' };

/** The same times of day, each moved to where it may be. */
export function withinLimit(times: readonly string[], { from, until }: Limit): readonly string[] {
  const moved = times.map((time) => {
    if (from !== undefined && time < from) return from;
    return until !== undefined && time >= until ? anHourBefore(until) : time;
  });
  return [...new Set(moved)].sort();
}

function anHourBefore(time: string): string {
  const hour = Number(time.slice(0, 2)) - 1;
  const earlier = `${String(hour).padStart(2, '0')}${time.slice(2)}`;
  return earlier < WAKING_HOURS.from ? WAKING_HOURS.from : earlier;
}
