import type { RedisClient } from '../../services/redis';
import { CHANNELS } from './redis-place';

type Topic = keyof typeof CHANNELS;

/**
 * Word from any process that the clock moved or the screen changed. A notice says only "look again", and one is given to
 * everybody after each reconnection, because pub/sub forgets what was said while nobody listened.
 */
export class Notices {
  readonly #listeners: Record<Topic, Set<() => void>> = { clock: new Set(), screen: new Set() };
  readonly #redis: RedisClient;

  /** @param connect opens a connection that is ours alone: a subscriber can do nothing else. */
  constructor(connect: () => RedisClient) {
    this.#redis = connect();
    this.#redis.on('message', (channel: string) => {
      for (const topic of ['clock', 'screen'] as const) if (CHANNELS[topic] === channel) this.#tell(topic);
    });
    // The client reconnects by itself; without a listener its errors would end the process.
    this.#redis.on('error', () => undefined);
  }

  async start(): Promise<void> {
    const subscribe = () => this.#redis.subscribe(CHANNELS.clock, CHANNELS.screen);
    await subscribe();
    // The connection does not subscribe anew by itself (services/redis).
    this.#redis.on('ready', () => {
      subscribe().then(
        () => {
          this.#tell('clock');
          this.#tell('screen');
        },
        // The connection went again; the next `ready` tries again.
        () => undefined,
      );
    });
  }

  /** @returns how to stop listening. */
  on(topic: Topic, listener: () => void): () => void {
    this.#listeners[topic].add(listener);
    return () => this.#listeners[topic].delete(listener);
  }

  stop(): void {
    this.#redis.disconnect();
  }

  #tell(topic: Topic): void {
    for (const listener of this.#listeners[topic]) listener();
  }
}
