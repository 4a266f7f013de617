import { execFile } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT, readConfig } from '../services/config';
import type { RedisClient } from '../services/redis';
import {
  changedPaths,
  type EditionStore,
  editionId,
  openEditions,
  readScriptFiles,
} from '../services/scripts/editions';
import { CopiedScripts } from '../services/scripts/editions/copy.fixture';
import { openVault } from '../services/vault';
import { startTestStore, type TestStore } from '../test/support/store';
import { inUse, NotPublished, publishing } from './publishing';

const GOAL = 'locales/en-GB/goal.yaml';
const BOT = 'locales/en-GB/are-you-a-bot.yaml';
const KEY = Buffer.alloc(32, 7);

describe('publishing by command', () => {
  let server: TestStore;
  let redis: RedisClient;
  let store: EditionStore;
  const copy = new CopiedScripts();
  beforeAll(async () => {
    server = await startTestStore();
    redis = server.open.connect('work');
  });
  afterAll(async () => {
    copy.remove();
    await server.stop();
  });
  beforeEach(async () => {
    await redis.flushall();
    const vault = await openVault(redis, [{ version: 1, key: createSecretKey(KEY) }]);
    store = await openEditions(redis, vault, Date.now);
  });
  afterEach(() => copy.mend());

  const environment = () => {
    const { PATH = '', HOME = '' } = process.env;
    return { PATH, HOME, MASTER_KEYS: `1:${KEY.toString('base64')}`, ...server.environment };
  };
  /** The command itself, in a process of its own. */
  const command = (...args: string[]) => {
    const program = ['--import', 'tsx', join(PROJECT_ROOT, 'bots/publish-scripts.ts'), ...args];
    return promisify(execFile)(process.execPath, program, { env: environment(), cwd: PROJECT_ROOT });
  };
  /** What the command does, in this process: what it tells. */
  const done = async (...args: string[]) => {
    const told: string[] = [];
    await publishing(args, readConfig(environment()), (line) => told.push(line));
    return told.join('\n');
  };
  const who = ['--by', 'Kim', '--why', 'warmer'];

  test('published, looked up, and taken back', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    const published = await command('publish', ...who, '--from', copy.root);
    expect(published.stdout).toContain(`changed: ${BOT}`);
    expect(published.stdout).toContain('Positions affected: 0.');
    expect(published.stdout).toMatch(/are-you-a-bot\.honestly: "I'm a bot.*" -> "I am a bot, yes.*"/);
    const edition = /Published: (\S+)\./.exec(published.stdout)?.[1] ?? '';
    expect(edition).toBe(editionId(readScriptFiles(copy.root)));
    const history = await done('history');
    expect(history).toMatch(new RegExp(`${edition}  published  Kim  warmer  \\(in use\\)`));
    expect(history).toMatch(/\n {4}are-you-a-bot\.honestly: "I'm a bot.*" -> "I am a bot, yes.*"/);
    const back = await command('rollback', '--by', 'Ade', '--why', 'too chatty');
    expect(back.stdout).toContain(`Back at: ${editionId(readScriptFiles(PROJECT_ROOT))}`);
  });

  test('a second step back goes further back, and never brings again what the first took away', async () => {
    const shipped = await store.keep(readScriptFiles(PROJECT_ROOT));
    const back = (...more: string[]) => done('rollback', '--by', 'Ade', '--why', 'too chatty', ...more);
    const publish = async (to: string) => {
      copy.edit(BOT, to === 'first' ? "I'm a bot" : 'I am a bot, first', `I am a bot, ${to}`);
      const change = { did: 'published', by: 'Kim', why: 'warmer', base: shipped, at: Date.now() } as const;
      return store.publish(readScriptFiles(copy.root), { ...change, before: await store.currentId() });
    };
    const { edition: first } = await publish('first');
    const { edition: second } = await publish('second');
    expect(await back()).toContain(`Back at: ${first}.`);
    expect(await back()).toContain(`Back at: ${shipped}.`);
    await expect(back()).rejects.toThrow(/^There is no edition before this one/);
    expect(await store.currentId()).toBe(shipped);
    // Asked for by its name, it comes again, and one step leads to where it was asked for.
    expect(await back('--to', second)).toContain(`Back at: ${second}.`);
    expect(await back()).toContain(`Back at: ${shipped}.`);
  });

  test.each([
    ['a copy of locales/ alone', 'locales', 'locales'],
    ['a folder that is not there', 'nowhere', 'locales'],
    ['flows without wording', 'dialogs', 'locales'],
  ])('%s: one sentence says which folder is wanted, and nothing is changed', async (_what, folder, missing) => {
    const refused = done('publish', ...who, '--from', join(copy.root, folder));
    await expect(refused).rejects.toThrow(
      `${folder} has no ${missing} in it. Behind --from goes a folder that holds copies of both locales/ and dialogs/flows/`,
    );
    await expect(refused).rejects.toBeInstanceOf(NotPublished);
    expect(await store.currentId()).toBe('');
  });

  test('what was edited in the folder of the program itself is put on record, and taken back', async () => {
    // The files as they were before somebody edited them in the folder.
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    const before = await store.keep(readScriptFiles(copy.root));
    expect(await done('publish', ...who)).toContain(`changed: ${BOT}`);
    expect(await done('history')).toMatch(/published {2}Kim {2}warmer {2}\(in use\)/);
    expect(await done('rollback', '--by', 'Ade', '--why', 'too chatty')).toContain(`Back at: ${before}`);
    expect((await store.current())?.base).toBe(editionId(readScriptFiles(PROJECT_ROOT)));
  });

  test('what was edited in place stands in the history, with when and what, and with nobody who did it', async () => {
    const at = Date.parse('2026-01-05T12:00:00Z');
    await store.noteEdit({ edition: 'abc', before: 'xyz', paths: [GOAL], affected: 1, at });
    await store.noteEdit({ edition: 'abc', before: 'xyz', paths: [GOAL], affected: 1, at });
    expect((await done('history')).split('\n')).toEqual([
      expect.stringMatching(
        /^Mon 5 Jan 2026, \d\d:00 \S+ {2}abc {2}edited in place {2}changed: \S+; questions that .* answering: 1$/,
      ),
      'Nothing was ever published: the files of the program are in use.',
    ]);
  });

  test('words that were taken back are told before they come back with something else, and that they lie in the folder', async () => {
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    await store.keep(readScriptFiles(copy.root));
    await done('publish', ...who);
    await done('rollback', '--by', 'Ade', '--why', 'too chatty');
    // The folder of the program still holds what was taken back.
    const waits = `Saved in the folder, and not in use before it is published: ${BOT}.`;
    expect(await done('history')).toContain(waits);
    expect(await inUse(readConfig(environment()), PROJECT_ROOT)).toMatchObject({ waiting: [BOT] });
    expect(await done('publish', ...who)).toContain(`warning: ${BOT} brings back what Ade took back (too chatty).`);
    expect(await done('history')).not.toContain(waits);
  });

  test('what is in use is what was published, over the files of the program as they are by now', async () => {
    // Published when the program was an older one, with another word in one of its files.
    copy.edit(GOAL, 'say:', 'say: # older');
    const base = await store.keep(readScriptFiles(copy.root));
    copy.edit(BOT, "I'm a bot", 'I am a bot, yes');
    const change = { did: 'published', by: 'Kim', why: 'warmer', before: '', base, at: Date.now() } as const;
    await store.publish(readScriptFiles(copy.root), change);
    const used = await inUse(readConfig(environment()), PROJECT_ROOT);
    expect(used && changedPaths(used.files, readScriptFiles(PROJECT_ROOT))).toEqual([BOT]);
  });

  test('who asks what is in use where nothing was ever kept starts nothing and leaves nothing behind', async () => {
    await redis.flushall();
    expect(await inUse(readConfig(environment()), PROJECT_ROOT)).toBeNull();
    expect(await redis.dbsize()).toBe(0);
    const dataDir = mkdtempSync(join(tmpdir(), 'looked-at-'));
    try {
      // What a service that was killed leaves behind.
      mkdirSync(join(dataDir, 'redis'));
      writeFileSync(join(dataDir, 'redis/redis.sock'), '');
      expect(await inUse(readConfig({ DATA_DIR: dataDir }), PROJECT_ROOT)).toBeNull();
      expect(readdirSync(dataDir, { recursive: true }).toSorted()).toEqual(['redis', 'redis/redis.sock']);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });

  test('it says how many kinds of position a change takes away', async () => {
    copy.renameStep();
    const told = await done('publish', ...who, '--from', copy.root);
    expect(told).toContain('a question that is no more: goal.step\n');
    expect(told).toContain('Positions affected: 1: a question that somebody may be answering just now.');
  });

  test('what does not pass the check is not published', async () => {
    copy.edit(GOAL, '{goal}', '{gaol}');
    await expect(command('publish', ...who, '--from', copy.root)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/locales\/en-GB\/goal\.yaml:4 .*gaol.*\n(.*\n)*Nothing was published\./),
    });
    expect(await store.current()).toBeNull();
  });

  test('an option that is not there: one sentence, and nothing is changed', async () => {
    const refused = command('publish', '--bye', 'Kim');
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--bye') });
    expect(await store.currentId()).toBe('');
  });

  test('nothing that is different: one sentence, and nothing is changed', async () => {
    await expect(done('publish', ...who)).rejects.toThrow(/^Nothing is different from what is in use\.$/);
    expect(await store.currentId()).toBe('');
  });
});
