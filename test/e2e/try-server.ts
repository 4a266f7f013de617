import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { createServer, type Server } from 'restify';
import type { Sealer } from '../../bots/simulator/ports';
import { createSimulator, type Simulator } from '../../bots/simulator/simulator';
import type { Clock } from '../../services/mailroom/contract';
import { type Script, StandIn } from './try-stand-in';

/** 5 January 2026 was a Monday. */
export const MONDAY_NOON = Date.parse('2026-01-05T12:00:00Z');

/** Stands for the vault: what lies in Redis is not the text itself. */
export const reversingSealer: Sealer = {
  seal: (text) => Buffer.from(text).reverse(),
  open: (sealed) => Buffer.from(sealed).reverse().toString(),
};

export interface TryServer {
  readonly url: string;
  readonly port: number;
  readonly simulator: Simulator;
  readonly bot: StandIn;
  stop(): Promise<void>;
}

/** `/try` over real HTTP and the given Redis, with a stand-in for the bot. */
export async function startTryServer(
  connect: () => Redis,
  script: Script,
  { port = 0, real = { now: () => MONDAY_NOON } }: { port?: number; real?: Clock } = {},
): Promise<TryServer> {
  const bot = new StandIn(script);
  const setting = { programme: 'demo', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
  const simulator = createSimulator({ connect, sealer: reversingSealer, setting, real });
  bot.open(simulator);
  await simulator.start();
  const server: Server = createServer({ name: 'small-steps' });
  const { intake, book: people, schedule, settled } = bot;
  simulator.routes(server, { intake, people, schedule, settled, guards: [] });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const listening = server.address().port;
  return {
    url: `http://127.0.0.1:${listening}`,
    port: listening,
    simulator,
    bot,
    stop: async () => {
      await simulator.stop();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
