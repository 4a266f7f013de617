import type { Clock } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import type { Notices } from './notices';
import { CHANNELS, KEYS, script } from './redis-place';

const ADVANCE = script('advance-clock');

/**
 * Real time plus an offset that lies in Redis: a restart goes on from the same moment, and every process on the same Redis
 * shows the same time. It goes at the pace of a real clock, and can be moved on but never back.
 */
export class SimulatedClock implements Clock {
  #offset = 0;
  readonly #redis: RedisClient;
  readonly #real: Clock;
  readonly #movers = new Set<() => void>();

  constructor(redis: RedisClient, real: Clock, notices: Notices) {
    this.#redis = redis;
    this.#real = real;
    notices.on('clock', () => {
      // When Redis is away the last known time stays; the notice after reconnecting asks again.
      this.refresh().catch(() => undefined);
    });
  }

  /** Milliseconds since 1970, UTC. */
  now(): number {
    return this.#real.now() + this.#offset;
  }

  async refresh(): Promise<void> {
    this.#hold(Number((await this.#redis.get(KEYS.clock)) ?? 0));
  }

  /** Move on to an instant; one that has passed changes nothing. */
  async moveTo(instant: number): Promise<void> {
    const wanted = Math.ceil(instant - this.#real.now());
    this.#hold(Number(await this.#redis.eval(ADVANCE, 1, KEYS.clock, wanted, CHANNELS.clock)));
  }

  /** Called after every move, by whichever process. @returns how to stop listening. */
  onMove(listener: () => void): () => void {
    this.#movers.add(listener);
    return () => this.#movers.delete(listener);
  }

  #hold(offset: number): void {
    if (!(offset > this.#offset)) return;
    this.#offset = offset;
    for (const listener of this.#movers) listener();
  }
}
