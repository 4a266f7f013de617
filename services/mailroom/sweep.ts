import type { RedisClient } from '../redis';
import type { Backlog } from './backlog';
import type { Deliverer } from './deliverer';
import type { OnFault } from './faults';
import { PARTITIONS, partitionKeys } from './partition';
import { integer, list } from './scripts';
import type { Timers } from './timers';
import type { Worker } from './worker';

/** Every partition is looked at once in this time, in slices, so that no second has a hiccup in it. */
const ROUND_MS = 1_000;
const SLICES = 8;
const SLICE = PARTITIONS / SLICES;
/** From one slice to the next, ms (real). */
export const SLICE_EVERY_MS = ROUND_MS / SLICES;

export interface SweepOptions {
  readonly redis: RedisClient;
  readonly timers: Timers;
  readonly worker: Worker;
  readonly deliverer: Deliverer;
  readonly waiting: Backlog;
  readonly unsent: Backlog;
  readonly onFault: OnFault;
}

/** Finds what no hint told of: leases that ended, hints that were lost, what lay there before the start. */
export class Sweep {
  #slice = 0;
  #cancel: () => void = () => {};

  constructor(private readonly options: SweepOptions) {}

  /** Looks at everything once, and then goes on round after round. */
  async start(): Promise<void> {
    await this.#look(0, PARTITIONS);
    this.#next();
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => {};
    this.#slice = -1;
  }

  #next(): void {
    if (this.#slice < 0) return;
    this.#cancel = this.options.timers.after(SLICE_EVERY_MS, async () => {
      const from = this.#slice * SLICE;
      this.#slice = (this.#slice + 1) % SLICES;
      try {
        await this.#look(from, SLICE);
      } catch (error) {
        this.options.onFault({ where: 'redis', because: 'not-swept', error });
      }
      this.#next();
    });
  }

  /** All at once on the wire: one command for each partition, since partitions may be on several servers. */
  async #look(from: number, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, index) => this.#glance(from + index)));
  }

  async #glance(partition: number): Promise<void> {
    const { redis, timers, worker, deliverer, waiting, unsent } = this.options;
    const { ready, leases, outbox } = partitionKeys(partition);
    const reply = list(await redis.mailroomGlanceBuffer(ready, leases, outbox)).map(integer);
    const [nextReady = -1, nextLease = -1, outgoing = 0, queuedAt = -1] = reply;
    const now = timers.now();
    waiting.saw(partition, nextReady, now);
    unsent.saw(partition, queuedAt, now);
    const isNow = (at: number) => at >= 0 && at <= now;
    if (isNow(nextReady) || isNow(nextLease)) worker.ready(partition);
    else if (nextReady > now) worker.readyAt(partition, nextReady);
    if (outgoing > 0 && !deliverer.knows(partition)) deliverer.wake(partition);
  }
}
