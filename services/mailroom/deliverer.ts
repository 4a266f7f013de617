import type { RedisClient } from '../redis';
import type { Activity } from './activity';
import type { Attempts } from './attempts';
import type { AtPoint } from './fault-points';
import type { OnFault } from './faults';
import { Holding } from './holding';
import { type End, type Item, readTake } from './item';
import { LETTER, plainReason, readMessageId } from './page';
import { partitionKeys, personKeys } from './partition';
import { entryId } from './perform';
import { integer } from './scripts';
import type { Timers } from './timers';

const MOST_AT_ONCE = 64;
/** A bound for memory while a provider is down; what is beyond waits in Redis. */
const MOST_IN_HAND = 1_024;
const REDIS_PAUSE_MS = 1_000;

export interface DelivererOptions {
  readonly redis: RedisClient;
  readonly me: string;
  readonly timers: Timers;
  readonly attempts: Pick<Attempts, 'make' | 'outOfTurn'>;
  readonly activity: Activity;
  /** A process that stops is missed after this long, and its partitions are taken over. Renewed at a third of it. */
  readonly leaseMs: number;
  readonly at: AtPoint;
  readonly onFault: OnFault;
}

/** Empties the outboxes: in order for each person, at least once, and one process at a time for each partition. */
export class Deliverer {
  readonly #holdings = new Map<number, Holding>();
  readonly #underWay = new Set<Promise<void>>();
  #stopped = true;

  constructor(private readonly options: DelivererOptions) {}

  start(): void {
    this.#stopped = false;
  }

  /** Nothing new is sent; resolves when what is under way has ended and others may take over at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { cancelTimer, inHand } of this.#holdings.values()) {
      cancelTimer();
      for (const item of inHand.values()) item.cancelPause();
    }
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    const held = [...this.#holdings.values()];
    this.#holdings.clear();
    for (const { inHand } of held) this.options.activity.end(inHand.size);
    await Promise.all(held.map(({ partition }) => this.#letGo(partition)));
  }

  async #letGo(partition: number): Promise<void> {
    const { redis, me, onFault } = this.options;
    try {
      await redis.mailroomYieldBuffer(partitionKeys(partition).deliverer, me);
    } catch (error) {
      // Then the lease ends by itself.
      onFault({ where: 'redis', because: 'not-let-go', error });
    }
  }

  /** There may be something new in this partition's outbox. */
  wake(partition: number): void {
    if (this.#stopped) return;
    const holding = this.#holdings.get(partition) ?? new Holding(partition);
    this.#holdings.set(partition, holding);
    if (holding.asking) holding.askAgain = true;
    else this.#track(this.#ask(holding));
  }

  /** Until when a turn that commits now would have its outbox delivered by this process, real ms; null when it would not. */
  until(): number | null {
    return this.#stopped ? null : this.options.timers.now() + this.options.leaseMs;
  }

  /** Entries that a turn of this process was handed with its commit, and with them the partition's delivery. */
  handOn(partition: number, items: readonly Item[], until: number): void {
    // The turn was being written when we were asked to stop: the next one to deliver finds what it said.
    if (this.#stopped) return this.#track(this.#letGo(partition));
    const holding = this.#holdings.get(partition) ?? new Holding(partition);
    this.#holdings.set(partition, holding);
    holding.until = Math.max(holding.until, until);
    this.options.at('taken');
    for (const item of items) this.#receive(holding, item);
    this.#sleep(holding, this.options.leaseMs / 3);
  }

  /** Whether the partition is looked after already: in hand here, or known to be held elsewhere. */
  knows(partition: number): boolean {
    return this.#holdings.has(partition);
  }

  async #ask(holding: Holding): Promise<void> {
    const { activity, leaseMs, onFault } = this.options;
    holding.asking = true;
    activity.begin();
    let pause = leaseMs / 3;
    try {
      do {
        holding.askAgain = false;
        await this.#take(holding);
      } while (holding.askAgain && !this.#stopped);
    } catch (error) {
      onFault({ where: 'redis', because: 'outbox-not-read', error });
      pause = REDIS_PAUSE_MS;
    }
    holding.asking = false;
    this.#sleep(holding, pause);
    activity.end();
  }

  async #take(holding: Holding): Promise<void> {
    const { redis, me, timers, activity, leaseMs } = this.options;
    const { partition } = holding;
    const { tag, outbox, deliverer } = partitionKeys(partition);
    const now = timers.now();
    const most = Math.min(MOST_AT_ONCE, MOST_IN_HAND - holding.inHand.size);
    const reply = readTake(
      partition,
      now,
      await redis.mailroomTakeBuffer(tag, outbox, deliverer, me, now, now + leaseMs, holding.last, most),
    );
    if (!reply.granted || !reply.kept) activity.end(holding.forgetWaiting());
    holding.until = reply.granted ? now + leaseMs : 0;
    if (!reply.granted) return this.#wakeIn(holding, reply.until - now);
    holding.more = reply.items.length === most;
    holding.askAgain ||= holding.more && most === MOST_AT_ONCE;
    if (reply.items.length > 0) this.options.at('taken');
    for (const item of reply.items) this.#receive(holding, item);
    for (const item of [...holding.stalled]) this.#work(holding, item);
  }

  #receive(holding: Holding, item: Item): void {
    holding.last = item.streamId;
    if (holding.inHand.has(item.streamId)) return;
    holding.inHand.set(item.streamId, item);
    this.options.activity.begin();
    if (holding.lanes.add(item)) return this.#work(holding, item);
    // It may be more pressing than what it has to wait for, which then goes as fast as this may.
    const first = holding.lanes.first(item);
    if (!first?.held) return;
    first.cancelPause();
    this.#work(holding, first);
  }

