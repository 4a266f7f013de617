import { randomBytes } from 'node:crypto';
import type { PersonId } from '../../dialogs/person';
import type { RedisClient } from '../redis';
import type { Activity } from './activity';
import { type Claimed, readClaim } from './claimed';
import type { OnFault } from './faults';
import { GiveWay } from './give-way';
import { partitionKeys } from './partition';
import type { Timers } from './timers';
import type { TurnTaker } from './turn';

/** Entries handed over at once: a mailbox with more of them takes several turns. */
const MOST_ENTRIES = 32;
const NONCE_BYTES = 3;
const REDIS_PAUSE_MS = 1_000;

export interface WorkerOptions {
  readonly redis: RedisClient;
  readonly timers: Timers;
  readonly turns: Pick<TurnTaker, 'take'>;
  readonly activity: Activity;
  /** Turns under way at once. */
  readonly concurrency: number;
  /** A turn takes milliseconds: whoever holds a mailbox this long has died or been stopped. */
  readonly leaseMs: number;
  readonly onFault: OnFault;
}

/** Claims whatever is ready and takes its turn. It sleeps until a hint, a timer or the sweep names a partition. */
export class Worker {
  readonly #waiting = new Set<number>();
  readonly #alarms = new Map<number, { at: number; cancel: () => void }>();
  readonly #idle: (() => void)[] = [];
  readonly #giveWay: GiveWay;
  #busy = 0;
  #stopped = true;

  constructor(private readonly options: WorkerOptions) {
    this.#giveWay = new GiveWay(() => options.timers.now());
  }

  start(): void {
    this.#stopped = false;
  }

  /** No further claim; resolves with the end of the last turn under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.options.activity.end(this.#waiting.size);
    this.#waiting.clear();
    for (const partition of [...this.#alarms.keys()]) this.#unset(partition);
    if (this.#busy > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  hasRoom(): boolean {
    return !this.#stopped && this.#busy + this.#waiting.size < this.options.concurrency;
  }

  /** Something may be ready in this partition now. */
  ready(partition: number): void {
    if (this.#stopped || this.#waiting.has(partition)) return;
    this.#waiting.add(partition);
    this.options.activity.begin();
    this.#pump();
  }

  /** Something will be ready in this partition at `at` (real ms). */
  readyAt(partition: number, at: number): void {
    const alarm = this.#alarms.get(partition);
    if (this.#stopped || (alarm && alarm.at <= at)) return;
    this.#unset(partition);
    this.options.activity.begin();
    const cancel = this.options.timers.after(Math.max(0, at - this.options.timers.now()), () => {
      this.ready(partition);
      this.#unset(partition);
    });
    this.#alarms.set(partition, { at, cancel });
  }

  #unset(partition: number): void {
    const alarm = this.#alarms.get(partition);
    if (!alarm) return;
    this.#alarms.delete(partition);
    alarm.cancel();
    this.options.activity.end();
  }

  /**
   * A place for a turn whose mailbox may be leased in the moment in which its event is accepted; false for none.
   * It must be taken by `begin`, or given back.
   */
  reserve(): boolean {
    if (!this.hasRoom()) return false;
    this.#busy += 1;
    this.options.activity.begin();
    return true;
  }

  giveBack(): void {
    this.#busy -= 1;
    this.options.activity.end();
    if (this.#busy === 0) for (const resolve of this.#idle.splice(0)) resolve();
    this.#pump();
  }

  /**
   * The answer to an `accept` that may have leased a mailbox was lost. Whoever wrote must not wait for the end of a lease
   * that nobody holds; while Redis is away this waits for it to come back.
   */
  abandon(partition: number, person: PersonId, nonce: string): void {
    const { redis, timers, onFault } = this.options;
    const { ready, leases, fence, tries } = partitionKeys(partition);
    redis.mailroomAbandonBuffer(ready, leases, fence, tries, person, nonce, timers.now()).then(
      (given) => given === 1 && this.ready(partition),
      (error: unknown) => onFault({ where: 'redis', because: 'not-abandoned', person, error }),
    );
  }

  begin(claimed: Claimed): void {
    void this.#take(claimed).finally(() => this.giveBack());
  }

  #pump(): void {
    for (const partition of this.#waiting) {
      if (this.#busy >= this.options.concurrency) return;
      this.#waiting.delete(partition);
      this.#busy += 1;
      void this.#work(partition).finally(() => this.giveBack());
    }
  }

  async #take(claimed: Claimed): Promise<void> {
    try {
      await this.#turn(claimed);
    } catch (error) {
      this.#failed(claimed.partition, error);
    }
  }

  #turn(claimed: Claimed): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#giveWay.begin(() => void this.options.turns.take(claimed).then(resolve, reject));
    });
  }

  #failed(partition: number, error: unknown): void {
    const { timers, onFault } = this.options;
    onFault({ where: 'redis', because: 'turn-not-written', error });
    this.readyAt(partition, timers.now() + REDIS_PAUSE_MS);
  }

  async #work(partition: number): Promise<void> {
    const { redis, timers, leaseMs } = this.options;
    const { tag, ready, leases, fence, tries } = partitionKeys(partition);
    try {
      const now = timers.now();
      const { claimed, nextReady } = readClaim(
        partition,
        await redis.mailroomClaimBuffer(tag, ready, leases, fence, tries, now, now + leaseMs, MOST_ENTRIES, newNonce()),
      );
      if (nextReady > now) this.readyAt(partition, nextReady);
      else if (nextReady >= 0) this.ready(partition);
      if (claimed) await this.#turn(claimed);
    } catch (error) {
      this.#failed(partition, error);
    }
  }
}

/** Makes each claim's fence its own. */
export const newNonce = () => randomBytes(NONCE_BYTES).toString('base64url');
