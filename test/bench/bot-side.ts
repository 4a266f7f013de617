import { Session } from 'node:inspector/promises';
import { z } from 'zod';

/** The part of a measured process that answers `BotProcess`. */

const Order = z.object({ id: z.number(), what: z.enum(['cpu', 'start-profile', 'stop-profile']) });

/** What this process was given as its argument. */
export function settingsOf<T>(shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(process.argv[2] ?? ''));
}

/** Says that the bot can be written to at `url`, and answers from then on. `stop` lets go of what is outside. */
export function ready(url: string, stop: () => Promise<void>): void {
  const session = new Session();
  const does = {
    cpu: async () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    'start-profile': async () => {
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 250 });
      await session.post('Profiler.start');
      return null;
    },
    'stop-profile': async () => {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      return profile;
    },
  };
  process.on('message', async (message) => {
    const { id, what } = Order.parse(message);
    process.send?.({ id, answer: await does[what]() });
  });
  process.once('SIGTERM', () => {
    stop().finally(() => process.exit(0));
  });
  process.send?.({ url });
}
