import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './index';
import { usageOf } from './tell-usage';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')));
const own = Object.entries(scripts).filter(([, does]) => does.startsWith('tsx '));

test.each(own)('%s says how it is used, from the README', (name) => {
  const [use = '', what = ''] = usageOf(name).split('\n  ');
  expect(use).toMatch(/^npm (?:start|run )/);
  expect(what).not.toBe('README.md tells the rest');
});

test.each(own)('%s looks for it before anything else is loaded, or has a usage of its own', (_, does) => {
  const [file = ''] = does.split(' ').slice(1);
  expect(readFileSync(join(PROJECT_ROOT, file), 'utf8')).toMatch(/^import '.*\/tell-usage';|const USAGE = `npm run/);
});

test('--help prints it, does nothing and ends well', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bots/enrol.ts', '--help'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], npm_lifecycle_event: 'enrol' },
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: 'npm run enrol\n  enrols the people of a CSV file: npm run enrol -- FILE.csv\n',
    stderr: '',
  });
});
