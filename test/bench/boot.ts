import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../services/config';
import { freePort } from '../support/redis';
import { cleaningUp } from './clean-up';
import { type Bench, median, rounded } from './figure';
import { ownEnvironment, ownRedis, smsEnvironment } from './ours';
import { startProvider } from './provider';

/** From the start of `npm start`'s program until `/readyz` answers 200, with Redis running already. */
export const boot: Bench = {
  names: ['boot.ready'],
  run: ({ quick, say }) =>
    cleaningUp(async (cleanUp) => {
      const provider = await startProvider();
      cleanUp.add(() => provider.close());
      const redis = await ownRedis(cleanUp);
      const env = { ...ownEnvironment(redis), ...smsEnvironment(provider) };
      const times: number[] = [];
      for (let repetition = 0; repetition < (quick ? 3 : 7); repetition += 1) {
        times.push(await bootOnce(env));
        say(`boot: ready after ${times.at(-1)?.toFixed(0)} ms`);
      }
      return [{ name: 'boot.ready', value: rounded(median(times)), unit: 'ms', repetitions: times.length }];
    }),
};

async function bootOnce(env: Readonly<Record<string, string>>): Promise<number> {
  const port = String(await freePort());
  const { PATH = '', HOME = '' } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [require.resolve('tsx/cli'), join(PROJECT_ROOT, 'bots/main.ts')], {
    env: { PATH, HOME, HOST: '127.0.0.1', PORT: port, LOG_LEVEL: 'fatal', ...env },
    stdio: ['ignore', 2, 2],
  });
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode} before it was ready.`);
      await delay(2);
    }
    return performance.now() - began;
  } finally {
    if (child.exitCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
  }
}

async function isReady(port: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}
