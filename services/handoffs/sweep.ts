import type { Decision, Handoff } from '../../dialogs/handoffs/handoff';
import type { PersonId } from '../../dialogs/person';
import type { Clock } from '../mailroom/contract';
import { realTimers, type Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';
import { type AtPoint, unwatched } from './fault-points';
import { keysOf } from './keys';
import { mendIndexes } from './mend';
import type { RedisHandoffs } from './queue';
import { HandoffStore } from './store';

/** Timers are looked at this often (real time). */
const ROUND_MS = 1_000;
/** What was written by an earlier version, or lost from an index, is found this often. */
const MEND_EVERY_MS = 3_600_000;
/** Of those that are over so many are taken at once; the next look takes the rest. */
const AT_ONCE = 100;

export interface SweepOptions {
  readonly redis: RedisClient;
  readonly queue: Pick<RedisHandoffs, 'timeIsUp' | 'tellRest'>;
  /** The programmes that this process serves. */
  readonly programmes: readonly string[];
  /** Everybody in a programme who may hold a handoff. */
  readonly holders: (programme: string) => Promise<readonly PersonId[]>;
  /** Person-facing: deadlines are promises to people. */
  readonly clock: Clock;
  readonly timers?: Timers;
  readonly at?: AtPoint;
  /** Told of everything that the clock brought about, once for each by the process that did it. */
  readonly onFired?: (decision: Decision) => void;
  /** Told when Redis or a mailbox could not be written; the next round goes on. */
  readonly onFault?: (error: unknown) => void;
}

/** Reads the timers and climbs the ladder. Any number of processes may run one: each firing happens once. */
export interface Sweep {
  start(): void;
  /** Resolves when no look is under way any more. */
  stop(): Promise<void>;
  /** Fires everything that is over by the clock as it is now. @returns how many. @throws when Redis or a mailbox cannot be written */
  sweepNow(): Promise<number>;
  /** When the next timer is over, person-facing ms; null for never. */
  nextAt(): Promise<number | null>;
}

export function createSweep(options: SweepOptions): Sweep {
  const { redis, queue, programmes, clock, timers = realTimers } = options;
  const { at = unwatched, onFired = () => {}, onFault = () => {} } = options;
  const store = new HandoffStore(redis);
  let stopped = true;
  let cancel = () => {};
  let looking: Promise<unknown> = Promise.resolve();
  let mendedAt = Number.NEGATIVE_INFINITY;

  async function sweep(programme: string): Promise<number> {
    const { untold, timers: over } = keysOf(programme);
    const [rest, ids] = await Promise.all([
      redis.hgetall(untold),
      redis.zrangebyscore(over, '-inf', clock.now(), 'LIMIT', 0, AT_ONCE),
    ]);
    const work = [
      ...Object.entries(rest).map(async ([requestId, id]) => fired(await queue.tellRest(programme, id, requestId))),
      ...ids.map((id) => fire(programme, id)),
    ];
    // One that cannot be told must not hold up the others.
    const done = await Promise.allSettled(work);
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    return done.filter((one) => one.status === 'fulfilled' && one.value).length;
  }

  /** @returns whether this process brought it to its end: everyone has been told */
  async function fire(programme: string, id: string): Promise<boolean> {
    const handoff = await store.read(programme, id);
    at('read');
    return isOver(handoff) && fired(await queue.timeIsUp(handoff));
  }

  function fired(decision: Decision | null): boolean {
    if (decision !== null) onFired(decision);
    return decision !== null;
  }

  const isOver = (handoff: Handoff | null): handoff is Handoff =>
    handoff?.timerAt != null && handoff.timerAt <= clock.now();

  async function look(): Promise<void> {
    if (timers.now() - mendedAt >= MEND_EVERY_MS) {
      for (const programme of programmes) {
        const holders = await options.holders(programme);
        await mendIndexes({ redis, store, programme, holders, now: clock.now() });
      }
      mendedAt = timers.now();
    }
    await all();
  }

  async function all(): Promise<number> {
    let count = 0;
    for (const programme of programmes) count += await sweep(programme);
    return count;
  }

  function next(): void {
    cancel = timers.after(ROUND_MS, () => {
      looking = look()
        .catch(onFault)
        .finally(() => {
          if (!stopped) next();
        });
    });
  }

  return {
    start() {
      stopped = false;
      next();
    },
    async stop() {
      stopped = true;
      cancel();
      await looking;
    },
    sweepNow: all,
    async nextAt() {
      const firsts = await Promise.all(
        programmes.map((one) => redis.zrange(keysOf(one).timers, '0', '0', 'WITHSCORES')),
      );
      const instants = firsts.flatMap(([, score]) => (score === undefined ? [] : [Number(score)]));
      return instants.length === 0 ? null : Math.min(...instants);
    },
  };
}
