import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { addToKeyFile, loadMasterKeys, MasterKeyProblem, openVault, Tampered } from '.';

const newKey = (version: number) => ({ version, key: createSecretKey(randomBytes(32)) });

describe('the vault', () => {
  let server: TestRedis;
  let redis: RedisClient;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  beforeEach(() => redis.flushall());
  afterAll(() => server.stop());

  test('what is sealed for somebody opens with their key after a restart', async () => {
    const keys = [newKey(1)];
    const { key, wrapped } = await (await openVault(redis, keys)).mint('sam');
    const sealed = key.seal('state', '', 'a good day');
    expect((await openVault(redis, keys)).unwrap('sam', wrapped).open('state', '', sealed)).toBe('a good day');
  });

  test('the same words are sealed differently every time', async () => {
    const { key } = await (await openVault(redis, [newKey(1)])).mint('sam');
    expect(key.seal('state', '', 'ok').equals(key.seal('state', '', 'ok'))).toBe(false);
  });

  test('a record of which any byte was changed does not open', async () => {
    const { key } = await (await openVault(redis, [newKey(1)])).mint('sam');
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
    const { wrapped } = await vault.mint('sam');
    expect(() => vault.unwrap('ali', wrapped)).toThrow(Tampered);
  });

  test('a new master key is beside the old one: the old one goes on wrapping, so that who lacks the new one reads all', async () => {
    const [old, fresh] = [newKey(1), newKey(2)];
    const before = await openVault(redis, [old]);
    const after = await openVault(redis, [fresh, old]);
    const { key, wrapped, version } = await after.mint('sam');
    expect(version).toBe(1);
    expect(before.unwrap('sam', wrapped).open('state', '', key.seal('state', '', 'ok'))).toBe('ok');
    expect(after.mark('sms +447700900001')).toBe(before.mark('sms +447700900001'));
    await expect(openVault(redis, [old])).resolves.toBeDefined();
  });

  test('the version in use is asked for at each minting, and a process that lacks it says so', async () => {
    const [old, fresh] = [newKey(1), newKey(2)];
    const [lacks, has] = [await openVault(redis, [old]), await openVault(redis, [old, fresh])];
    await redis.set('{ix}:active', 2);
    expect((await has.mint('sam')).version).toBe(2);
    await expect(lacks.mint('sam')).rejects.toThrow(
      'MASTER_KEYS lacks version 2, which is in use here: add it as 2:KEY',
    );
    await redis.del('{ix}:active');
    await expect(has.mint('sam')).rejects.toThrow(MasterKeyProblem);
  });

  test('of data from before there was a version in use, it is the one that wrapped the index key', async () => {
    const [old, fresh] = [newKey(1), newKey(2)];
    await openVault(redis, [old]);
    await redis.del('{ix}:active');
    expect((await (await openVault(redis, [fresh, old])).mint('sam')).version).toBe(1);
    expect(await redis.get('{ix}:active')).toBe('1');
  });

  describe('does not open, and leaves every byte in Redis as it is', () => {
    const [one, two] = [newKey(1), newKey(2)];
    beforeEach(async () => {
      const vault = await openVault(redis, [one]);
      await openVault(redis, [one, two]);
      await redis.set('{p0}:dek:sam', (await vault.mint('sam')).wrapped);
    });

    test.each([
      ['without the key that is in use', [two], /lacks version 1/],
      ['with other bytes under its number', [newKey(1)], /version 1 is not the key/],
      ['with other bytes under its number and a new key beside it', [newKey(1), newKey(3)], /version 1 is not the key/],
      ['with other bytes for the new key than another process has', [one, newKey(2)], /version 2 is not the key/],
      ['with no key at all', [], /MASTER_KEYS holds no key/],
    ])('%s', async (_, keys, because) => {
      const before = await everything();
      const refused = openVault(redis, keys);
      await expect(refused).rejects.toThrow(because);
      await expect(refused).rejects.toThrow(MasterKeyProblem);
      expect(await everything()).toEqual(before);
    });

    test.each([
      ['altered', (key: Buffer) => redis.set('{ix}:key', Buffer.concat([key.subarray(0, -1), Buffer.from([0, 0])]))],
      ['gone', () => redis.del('{ix}:key')],
    ])('when the key of the address index is %s', async (_, harm) => {
      await harm((await redis.getBuffer('{ix}:key')) ?? Buffer.alloc(0));
      const before = await everything();
      await expect(openVault(redis, [one])).rejects.toThrow(/address index .* bring it back from a backup/);
      expect(await everything()).toEqual(before);
    });

    /** What Redis holds, key by key, as it would be copied to another Redis. */
    async function everything() {
      const keys = (await redis.keys('*')).sort();
      const dumps = await Promise.all(keys.map(async (key) => [key, (await redis.dumpBuffer(key))?.toString('hex')]));
      return { size: await redis.dbsize(), dumps };
    }
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

  test('of two processes that found the vault at once with different versions, one is refused and the other opens again', async () => {
    const rings = [[newKey(1)], [newKey(2)]];
    const outcomes = await Promise.allSettled(rings.map((ring) => openVault(server.open.connect('work'), ring)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = await Promise.allSettled(rings.map((ring) => openVault(redis, ring)));
    expect(again.map(({ status }) => status)).toEqual(outcomes.map(({ status }) => status));
  });

  test('keys do not show themselves in a log', async () => {
    const { key } = await (await openVault(redis, [newKey(1)])).mint('sam');
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

  test('a newer one is put in front of those in the file, whole, and for the owner alone', async () => {
    const [first] = await bytesOf(load());
    expect(await addToKeyFile(dataDir, 1)).toBe(2);
    const keys = await load();
    expect(keys.map(({ version }) => version)).toEqual([2, 1]);
    expect(keys[1]?.key.export().toString('hex')).toBe(first);
    expect((await stat(join(dataDir, 'master.keys'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['master.keys']);
  });

  test('several processes that want a newer one at once add one', async () => {
    await load();
    expect(await Promise.all(Array.from({ length: 5 }, () => addToKeyFile(dataDir, 1)))).toEqual([2, 2, 2, 2, 2]);
    expect((await load()).map(({ version }) => version)).toEqual([2, 1]);
  });

  test('nothing is added to a damaged file', async () => {
    await writeFile(join(dataDir, 'master.keys'), '1:half');
    await expect(addToKeyFile(dataDir, 1)).rejects.toThrow(/master\.keys: entry 1/);
    expect(await readFile(join(dataDir, 'master.keys'), 'utf8')).toBe('1:half');
  });
});
