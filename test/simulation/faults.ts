import { FAULT_POINTS as QUEUE_POINTS } from '../../services/handoffs/fault-points';
import { FAULT_POINTS } from '../../services/mailroom';
import { chanceFrom } from '../chaos/chance';
import { DAY, HOUR, MINUTE } from './player';
import type { Point } from './process';

export type PlannedFault = { readonly at: number } & (
  | {
      readonly what: 'death';
      readonly point: Point;
      /** Which process: a number to choose by. */
      readonly which: number;
      /** In the queue's clock, or in the turn of a message. */
      readonly inQueue: boolean;
    }
  /** The provider refuses what is sent, and then the whole service is away. */
  | { readonly what: 'outage'; readonly forMs: number }
);

const DEATHS_A_DAY = 2;
const DAYS_AN_OUTAGE = 12;

/** What is broken, and when. Every point of the code has its turn. */
export function planFaults(seed: string, from: number, days: number): PlannedFault[] {
  const chance = chanceFrom(seed, 'faults');
  const points: readonly { point: Point; inQueue: boolean }[] = chance.shuffled([
    ...FAULT_POINTS.map((point) => ({ point, inQueue: false })),
    ...QUEUE_POINTS.map((point) => ({ point, inQueue: true })),
  ]);
  const deaths = Array.from({ length: days * DEATHS_A_DAY }, (_, index): PlannedFault => {
    const { point, inQueue } = points[index % points.length] ?? { point: 'committed', inQueue: false };
    const at = from + DAY + chance.below(Math.max(1, (days - 1) * 24 * 60)) * MINUTE;
    return { what: 'death', at, point, inQueue, which: chance.below(1_000) };
  });
  const outages = Array.from({ length: Math.ceil(days / DAYS_AN_OUTAGE) }, (_, index): PlannedFault => {
    const at = from + (2 + index * DAYS_AN_OUTAGE + chance.below(DAYS_AN_OUTAGE - 4)) * DAY + chance.below(24) * HOUR;
    return { what: 'outage', at, forMs: (1 + chance.below(12)) * HOUR + chance.below(60) * MINUTE };
  });
  return [...deaths, ...outages].sort((a, b) => a.at - b.at);
}
