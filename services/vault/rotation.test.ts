import { createSecretKey, randomBytes } from 'node:crypto';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { MasterKey } from '../config';
import { personKeys } from '../mailroom/partition';
import { createPeople } from '../people';
import type { RedisClient } from '../redis';
import { MasterKeyProblem, openVault, rotateKeys, Tampered } from '.';
import { withScripts } from './scripts';

const NORTH = { programme: 'north', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
const newKey = (version: number) => ({ version, key: createSecretKey(randomBytes(32)) });
const [one, two] = [newKey(1), newKey(2)];

describe('rotating the master keys', () => {
  let server: TestRedis;
  let redis: RedisClient;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  beforeEach(() => redis.flushall());
  afterAll(() => server.stop());

  /** As a process of its own has them, that remembers nothing. */
  async function peopleWith(...keys: MasterKey[]) {
    const connection = server.open.connect('work');
    return createPeople({ redis: connection, vault: await openVault(connection, keys), strangers: NORTH, freshMs: 0 });
  }

  /** Everybody lives at their own number, which repeats after a thousand. */
  const someone = (n: number) => {
    const handle = `+447700900${String(n).padStart(3, '0')}`;
    return { ...NORTH, name: `Sam ${n}`, role: 'mentee', address: { via: 'sms', channel: 'sms', handle } } as const;
  };

  async function enrol(count: number, ...keys: MasterKey[]): Promise<string[]> {
    const people = await peopleWith(...keys);
    const all = await Promise.all(Array.from({ length: count }, (_, n) => people.enrol(someone(n))));
    return all.map(({ id }) => id);
  }

  const rotate = (more: Partial<Parameters<typeof rotateKeys>[0]> = {}) =>
    rotateKeys({ redis: server.open.connect('work'), masterKeys: [one, two], ...more });

  /** The versions that people's keys are wrapped with, each once. */
  async function versions(): Promise<number[]> {
    const stored = await Promise.all((await redis.keys('*:dek:*')).map((key) => redis.getBuffer(key)));
    return [...new Set(stored.map((wrapped) => wrapped?.readUInt32BE() ?? 0))].sort();
  }

  test('wraps everything anew; after it the new key alone opens all, and the old one alone is refused', async () => {
    const ids = await enrol(40, one);
    await redis.set('{sim}:dek', (await (await openVault(redis, [one])).mint('simulator')).wrapped);
    const outcome = await rotate({ others: [{ key: '{sim}:dek', owner: 'simulator' }] });
    expect(outcome).toEqual({ rotated: true, version: 2, rewrapped: 42, unreadable: [] });
    const people = await peopleWith(two);
    expect((await people.find(ids[7] ?? ''))?.name).toBe('Sam 7');
    expect(await people.members('north')).toHaveLength(40);
    expect((await people.byAddress(someone(7).address))?.id).toBe(ids[7]);
    const wrapped = (await redis.getBuffer('{sim}:dek')) ?? Buffer.alloc(0);
    expect((await openVault(redis, [two])).unwrap('simulator', wrapped).person).toBe('simulator');
    await expect(peopleWith(one)).rejects.toThrow('MASTER_KEYS lacks version 2');
  });

  test('has nothing to do without a newer key, or when it is over, and then changes nothing', async () => {
    await enrol(3, one);
    expect(await rotate({ masterKeys: [one] })).toEqual({ rotated: false, version: 1 });
    await rotate();
    const before = await redis.info('replication').then(offset);
    expect(await rotate()).toEqual({ rotated: false, version: 2 });
    expect(await redis.hgetall('{ix}:offered')).toEqual({});
    expect(await redis.info('replication').then(offset)).toBe(before);
  });

  test('run again, it finds what a fail-over brought back', async () => {
    const [id = ''] = await enrol(3, one);
    const old = (await redis.getBuffer(personKeys(id).dek)) ?? '';
    await rotate();
    await redis.set(personKeys(id).dek, old);
    expect(await rotate()).toEqual({ rotated: true, version: 2, rewrapped: 1, unreadable: [] });
    expect(await versions()).toEqual([2]);
  });

  test('goes on while others enrol people and read them', async () => {
    const ids = await enrol(40, one);
    const writers = await Promise.all(Array.from({ length: 4 }, () => peopleWith(one, two)));
    let next = ids.length;
    const during: string[] = [];
    const write = async () => {
      const news = await Promise.all(writers.map((people) => people.enrol(someone(next++))));
      during.push(...news.map(({ id }) => id));
      const known = [...ids, ...during];
      const read = await Promise.all(known.map((id, n) => writers[n % writers.length]?.find(id)));
      expect(read.map((person) => person?.id)).toEqual(known);
    };
    // Each batch is followed by a round of everybody's, part of which goes on while the next batch is under way.
    let writing: Promise<void> = write();
    const progress = async () => {
      await writing;
      writing = write();
    };
    const outcome = await rotate({ batch: 40, progress });
    await writing;
    expect(outcome).toMatchObject({ rotated: true, version: 2, unreadable: [] });
    expect(during.length).toBeGreaterThan(8);
    expect(await versions()).toEqual([2]);
    const after = await peopleWith(two);
    for (const id of [...ids, ...during]) expect((await after.find(id))?.id).toBe(id);
  });

  test('may end after any batch: everybody can be read meanwhile, and the next run does the rest', async () => {
    const ids = await enrol(60, one);
    let done = 0;
    const stop = (rewrapped: number) => {
      done = rewrapped;
      if (rewrapped >= 20) throw new Error('the machine went down');
    };
    await expect(rotate({ batch: 10, progress: stop })).rejects.toThrow('the machine went down');
    expect(await versions()).toEqual([1, 2]);
    await expect(peopleWith(two)).rejects.toThrow('MASTER_KEYS lacks version 1');
    await expect(peopleWith(one)).rejects.toThrow('MASTER_KEYS lacks version 2');
    const meanwhile = await peopleWith(one, two);
    expect((await Promise.all(ids.map((id) => meanwhile.find(id)))).every((person) => person !== null)).toBe(true);
    expect(await rotate()).toMatchObject({ rotated: true, rewrapped: 61 - done, unreadable: [] });
    expect(await versions()).toEqual([2]);
    expect(await (await peopleWith(two)).members('north')).toHaveLength(60);
  });

  test('somebody whose key was minted before and is stored after all is over gets a new key', async () => {
    await enrol(1, one);
    const connection = server.open.connect('work');
    const vault = await openVault(connection, [one, two]);
    const minted: number[] = [];
    const late = createPeople({
      redis: connection,
      strangers: NORTH,
      vault: {
        ...vault,
        async mint(person) {
          const key = await vault.mint(person);
          minted.push(key.version);
          await rotate();
          return key;
        },
      },
    });
    const { id } = await late.enrol(someone(1));
    expect(minted).toEqual([1, 2]);
    expect(await versions()).toEqual([2]);
    expect((await (await peopleWith(two)).find(id))?.name).toBe('Sam 1');
  });

  test('two at once, and two to different versions, do no harm', async () => {
    await enrol(50, one);
    const both = await Promise.all([rotate({ batch: 10 }), rotate({ batch: 10 })]);
    const done = both.map((outcome) => (outcome.rotated ? outcome.rewrapped : 0));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(51);
    const three = newKey(3);
    const all = [one, two, three];
    await Promise.allSettled([rotate({ masterKeys: all, batch: 10 }), rotate({ batch: 10 })]);
    await rotate({ masterKeys: all });
    expect(await versions()).toEqual([3]);
    expect(await (await peopleWith(three)).members('north')).toHaveLength(50);
  });

  test('one that is overtaken by a newer version stops, and calls nobody unreadable', async () => {
    await enrol(20, one);
    const overtake = async () => void (await rotate({ masterKeys: [one, two, newKey(3)] }));
    await expect(rotate({ batch: 5, progress: once(overtake) })).rejects.toThrow(
      'Version 3 of the master keys was put in use meanwhile',
    );
    expect(await versions()).toEqual([3]);
  });

  test('a key that was altered is named by its person, left as it is, and keeps the old master key needed', async () => {
    const [first = '', second = '', third = ''] = await enrol(10, one);
    for (const [id, at] of [
      [first, 20],
      [second, 3],
    ] as const)
      await alter(personKeys(id).dek, at);
    const before = await Promise.all([first, second].map((id) => redis.getBuffer(personKeys(id).dek)));
    for (const rewrapped of [9, 0]) {
      const outcome = await rotate();
      expect(outcome).toMatchObject({ rotated: true, rewrapped });
      expect(outcome.rotated && [...outcome.unreadable].sort()).toEqual([first, second].sort());
    }
    expect(await Promise.all([first, second].map((id) => redis.getBuffer(personKeys(id).dek)))).toEqual(before);
    await expect(peopleWith(two)).rejects.toThrow('MASTER_KEYS lacks version 1');
    const people = await peopleWith(one, two);
    await expect(people.find(first)).rejects.toThrow(Tampered);
    expect((await people.find(third))?.name).toBe('Sam 2');

    await redis.del(personKeys(first).dek, personKeys(second).dek);
    expect(await rotate()).toMatchObject({ rotated: true, rewrapped: 0, unreadable: [] });
    await expect(peopleWith(two)).resolves.toBeDefined();
  });

  test('nobody who is erased meanwhile comes back, and nothing written meanwhile is overwritten', async () => {
    const ids = await enrol(40, one);
    const gone = ids.slice(0, 20).map((id) => personKeys(id).dek);
    await rotate({ batch: 5, progress: once(async () => void (await redis.del(...gone))) });
    expect(await redis.exists(...gone)).toBe(0);
    expect(await (await peopleWith(two)).members('north')).toHaveLength(20);

    withScripts(redis);
    const key = personKeys('somebody').dek;
    expect(await redis.vaultRewrap(key, Buffer.from('old'), Buffer.from('anew'))).toBe(0);
    expect(await redis.exists(key)).toBe(0);
    await redis.set(key, 'written meanwhile');
    expect(await redis.vaultRewrap(key, Buffer.from('old'), Buffer.from('anew'))).toBe(0);
    expect(await redis.get(key)).toBe('written meanwhile');
  });

  test('another key under the number of the new one is refused before it is put in use', async () => {
    await enrol(2, one);
    await openVault(redis, [one, two]);
    await expect(rotate({ masterKeys: [one, newKey(2)] })).rejects.toThrow(MasterKeyProblem);
    expect(await redis.get('{ix}:active')).toBe('1');
    expect(await versions()).toEqual([1]);
  });

  async function alter(key: string, at: number): Promise<void> {
    const stored = (await redis.getBuffer(key)) ?? Buffer.alloc(0);
    stored[at] = (stored[at] ?? 0) ^ 0x40;
    await redis.set(key, stored);
  }
});

/** Only the first call does it. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** How much was ever written, in bytes of the replication stream: the same again means that nothing was. */
const offset = (info: string) => /master_repl_offset:(\d+)/.exec(info)?.[1];
