import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { FOLDERS, filesIn, isTest, type SourceFile } from './support/source/files';
import { environmentReaders, importDirection, impurities, longFiles, luaHeaders } from './support/source/rules';

const code = filesIn(FOLDERS, '.ts');
const shipped = code.filter((file) => !isTest(file));
const file = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('imports point one way', () => {
  test('dialogs to itself, services to dialogs, the edge to both, and nothing to the edge', () => {
    expect(importDirection(shipped)).toEqual([]);
  });

  test.each([
    ['dialogs/a.ts', "import { x } from '../services/vault';", 'dialogs/ may import from dialogs/ only'],
    ['dialogs/flow/a.ts', "import { readFileSync } from 'node:fs';", 'dialogs/ is pure'],
    ['dialogs/a.ts', "import type { Redis } from 'ioredis';", 'dialogs/ is pure'],
    ['dialogs/a.ts', "export * from '../bots/reception';", 'dialogs/ may import from dialogs/ only'],
    [
      'services/a/b.ts',
      "import { x } from '../../bots/sms/door';",
      'services/ may import from services/, dialogs/ only',
    ],
    [
      'services/a/b.ts',
      "import { x } from '../../console/page';",
      'services/ may import from services/, dialogs/ only',
    ],
    ['services/a.ts', "import { Activity } from 'botframework-schema';", 'it belongs to the edge'],
    ['services/a.ts', "const r = require('restify');", 'it belongs to the edge'],
    ['services/a.ts', "type R = import('restify').Server;", 'it belongs to the edge'],
    [
      'bots/a.ts',
      "const page = await import('../console/page');",
      'bots/ may import from bots/, services/, dialogs/ only',
    ],
    [
      'console/a.ts',
      "import { x } from '../bots/main';",
      'console/ may import from console/, services/, dialogs/ only',
    ],
  ])('in %s, %s is found', (path, line, fault) => {
    const [found] = importDirection(file(path, `// a comment: import 'nothing'\n${line}\n`));
    expect(found).toContain(`${path}:2 imports `);
    expect(found).toContain(fault);
  });

  test('what only looks like an import is none', () => {
    expect(importDirection(file('dialogs/a.ts', 'export const words = "import x from \'ioredis\'";'))).toEqual([]);
  });
});

describe('the environment has one reader', () => {
  test('services/config, and whoever hands it to readConfig', () => {
    expect(environmentReaders(shipped)).toEqual([]);
  });

  test.each([
    ['services/a.ts', 'const port = process.env.PORT;'],
    ['services/a.ts', "const port = process['env'];"],
    ['services/a.ts', 'const { env } = process;'],
    ['services/a.ts', "import { env } from 'node:process';"],
    ['services/a.ts', 'const config = readConfig(process.env);'],
    ['bots/a.ts', 'const config = readConfig({ ...process.env });'],
    ['bots/a.ts', 'const config = readOther(process.env);'],
  ])('in %s, %s is found', (path, line) => {
    const mend = `${path}:2 reads the environment: take it from services/config`;
    expect(environmentReaders(file(path, `\n${line}`))).toEqual([mend]);
  });

  test.each(['bots/main.ts', 'scripts/a.ts'])('%s may hand it over', (path) => {
    expect(environmentReaders(file(path, 'const config = readConfig(process.env);'))).toEqual([]);
  });
});

describe('the conversation core is pure', () => {
  test('it has no clock, no chance, no waiting and no world', () => {
    expect(impurities(shipped.filter(({ path }) => path.startsWith('dialogs/')))).toEqual([]);
  });

  test.each([
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date() without an argument'],
    ['const now = Date();', 'Date()'],
    ['const now = Temporal.Now.instant();', 'Temporal.Now'],
    ['const chance = Math.random();', 'Math.random'],
    ['const chance = Math["random"];', 'Math.random'],
    ['setTimeout(() => {}, 1);', 'setTimeout()'],
    ['export async function later() {}', 'async'],
    ['const later = async () => {};', 'async'],
    ['const later = Promise.resolve(1);', 'Promise.resolve'],
    ['console.log(1);', 'console.log'],
    ['const n = process.pid;', 'process.pid'],
  ])('%s is found', (line, what) => {
    const [found] = impurities(file('dialogs/a.ts', `// é\n${line}`));
    expect(found).toBe(`dialogs/a.ts:2 uses ${what}: hand its result in as an argument`);
  });

  test('a date made of an argument is pure', () => {
    expect(impurities(file('dialogs/a.ts', 'export const day = (at: number) => new Date(at);'))).toEqual([]);
  });
});

describe('Lua scripts', () => {
  test('say what they are for, what they guarantee, what they take and what they return', () => {
    expect(luaHeaders(filesIn(FOLDERS, '.lua'))).toEqual([]);
  });

  test('a header that leaves one out is found', () => {
    const header = '-- Puts it back.\n-- Guarantee: once.\n-- KEYS 1 mailbox\nreturn 1\n';
    expect(luaHeaders(file('services/a.lua', header))).toEqual([
      'services/a.lua:3 has no ARGV in its header: add a line "-- ARGV 1 … (or: -- ARGV none)"',
      'services/a.lua:3 has no returns in its header: add a line "-- Returns …"',
    ]);
  });

  test('a file without a header is found', () => {
    expect(luaHeaders(file('services/a.lua', 'return 1\n'))[0]).toContain(
      'services/a.lua:1 does not say what it is for',
    );
  });
});

describe('the shape of the repo', () => {
  test('no file has more than 250 lines, tests aside', () => {
    expect(longFiles(code.filter(({ path }) => !path.endsWith('.test.ts')))).toEqual([]);
  });

  test('a longer one is found', () => {
    expect(longFiles(file('bots/a.ts', 'x\n'.repeat(251)))[0]).toContain('bots/a.ts:251 has 251 lines (at most 250)');
  });

  test('every folder at the top says in a README.md what it holds', () => {
    const left = new Set(['node_modules', 'data', 'coverage', 'test-results']);
    const folders = readdirSync(PROJECT_ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !left.has(entry.name))
      .map((entry) => entry.name);
    const bare = folders.filter((name) => !existsSync(join(PROJECT_ROOT, name, 'README.md')));
    expect(bare.map((name) => `${name}/ has no README.md: say in a few lines what belongs there`)).toEqual([]);
  });
});
