import { Gauge, Histogram, type Registry } from 'prom-client';
import { HANDOFF_REASONS } from '../dialogs/events';
import { localTime } from '../dialogs/time';
import { alertsIn, FirstWaits, nearestRank } from '../services/handoffs/measures';
import type { Clock } from '../services/mailroom/contract';
import type { RedisClient } from '../services/redis';

/** What the gauges look back on. */
const DAYS = 7;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** In seconds: a rung of the ladder has two minutes for the urgent and fifteen for the asked; the mild ones wait until morning. */
const BUCKETS = [30, 1, 2, 3, 5, 10, 15, 30]
  .map((n, at) => (at === 0 ? n : n * MINUTE))
  .concat([1, 2, 4, 8, 16, 24, 48, 96].map((n) => n * HOUR));

export interface Measured {
  readonly redis: RedisClient;
  readonly programme: string;
  /** Where the programme is: when its day begins. */
  readonly timezone: string;
  readonly clock: Clock;
}

/**
 * How long people waited for a human, and how many alerts helpers got. Read from the store, so that every process says the same; but the
 * histograms count from the start of the process, as counters do. Labels are words of ours alone: no person, no handoff.
 */
export function meterMeasures(register: Registry, { redis, programme, timezone, clock }: Measured): void {
  const waits = new FirstWaits(redis, programme);
  const startedAt = clock.now();
  const histogram = (name: string, help: string) =>
    new Histogram({ name, help, labelNames: ['reason'], buckets: BUCKETS, registers: [register], collect: look });
  const until = {
    claim: histogram(
      'small_steps_handoffs_claim_seconds',
      'How long people waited until a human took their request, by its most pressing reason.',
    ),
    word: histogram(
      'small_steps_handoffs_first_word_seconds',
      'How long people waited until the first words of a human were on their way to them, by the most pressing reason.',
    ),
  };

  async function look(): Promise<void> {
    for (const { what, reason, waitedMs, at } of await waits.look()) {
      if (at >= startedAt) until[what].observe({ reason }, waitedMs / 1_000);
    }
  }

  new Gauge({
    name: 'small_steps_handoffs_wait_seconds',
    help: `The exact median and p95 of the last ${DAYS} days' waits for a claim and for the first human word; none where nobody waited.`,
    labelNames: ['until', 'reason', 'quantile'],
    registers: [register],
    async collect() {
      await look();
      this.reset();
      const summary = waits.summary(clock.now(), DAYS);
      for (const reason of HANDOFF_REASONS) {
        for (const until of ['claim', 'word'] as const) {
          const { median, p95 } = summary[reason][until];
          if (median !== null) this.set({ until, reason, quantile: '0.5' }, median / 1_000);
          if (p95 !== null) this.set({ until, reason, quantile: '0.95' }, p95 / 1_000);
        }
      }
    },
  });
  new Gauge({
    name: 'small_steps_mentor_alerts_today',
    help: 'How many alerts those mentors and coordinators were shown today who were shown any: the median, the p95, and the most.',
    labelNames: ['of'],
    registers: [register],
    async collect() {
      const today = localTime(clock.now(), timezone).date;
      const alerts = await alertsIn(redis, programme, today, 1);
      const counts = [...alerts.values()].map(({ today }) => today).filter((count) => count > 0);
      counts.sort((a, b) => a - b);
      this.set({ of: 'median' }, nearestRank(counts, 0.5) ?? 0);
      this.set({ of: 'p95' }, nearestRank(counts, 0.95) ?? 0);
      this.set({ of: 'most' }, counts.at(-1) ?? 0);
    },
  });
}
