import fc from 'fast-check';
import type { Door, Genuine } from './genuine';
import type { Keys } from './keys';
import { fire, type Shot } from './shot';
import { shotsAt } from './shots';
import type { Target } from './target-process';

/** At once: the service has many things to do while something hostile comes. */
export const BURST = 40;

/** What came of everything that was fired. */
export class Tally {
  requests = 0;
  /** By what it was aimed at and the class of its answer: `{"POST /api/sms": {"2xx": 12}}`; `none` is no answer. */
  readonly answers: Record<string, Record<string, number>> = {};

  add(aim: string, statuses: readonly number[]): void {
    this.requests += 1;
    const classes = statuses.length === 0 ? ['none'] : statuses.map((status) => `${Math.floor(status / 100)}xx`);
    const row = this.answers[aim] ?? {};
    this.answers[aim] = row;
    for (const one of classes) row[one] = (row[one] ?? 0) + 1;
  }
}

export interface Storm {
  readonly target: Target;
  readonly keys: Keys;
  readonly genuine: Genuine;
  readonly doors: readonly Door[];
  readonly tally: Tally;
  readonly seed: number;
}

/**
 * Fires so many requests, and genuine messages among them.
 * @throws what fast-check says of the smallest request that still fails, when one was answered with a 5xx, not at all, or
 * not to its end
 */
export async function rage({ target, keys, genuine, doors, tally, seed }: Storm, requests: number): Promise<void> {
  const bursts = fc.array(shotsAt(target.routes, keys), { minLength: BURST, maxLength: BURST });
  const property = fc.asyncProperty(bursts, async (shots) => {
    const faults = await Promise.all([
      ...shots.map((shot) => faultOf(shot, target, tally)),
      ...doors.map((door) => genuine.post(door)),
    ]);
    const [first] = faults.filter((fault) => typeof fault === 'string');
    if (first !== undefined) throw new Error(first);
    if (target.isGone) throw new Error('the service has ended');
  });
  await fc.assert(property, { numRuns: Math.ceil(requests / BURST), seed, endOnFailure: true });
}

async function faultOf(shot: Shot, target: Target, tally: Tally): Promise<string | null> {
  const { statuses, hung } = await fire(target.url, shot);
  tally.add(shot.aim, statuses);
  const begin = JSON.stringify(shot.bytes.toString('latin1').slice(0, 1_500));
  if (hung) return `not answered to its end: ${begin}`;
  const broken = statuses.find((status) => status >= 500);
  if (broken !== undefined) return `answered ${broken}: ${begin}`;
  return shot.isWhole && statuses.length !== 1 ? `answered ${statuses.length} times: ${begin}` : null;
}
