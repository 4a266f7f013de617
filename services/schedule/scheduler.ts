import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { PersonId } from '../../dialogs/person';
import type { Clock } from '../mailroom/contract';
import { PARTITIONS, partitionKeys, partitionOf } from '../mailroom/partition';
import { realTimers, type Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';

type Call<Context extends ClientContext> = (...keysThenArguments: (string | number)[]) => Result<number, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    scheduleFire: Call<Context>;
  }
}

/** A full Redis refuses it before its first line: nobody is put off without their event. */
const SCRIPT = { numberOfKeys: 4, lua: `#!lua\n${readFileSync(join(__dirname, 'fire.lua'), 'utf8')}` };
/** Longer than a turn can be put off by its retries; should the turn be lost nevertheless, this is when it comes again. */
const PUSH_MS = 3_600_000;
const MOST_PEOPLE = 100;
/** Every partition is looked at once in this time (real), in slices. */
const ROUND_MS = 1_000;
const SLICES = 8;
const SLICE = PARTITIONS / SLICES;

export interface SchedulerOptions {
  readonly redis: RedisClient;
  readonly clock: Clock;
  readonly timers?: Timers;
  /** Told when Redis refused a look; the next round looks again. */
  readonly onFault?: (error: unknown) => void;
}

/** Wakes people at their instant. Any number of processes may run one: each firing is atomic. */
export interface Scheduler {
  start(): void;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
  /** Fires everything that is due by the clock as it is now, without waiting for the next round. @returns how many. */
  fireNow(): Promise<number>;
  /** When each of these people is to be woken next, person-facing ms; null for nobody's instant. */
  nextWake(people: readonly PersonId[]): Promise<(number | null)[]>;
}

export function createScheduler({
  redis,
  clock,
  timers = realTimers,
  onFault = () => {},
}: SchedulerOptions): Scheduler {
  redis.defineCommand('scheduleFire', SCRIPT);
  let stopped = true;
  let cancel = () => {};
  let looking: Promise<unknown> = Promise.resolve();

  /** A look costs one small read for each partition; only those with somebody due are fired. */
  async function look(from: number, count: number): Promise<number> {
    const fired = await Promise.all(Array.from({ length: count }, (_, index) => firePartition(from + index)));
    return fired.reduce((sum, people) => sum + people, 0);
  }

  async function firePartition(partition: number): Promise<number> {
    const { tag, due, ready, leases } = partitionKeys(partition);
    const [anybody] = await redis.zrangebyscore(due, '-inf', clock.now(), 'LIMIT', 0, 1);
    if (anybody === undefined) return 0;
    let fired = 0;
    for (;;) {
      const now = clock.now();
      const hint = `ready:${partition}:schedule`;
      const args = [now, now + PUSH_MS, timers.now(), MOST_PEOPLE, hint];
      const people = await redis.scheduleFire(tag, due, ready, leases, ...args);
      fired += people;
      if (people < MOST_PEOPLE) return fired;
    }
  }

  function next(slice: number): void {
    cancel = timers.after(ROUND_MS / SLICES, () => {
      looking = look(slice * SLICE, SLICE)
        .catch(onFault)
        .finally(() => {
          if (!stopped) next((slice + 1) % SLICES);
        });
    });
  }

  return {
    start() {
      stopped = false;
      next(0);
    },
    async stop() {
      stopped = true;
      cancel();
      await looking;
    },
    fireNow: () => look(0, PARTITIONS),
    async nextWake(people) {
      const scores = await Promise.all(people.map((id) => redis.zscore(partitionKeys(partitionOf(id)).due, id)));
      return scores.map((score) => (score === null ? null : Number(score)));
    },
  };
}
