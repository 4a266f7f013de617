import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { claim, dave, everyone, open, priya, release, resolve, rosa, sam } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';

describe('what is kept of a handoff', () => {
  let server: TestRedis;
  let redis: RedisClient;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
    const queue = new RedisSubject(redis);
    await queue.perform(open('h1', 'urgent', 'please come tonight'), sam, 'r1');
    await queue.perform(claim('h1', sam), dave, 'r2');
    await queue.perform(claim('h1', sam), rosa, 'r3');
    await queue.perform(release('h1', sam), dave, 'r4');
    await queue.perform(claim('h1', sam), rosa, 'r5');
    await queue.perform(resolve('h1', sam), rosa, 'r6');
    await queue.perform(open('h2', 'asked', 'is dave about'), priya, 'r7');
    await queue.perform(claim('h2', priya), dave, 'r8');
  });
  afterAll(() => server.stop());

  it('has no word that was said and nobody’s name', async () => {
    const kept = (await everything()).join('\n');
    expect(kept).toContain('h1');
    for (const { name } of everyone) expect(kept).not.toMatch(new RegExp(`\\b${name}\\b`));
    for (const word of ['please', 'tonight', 'about']) expect(kept).not.toContain(word);
  });

  it('lies under one tag, so that one server of a cluster has all of a programme’s queue', async () => {
    for (const key of await redis.keys('*')) expect(key).toMatch(/^\{ho:riverside\}:/);
  });

  it('tells afterwards who did what to it, in order, and has no refusals in it', async () => {
    const lines = await redis.xrange(keysOf('riverside').audit, '-', '+');
    const entries = lines.map(([, [, handoff, , did, , by, , , , reason, , version]]) => [
      handoff,
      did,
      by,
      reason,
      version,
    ]);
    expect(entries).toEqual([
      ['h1', 'opened', 'p-sam', 'urgent', '1'],
      ['h1', 'claimed', 'p-dave', '', '2'],
      ['h1', 'released', 'p-dave', '', '3'],
      ['h1', 'claimed', 'p-rosa', '', '4'],
      ['h1', 'resolved', 'p-rosa', '', '5'],
      ['h2', 'opened', 'p-priya', 'asked', '1'],
      ['h2', 'claimed', 'p-dave', '', '2'],
    ]);
  });

  it('stays for ever but for the requests, remembered for thirty days, and the counts of alerts, for 36', async () => {
    for (const key of await redis.keys('*')) {
      const days = (await redis.pttl(key)) / 86_400_000;
      if (key.includes(':req:')) expect(Math.round(days)).toBe(30);
      else if (key.includes(':alerts:')) expect(Math.round(days)).toBe(36);
      else expect(days).toBeLessThan(0);
    }
  });

  async function everything(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const key of await redis.keys('*')) found.push(key, ...(await valuesOf(key)));
    return found;
  }

  async function valuesOf(key: string): Promise<readonly string[]> {
    switch (await redis.type(key)) {
      case 'hash':
        return Object.entries(await redis.hgetall(key)).flat();
      case 'zset':
        return redis.zrange(key, '0', '-1');
      case 'set':
        return redis.smembers(key);
      case 'stream':
        return (await redis.xrange(key, '-', '+')).flat(2);
      default:
        return [(await redis.get(key)) ?? ''];
    }
  }
});
