import type { FaultPoint } from '../../services/mailroom';
import { chanceFrom } from './chance';
import type { ChaosOptions } from './options';

/** Something that is to be broken once so many messages were acknowledged. */
export type Planned = { readonly after: number } & (
  | { readonly what: 'redis'; readonly which: number }
  | {
      readonly what: 'kill' | 'stop';
      /** Where in its code; null for wherever it happens to be. */
      readonly point: FaultPoint | null;
      /** At the how-manieth next time it comes by there. */
      readonly nth: number;
      /** Which of the processes: a number to choose by among those that are up. */
      readonly which: number;
      /** How long a stopped one sleeps. */
      readonly forMs: number;
    }
);

/** A mailbox whose lease ended is found within a sweep, which takes a second: so that it is another's when the sleeper wakes up. */
const SWEEP_MS = 1_000;
const MOST_PASSES = 20;

/** Spread over the whole run, the last a little before its end. Every point has its turn. */
export function planFaults({ seed, messages, faults, stopped, points, redisKills, leaseMs }: ChaosOptions): Planned[] {
  const chance = chanceFrom(seed, 'faults');
  const all = Array.from({ length: faults }, (_, index) => index);
  const where = all.map((index) => points[index % points.length] ?? null);
  const whats = chance.shuffled(all.map((index) => (index < faults * stopped ? ('stop' as const) : ('kill' as const))));
  const ofProcesses = chance.shuffled(where).map((point, index) => ({
    what: whats[index] ?? 'kill',
    point,
    nth: 1 + chance.below(MOST_PASSES),
    which: chance.below(1_000),
    forMs: Math.round(leaseMs * (1.2 + 2 * chance.next()) + SWEEP_MS),
  }));
  const ofRedis = Array.from({ length: redisKills }, () => ({ what: 'redis' as const, which: chance.below(1_000) }));
  const spread = messages / (faults + redisKills + 1);
  return chance
    .shuffled<(typeof ofProcesses)[number] | (typeof ofRedis)[number]>([...ofProcesses, ...ofRedis])
    .map((fault, index) => ({ ...fault, after: Math.floor(spread * (index + 0.5 + 0.5 * chance.next())) }));
}
