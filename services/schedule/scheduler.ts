import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { PersonId } from '../../dialogs/person';
import { HELD_UP, wokenInstead } from '../../dialogs/rhythm';
import type { Clock } from '../mailroom/contract';
import { dueScore, isPrompt, wakeAtOfScore } from '../mailroom/due-score';
import { PARTITIONS, partitionKeys, partitionOf } from '../mailroom/partition';
import { realTimers, type Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';

type Call<Context extends ClientContext> = (...keysThenArguments: (string | number)[]) => Result<number, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    scheduleFire: Call<Context>;
    schedulePush: Call<Context>;
  }
}

/** A full Redis refuses it before its first line: nobody is put off without their event. */
const script = (name: string) => `#!lua\n${readFileSync(join(__dirname, `${name}.lua`), 'utf8')}`;
/** Longer than a turn can be put off by its retries; should the turn be lost nevertheless, this is when it comes again. */
const PUSH_MS = 3_600_000;
const MOST_PEOPLE = 100;
/** Of those held up so many are given another instant in one script. */
const MOST_MOVED = 1_000;
/** Every partition is looked at once in this time (real), in slices. */
const ROUND_MS = 1_000;
const SLICES = 8;
const SLICE = PARTITIONS / SLICES;
const EVERY = Array.from({ length: PARTITIONS }, (_, partition) => partition);

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
  /**
   * Fires everything that is due by the clock as it is now: the clock was moved.
   * @param near only where these people lie, for whoever knows that nobody else is due
   * @returns how many
   */
  fireNow(near?: readonly PersonId[]): Promise<number>;
  /** One round at once: fires whoever is due, and gives those another moment whom an outage has held up. @returns how many were fired. */
  round(): Promise<number>;
  /** When each of these people is to be woken next, person-facing ms; null for nobody's instant. */
  nextWake(people: readonly PersonId[]): Promise<(number | null)[]>;
}

export function createScheduler({
  redis,
  clock,
  timers = realTimers,
  onFault = () => {},
}: SchedulerOptions): Scheduler {
  redis.defineCommand('scheduleFire', { numberOfKeys: 4, lua: script('fire') });
  redis.defineCommand('schedulePush', { numberOfKeys: 1, lua: script('push') });
  let stopped = true;
  let cancel = () => {};
  let looking: Promise<unknown> = Promise.resolve();

  /** A look costs one small read for each partition; only those with somebody due are fired. */
  async function look(fire: (partition: number) => Promise<number>, partitions: readonly number[]): Promise<number> {
    const fired = await Promise.all(partitions.map(fire));
    return fired.reduce((sum, people) => sum + people, 0);
  }

  /** The instant of whoever has been due for longest; null when nobody is. */
  async function earliest(partition: number): Promise<number | null> {
    const { due } = partitionKeys(partition);
    const [, score] = await redis.zrangebyscore(due, '-inf', clock.now(), 'WITHSCORES', 'LIMIT', 0, 1);
    return score === undefined ? null : Number(score);
  }

  async function fireAll(partition: number): Promise<number> {
    return (await earliest(partition)) === null ? 0 : fireFrom(partition, () => '-inf');
  }

  async function fireInTime(partition: number): Promise<number> {
    const first = await earliest(partition);
    if (first === null) return 0;
    if (first <= clock.now() - HELD_UP) await spread(partition, clock.now());
    return fireFrom(partition, (now) => `(${now - HELD_UP}`);
  }

  async function fireFrom(partition: number, from: (now: number) => string): Promise<number> {
    const { tag, due, ready, leases } = partitionKeys(partition);
    let fired = 0;
    for (;;) {
      const now = clock.now();
      const hint = `ready:${partition}:schedule`;
      const args = [now, now + PUSH_MS, timers.now(), MOST_PEOPLE, hint, from(now)];
      const people = await redis.scheduleFire(tag, due, ready, leases, ...args);
      fired += people;
      if (people < MOST_PEOPLE) return fired;
    }
  }

  /** Once for each outage: whoever was given another instant is no longer late. */
  async function spread(partition: number, now: number): Promise<void> {
    const { due } = partitionKeys(partition);
    const found = await redis.zrangebyscore(due, '-inf', now - HELD_UP, 'WITHSCORES');
    const late = pairs(found);
    // People lie evenly in the partitions, so that each can tell for itself how many there are in all.
    const many = late.length * PARTITIONS;
    const moves = late.map(({ id, score }): [string, string, number] => {
      const prompt = isPrompt(Number(score));
      const dueAt = wakeAtOfScore(Number(score));
      return [id, score, dueScore(prompt ? now : wokenInstead({ id, dueAt }, many, now), prompt)];
    });
    for (let from = 0; from < moves.length; from += MOST_MOVED) {
      await redis.schedulePush(due, ...moves.slice(from, from + MOST_MOVED).flat());
    }
  }

  function next(slice: number): void {
    cancel = timers.after(ROUND_MS / SLICES, () => {
      looking = look(fireInTime, EVERY.slice(slice * SLICE, (slice + 1) * SLICE))
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
    fireNow: (near) => look(fireAll, near ? [...new Set(near.map(partitionOf))] : EVERY),
    round: () => look(fireInTime, EVERY),
    async nextWake(people) {
      const scores = await Promise.all(people.map((id) => redis.zscore(partitionKeys(partitionOf(id)).due, id)));
      return scores.map((score) => (score === null ? null : wakeAtOfScore(Number(score))));
    },
  };
}

/** What WITHSCORES answers, two by two. The score stays as Redis writes it, to be compared with. */
function pairs(found: readonly string[]): { readonly id: string; readonly score: string }[] {
  const ids = found.filter((_, index) => index % 2 === 0);
  return ids.map((id, index) => ({ id, score: found[2 * index + 1] ?? '' }));
}
