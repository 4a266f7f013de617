import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Dependencies = z.record(z.string(), z.string()).default({});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      dependencies: Dependencies,
      optionalDependencies: Dependencies,
    }),
  ),
});
const { packages } = Lock.parse(JSON.parse(readFileSync(join(__dirname, '../package-lock.json'), 'utf8')));

/** Where Node, and so npm, looks for a package from another one: beside it, then outwards. */
function isFound(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

test('the lock file names every package that `npm ci` looks for, those of other systems included', () => {
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFound(from, name))
      .map((name) => `${from || 'the project'} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no host', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
