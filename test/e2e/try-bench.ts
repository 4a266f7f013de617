import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RedisClient } from '../../services/redis';
import { EventStream } from '../support/event-stream';
import { startTestRedis, type TestRedis } from '../support/redis';
import { smallPlay } from './try-script';
import { startTryServer, type TryServer } from './try-server';
import type { StandIn } from './try-stand-in';

export interface Answered {
  readonly status: number;
  /** The JSON that was answered; empty for anything else. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** `/try` for a test file: one real Redis, emptied before each test, a server on it, and the means to speak to it. */
export class TryBench {
  readonly #redis: TestRedis;
  readonly #servers: TryServer[] = [];
  readonly #streams: EventStream[] = [];
  /** For looking into Redis past the simulator. */
  readonly control: RedisClient;

  private constructor(redis: TestRedis) {
    this.#redis = redis;
    this.control = redis.open.connect('work');
  }

  static async start(): Promise<TryBench> {
    return new TryBench(await startTestRedis());
  }

  get server(): TryServer {
    const first = this.#servers[0];
    if (!first) throw new Error('begin() first');
    return first;
  }

  get bot(): StandIn {
    return this.server.bot;
  }

  async begin(): Promise<void> {
    await this.control.flushall();
    await this.serve();
  }

  /** Another process on the same Redis. */
  async serve(bot?: StandIn): Promise<TryServer> {
    const connect = this.#redis.open.connect.bind(this.#redis.open);
    const server = await startTryServer(connect, smallPlay(), bot ? { bot } : {});
    this.#servers.push(server);
    return server;
  }

  async restart(): Promise<void> {
    const { bot } = this.server;
    await this.#servers.shift()?.stop();
    await this.serve(bot);
  }

  /** A page's stream of events, from the beginning or after the entry that it has. */
  async open(after?: string, at = this.server): Promise<EventStream> {
    const stream = await EventStream.open(`${at.url}/try/events`, after ? { 'last-event-id': after } : {});
    this.#streams.push(stream);
    return stream;
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const response = await fetch(`${this.server.url}/try/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return {
      status: response.status,
      answer: z.record(z.string(), z.unknown()).parse(await response.json().catch(() => ({}))),
    };
  }

  say(who: string, text: string, id: string = randomUUID()): Promise<Answered> {
    return this.post('say', { who, text, id });
  }

  killRedis(): Promise<void> {
    return this.#redis.kill();
  }

  async end(): Promise<void> {
    for (const stream of this.#streams.splice(0)) stream.close();
    for (const server of this.#servers.splice(0)) await server.stop();
  }

  stop(): Promise<void> {
    return this.#redis.stop();
  }
}
