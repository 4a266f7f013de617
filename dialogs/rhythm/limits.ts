import type { AnswerWords } from '../answers';
import { dayTimesIn } from '../answers/moments/day-times';
import type { Clause, Token } from '../answers/reading/token';
import { WAKING_HOURS } from '../time';
import { type Marks, saying } from './marks';
import type { RhythmWords } from './words';

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
  const allowed = dayTimesIn([{ ...clause, tokens }], answers, WINDOW, () => false);
  const [named] = allowed.times.flatMap(({ at }) => (typeof at === 'string' ? [at] : []));
  if (named === undefined) return null;
  if (mark === before) return { from: named };
  if (mark === after) return { until: named };
  if (named < NOON) return { from: NOON };
  return named >= EVENING ? { until: EVENING } : null;
}

/** "Dont text me when im in work 9 to 5": the nearest time outside those hours. "Between 9 and 5" alone is no such wish. */
export function hoursAwayIn({ marks, clauses }: Marks, words: RhythmWords, answers: AnswerWords): Limit | null {
  if (saying(marks, 'pause') === undefined && saying(marks, 'leave-out') === undefined) return null;
  for (const clause of clauses) {
    const { tokens } = clause;
    const isTo = (at: number) => words.says.longest(tokens, at)?.entry.some(({ kind }) => kind === 'to') === true;
    const at = tokens.findIndex(
      ({ kind }, i) => kind === 'figures' && isTo(i + 1) && tokens[i + 2]?.kind === 'figures',
    );
    if (at === -1) continue;
    const [begins, ends] = [tokens[at], tokens[at + 2]].map((token) => hourOf(clause, token, answers));
    if (begins === undefined) return null;
    return ends !== undefined && ends > begins ? { from: ends } : { until: begins };
  }
  return null;
}

function hourOf(clause: Clause, token: Token | undefined, answers: AnswerWords): string | undefined {
  if (token === undefined) return undefined;
  const { times } = dayTimesIn([{ ...clause, tokens: [token] }], answers, WINDOW, () => false);
  return times.flatMap(({ at }) => (typeof at === 'string' ? [at] : []))[0];
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