  /** Renewed as long as anything is in hand, and forgotten after that. */
  #sleep(holding: Holding, pause: number): void {
    if (holding.asking) return;
    if (holding.inHand.size > 0) this.#wakeIn(holding, pause);
    else if (holding.until > 0) {
      holding.cancelTimer();
      this.#holdings.delete(holding.partition);
    }
  }

  #wakeIn(holding: Holding, ms: number): void {
    holding.cancelTimer();
    if (!this.#stopped)
      holding.cancelTimer = this.options.timers.after(Math.max(1, ms), () => this.wake(holding.partition));
  }

  #work(holding: Holding, item: Item): void {
    if (this.#stopped || item.flying || !holding.inHand.has(item.streamId)) return;
    const { timers } = this.options;
    // Held up longer than the lease, somebody else may be at it: ask, and go on only if it is ours still.
    if (timers.now() >= holding.until) {
      holding.stalled.add(item);
      this.wake(holding.partition);
      return;
    }
    holding.stalled.delete(item);
    item.flying = true;
    item.held = false;
    item.behind = () => holding.lanes.behind(item);
    item.mayGo = () => timers.now() < holding.until;
    this.#track(this.#attempt(holding, item));
  }

  async #attempt(holding: Holding, item: Item): Promise<void> {
    const { timers, attempts, onFault } = this.options;
    const waiting = item.behind().length;
    const verdict = item.ended === null ? await attempts.make(item) : { ended: item.ended };
    if ('pauseMs' in verdict) {
      item.flying = false;
      if (item.overtaken) return this.#forget(holding, item);
      item.held = verdict.held === true;
      const newBehind = item.held && item.behind().length > waiting;
      item.cancelPause = timers.after(newBehind ? 1 : verdict.pauseMs, () => this.#work(holding, item));
      if (attempts.outOfTurn(item)) this.#go(holding, holding.lanes.remove(item));
      return;
    }
    item.ended = verdict.ended;
    try {
      await this.#settle(holding, item, verdict.ended);
    } catch (error) {
      // It is done: only the note is tried again. Whoever takes over before that does it once more.
      onFault({ where: 'redis', because: 'delivery-not-noted', person: item.person, error });
      item.cancelPause = timers.after(REDIS_PAUSE_MS, () => this.#track(this.#attempt(holding, item)));
    }
  }

  async #settle(holding: Holding, item: Item, { how, because = '' }: End): Promise<void> {
    const { redis, me, timers, activity, leaseMs, at } = this.options;
    const { outbox, deliverer } = partitionKeys(item.partition);
    const { log } = personKeys(item.person);
    const { fence, number } = readMessageId(entryId(item)) ?? { fence: '', number: 0 };
    const mark = [fence, number, LETTER[how], plainReason(because)];
    at('settling');
    const left = integer(await redis.mailroomSettleBuffer(outbox, deliverer, log, item.streamId, me, ...mark));
    at('settled');
    this.#go(holding, holding.remove(item));
    const roomAgain = holding.more && holding.inHand.size < MOST_IN_HAND / 2;
    if (roomAgain || (left > 0 && holding.inHand.size === 0)) this.wake(item.partition);
    // Not a third of a lease from now: one message after another would put the renewal off until the lease has run out.
    else this.#sleep(holding, holding.until - timers.now() - (2 * leaseMs) / 3);
    activity.end();
  }

  /** Whether an overtaken item is still to be done is asked anew, from the beginning of what is not settled. */
  #forget(holding: Holding, item: Item): void {
    this.#go(holding, holding.remove(item));
    holding.last = '0';
    this.wake(holding.partition);
    this.options.activity.end();
  }

  #go(holding: Holding, next: Item | undefined): void {
    if (next) this.#work(holding, next);
  }

  #track(work: Promise<void>): void {
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }
}
