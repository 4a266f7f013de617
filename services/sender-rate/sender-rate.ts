import type { Priority } from '../../dialogs/effects';
import type { Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';
import { DEPTH_MS } from './depths';
import { withRateScripts } from './scripts';

/** What a process has been granted and not used is good for so long. */
const GRANT_MS = 1_000;
/** Part of a second's messages that a process takes at once, so that most of them ask nobody. */
const GRANT_PART = 5;

export interface SenderRateOptions {
  /** A connection that fails while Redis is away rather than wait for it. */
  readonly redis: RedisClient;
  /** The sender's mark: never a number. */
  readonly sender: string;
  /** Messages a second, over all processes. */
  readonly perSecond: number;
  readonly timers: Pick<Timers, 'now'>;
}

export const rateKey = (sender: string) => `{snd:${sender}}:rl`;

/** How fast one sender may send, shared by all processes that send from it. */
export class SenderRate {
  readonly #redis: RedisClient;
  readonly #intervalMs: number;
  #granted = 0;
  #goodUntil = 0;
  #asking: Promise<void> = Promise.resolve();
  /** When the next of those who wait here is to ask again, for each kind: one after the other, and not all at once. */
  readonly #turns = new Map<Priority, number>();

  constructor(private readonly options: SenderRateOptions) {
    this.#redis = withRateScripts(options.redis);
    this.#intervalMs = 1_000 / options.perSecond;
  }

  /**
   * May a message of this kind go now?
   * @returns 0 when it may; otherwise the ms after which to ask again
   * @throws when Redis cannot be asked
   */
  async ask(priority: Priority): Promise<number> {
    if (this.#take()) return 0;
    const before = this.#asking;
    const answer = before.then(() => (this.#take() ? 0 : this.#askRedis(priority)));
    this.#asking = answer.then(
      () => {},
      () => {},
    );
    return answer;
  }

  /** Nobody sends from here for so many ms: the provider asked for that. @throws when Redis cannot be told */
  async hold(ms: number): Promise<void> {
    this.#granted = 0;
    const { sender, timers } = this.options;
    await this.#redis.senderHold(rateKey(sender), timers.now() + ms, ms);
  }

  #take(): boolean {
    if (this.#granted < 1 || this.options.timers.now() >= this.#goodUntil) return false;
    this.#granted -= 1;
    return true;
  }

  async #askRedis(priority: Priority): Promise<number> {
    const { sender, perSecond, timers } = this.options;
    const most = Math.max(1, Math.floor(perSecond / GRANT_PART));
    const now = timers.now();
    const depth = DEPTH_MS[priority];
    const [granted, waitMs] = await this.#redis.senderGrant(rateKey(sender), now, this.#intervalMs, depth, most);
    if (granted === 0) return this.#turnAfter(priority, waitMs, now);
    this.#granted = granted - 1;
    this.#goodUntil = now + GRANT_MS;
    return 0;
  }

  #turnAfter(priority: Priority, waitMs: number, now: number): number {
    const turn = Math.max(this.#turns.get(priority) ?? 0, now + waitMs);
    this.#turns.set(priority, turn + this.#intervalMs);
    return Math.max(1, Math.ceil(turn - now));
  }
}
