import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../services/config';
import { type Bench, type Figure, median, rounded } from './figure';

const printed = z.object({ ms: z.number(), learnt: z.number() });

/**
 * CPU of a fresh process, run as `npm start` runs, for reading what the bot listens with: at a start with the files of the last one, and
 * (`first`) where nothing was kept of any. Its own compiling and collecting on other threads counts.
 */
export const understandingLoad: Bench = {
  names: ['safety.load', 'understanding.load'],
  run: async ({ quick, say }) => {
    const bare = mkdtempSync(join(tmpdir(), 'bench-load-'));
    try {
      // Without packages beside it, nothing is kept of it.
      symlinkSync(join(PROJECT_ROOT, 'locales'), join(bare, 'locales'));
      const times = quick ? 3 : 15;
      return [
        measure('safety.load', 'safety', bare, times, say),
        measure('understanding.load', 'all', bare, times, say),
      ];
    } finally {
      rmSync(bare, { recursive: true });
    }
  },
};

function measure(name: string, what: string, bare: string, times: number, say: (line: string) => void): Figure {
  // Whatever is kept by now may be of other files.
  loadOnce(PROJECT_ROOT, what);
  const pairs = Array.from({ length: times }, () => ({
    again: loadOnce(PROJECT_ROOT, what),
    first: loadOnce(bare, what),
  }));
  const again = pairs.map((pair) => pair.again.ms);
  const [value, first] = [again, pairs.map((pair) => pair.first.ms)].map(median).map(rounded);
  say(`${name}: ${value} ms of CPU, ${first} ms where nothing was kept`);
  const learnt = pairs[0]?.again.learnt;
  const [least, most] = [Math.min(...again), Math.max(...again)].map(rounded);
  return { name, value: value ?? Number.NaN, unit: 'ms', first, least, most, learnt, repetitions: times };
}

function loadOnce(root: string, what: string): z.infer<typeof printed> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawnSync(process.execPath, [require.resolve('tsx/cli'), join(__dirname, 'listener.ts'), root, what], {
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`The listener ended with ${child.status}.`);
  return printed.parse(JSON.parse(child.stdout));
}
