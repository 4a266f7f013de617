import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Redis } from 'ioredis';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import { loadMasterKeys, MasterKeyProblem, openVault, Tampered } from '.';

const newKey = (version: number) => ({ version, key: createSecretKey(randomBytes(32)) });

describe('the vault', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  beforeEach(() => redis.flushall());
  afterAll(() => server.stop());

  test('what is sealed for somebody opens with their key after a restart', async () => {
    const keys = [newKey(1)];
    const { key, wrapped } = (await openVault(redis, keys)).mint('sam');
    const sealed = key.seal('state', '', 'a good day');
    expect((await openVault(redis, keys)).unwrap('sam', wrapped).open('state', '', sealed)).toBe('a good day');
  });

  test('the same words are sealed differently every time', async () => {
    const { key } = (await openVault(redis, [newKey(1)])).mint('sam');
    expect(key.seal('state', '', 'ok').equals(key.seal('state', '', 'ok'))).toBe(false);
  });

  test('a record of which any byte was changed does not open', async () => {
    const { key } = (await openVault(redis, [newKey(1)])).mint('sam');
    const sealed = key.seal('state', '', 'ok');
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => key.open('state', '', altered)).toThrow(Tampered);
    }
    expect(() => key.open('state', '', sealed.subarray(0, 20))).toThrow(Tampered);
  });

  test("somebody's key does not open under another name", async () => {
    const vault = await openVault(redis, [newKey(1)]);
    const { wrapped } = vault.mint('sam');
    expect(() => vault.unwrap('ali', wrapped)).toThrow(Tampered);
  });

  test('a new master key wraps from now on, the old one still opens, and addresses are found as before', async () => {
    const [old, fresh] = [newKey(1), newKey(2)];
    const before = await openVault(redis, [old]);
    const { wrapped } = before.mint('sam');
    const after = await openVault(redis, [fresh, old]);
    expect(() => after.unwrap('sam', wrapped)).not.toThrow();
    expect(after.mark('sms +447700900001')).toBe(before.mark('sms +447700900001'));
    expect(() => before.unwrap('ali', after.mint('ali').wrapped)).toThrow(/lacks version 2/);
  });

  test('an old master key that is left out is asked for by its version, and nothing is written', async () => {
    await openVault(redis, [newKey(1)]);
    const before = await redis.hgetall('{ix}:canary');
    await expect(openVault(redis, [newKey(2)])).rejects.toThrow(/lacks version 1/);
    expect(await redis.hgetall('{ix}:canary')).toEqual(before);
  });

  test('other bytes under a known version are refused, also when another version opens', async () => {
    const [one, two] = [newKey(1), newKey(2)];
    await openVault(redis, [one]);
    await openVault(redis, [one, two]);
    await expect(openVault(redis, [one, newKey(2)])).rejects.toThrow(MasterKeyProblem);
  });

  test('two processes that found the vault at once share one index', async () => {
    const keys = [newKey(1)];
    const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(server.open.connect('work'), keys)));
    expect(new Set(vaults.map((vault) => vault.mark('x'))).size).toBe(1);
  });

  test('of two processes that found the vault at once with different keys, one is refused', async () => {
    const outcomes = await Promise.allSettled([
      openVault(redis, [newKey(1)]),
      openVault(server.open.connect('work'), [newKey(1)]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('keys do not show themselves in a log', async () => {
    const { key } = (await openVault(redis, [newKey(1)])).mint('sam');
    expect(inspect(key, { depth: 9, showHidden: true })).not.toMatch(/Buffer|[0-9a-f]{16}/);
    expect(JSON.stringify(key)).toBe('{"person":"sam"}');
  });
});

describe('master keys', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'small-steps-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const load = (more = {}) => loadMasterKeys({ configured: undefined, production: false, dataDir, ...more });
  const bytesOf = async (keys: ReturnType<typeof load>) => (await keys).map(({ key }) => key.export().toString('hex'));

  test('one is made on the first start, kept for its owner alone, and found again on the next', async () => {
    const first = await bytesOf(load());
    expect(await bytesOf(load())).toEqual(first);
    expect((await stat(join(dataDir, 'master.keys'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['master.keys']);
  });

  test('two processes that start at once end up with one', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => bytesOf(load())));
    expect(new Set(made.flat()).size).toBe(1);
  });

  test('those that are configured come before the file', async () => {
    const configured = [newKey(7)];
    expect(await load({ configured })).toBe(configured);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('production does not make one, since nobody would keep a copy', async () => {
    await expect(load({ production: true })).rejects.toThrow(/MASTER_KEYS is not set/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('a damaged file is named, and not overwritten', async () => {
    await writeFile(join(dataDir, 'master.keys'), '1:half');
    await expect(load()).rejects.toThrow(/master\.keys: entry 1/);
    expect(await readFile(join(dataDir, 'master.keys'), 'utf8')).toBe('1:half');
  });
});
