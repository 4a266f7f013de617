import { randomBytes } from 'node:crypto';
import type { RedisClient } from '../redis';

/** The one channel. A hint that is lost costs up to a second (the sweep finds what it told of), never an event. */
const CHANNEL = 'mailroom';

export interface Listener {
  ready(partition: number): void;
  outbox(partition: number): void;
  /** Something came into a leased mailbox of this partition. */
  more(partition: number): void;
  /** True when everything that becomes ready is claimed here at once, so that nobody else need be woken. */
  hasRoom(): boolean;
}

/** Wakes the loops of this process directly, and those of other processes over Redis pub/sub where that is of use. */
export class Hints {
  /** This process on this run: in hints, and as the holder of a delivery. */
  readonly me = randomBytes(6).toString('base64url');
  #listener: Listener | null = null;

  constructor(private readonly subscriber: RedisClient) {
    subscriber.on('message', (_channel: string, hint: string) => this.#heard(hint));
    // The connection does not subscribe anew by itself (services/redis).
    subscriber.on('ready', () => {
      if (this.#listener) this.heardAll().catch(() => {});
    });
  }

  async listen(listener: Listener): Promise<void> {
    await this.subscriber.subscribe(CHANNEL);
    this.#listener = listener;
  }

  /** From now on everything is left to the others. */
  silence(): void {
    this.#listener = null;
  }

  ready(partition: number): void {
    this.#listener?.ready(partition);
  }

  outbox(partition: number): void {
    this.#listener?.outbox(partition);
  }

  /** What `accept` publishes; empty, for nothing, when a worker here will see to it at once. */
  readyHint(partition: number): string {
    return this.#listener?.hasRoom() ? '' : `ready:${partition}:${this.me}`;
  }

  outboxHint(partition: number): string {
    return `outbox:${partition}:${this.me}`;
  }

  /** What `accept` publishes when the mailbox is leased, where turns may be waiting for somebody outside. */
  moreHint(partition: number): string {
    return `more:${partition}:${this.me}`;
  }

  /** Resolves when every hint published before has been heard: replies and hints keep their order on a connection. */
  async heardAll(): Promise<void> {
    await this.subscriber.subscribe(CHANNEL);
  }

  #heard(hint: string): void {
    const [what, partition, from] = hint.split(':');
    if (from === this.me) return;
    if (what === 'ready') this.ready(Number(partition));
    if (what === 'outbox') this.outbox(Number(partition));
    if (what === 'more') this.#listener?.more(Number(partition));
  }
}
