import { Registry } from 'prom-client';
import { loopbackOnly } from '../../bots/http/loopback';
import { createHttpServer } from '../../bots/http/server';
import type { Sealer } from '../../bots/simulator/ports';
import { createSimulator, type Simulator } from '../../bots/simulator/simulator';
import type { Clock } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import { type Script, StandIn } from './try-stand-in';

/** 5 January 2026 was a Monday. */
export const MONDAY_NOON = Date.parse('2026-01-05T12:00:00Z');

/** Stands for the vault: what lies in Redis is not the text itself. */
export const reversingSealer: Sealer = {
  seal: (text) => Buffer.from(text).reverse(),
  open: (sealed) => Buffer.from(sealed).reverse().toString(),
};

export interface TryServer {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly simulator: Simulator;
  readonly bot: StandIn;
  stop(): Promise<void>;
}

interface Options {
  /** 0 picks a free one. */
  readonly port?: number;
  readonly real?: Clock;
  /** A bot that has been there before: its server was restarted, its people and mailboxes were not. */
  readonly bot?: StandIn;
}

/** `/try` on the real HTTP server and the given Redis, with a stand-in for the bot. */
export async function startTryServer(
  connect: (purpose: 'webhook' | 'blocking') => RedisClient,
  script: Script,
  { port = 0, real = { now: () => MONDAY_NOON }, bot = new StandIn(script) }: Options = {},
): Promise<TryServer> {
  const setting = { programme: 'demo', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
  const simulator = createSimulator({ connect, sealer: reversingSealer, setting, real });
  bot.open(simulator);
  await simulator.start();
  const log = { warn: () => undefined, error: () => undefined };
  const ready = async () => ({ ok: true, detail: {} });
  const http = createHttpServer({ ready, metrics: new Registry(), log, graceMs: 1_000 });
  const { intake, book: people, schedule, settled } = bot;
  const parts = { intake, people, schedule, settled, closing: http.closing, guards: [loopbackOnly()] };
  simulator.routes(http.server, parts);
  const url = await http.listen(port, '127.0.0.1');
  return {
    url,
    simulator,
    bot,
    stop: async () => {
      await http.close();
      await simulator.stop();
    },
  };
}
