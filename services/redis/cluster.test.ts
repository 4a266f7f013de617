import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestCluster, type TestCluster } from '../../test/support/cluster';
import { ClusterNode } from '../../test/support/cluster-node';
import { masters } from '../../test/support/store';
import { type OpenRedis, RedisUnavailable, replicated } from '.';
import { checkCluster } from './cluster-check';

/** One key for each of ten slots, so that every master has some. */
const KEYS = Array.from({ length: 10 }, (_, index) => `{${index}}:key`);

const PUT_ONCE = { numberOfKeys: 1, lua: "return redis.call('SET', KEYS[1], ARGV[1], 'NX') and 1 or 0" };

describe('REDIS_URL may lead to any node of a Redis Cluster', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster();
  });
  afterAll(() => cluster.stop());

  /** Has every master keep to a setting until `then` is over. */
  async function whileSet(name: string, value: string, usual: string, then: () => Promise<void>): Promise<void> {
    const all = await masters((await cluster.open()).connect('work'));
    await Promise.all(all.map((master) => master.config('SET', name, value)));
    await then().finally(() => Promise.all(all.map((master) => master.config('SET', name, usual))));
  }

  async function refusal(asked: Promise<OpenRedis>): Promise<string> {
    const error: unknown = await asked.catch((reason: unknown) => reason);
    if (!(error instanceof RedisUnavailable)) throw new Error('it was not refused');
    expect(error.message).not.toContain('\n');
    return error.message;
  }

  test('which is then worked with as a whole, by every kind of connection', async () => {
    const open = await cluster.open();
    expect(open).toMatchObject({ origin: 'external', durability: 'always', product: 'redis' });
    const [work, webhook, ears] = [open.connect('work'), open.connect('webhook'), open.connect('blocking')];
    for (const key of KEYS) await webhook.set(key, key);
    expect(await Promise.all(KEYS.map((key) => work.get(key)))).toEqual(KEYS);
    const sizes = await Promise.all((await masters(work)).map((master) => master.dbsize()));
    expect(sizes.filter((size) => size > 0)).toHaveLength(3);
    const heard = new Promise((resolve) => ears.on('message', (_channel, message) => resolve(message)));
    await ears.subscribe('news');
    await work.publish('news', 'hello');
    expect(await heard).toBe('hello');
  });

  test('and is as durable as its weakest master', async () => {
    const [one] = await masters((await cluster.open()).connect('work'));
    await one?.config('SET', 'appendfsync', 'everysec');
    expect(await cluster.open()).toMatchObject({ durability: 'everysec' });
    await one?.config('SET', 'appendfsync', 'always');
  });

  test('but not if a master would throw conversations away', async () => {
    await whileSet('maxmemory-policy', 'allkeys-lru', 'noeviction', async () => {
      expect(await refusal(cluster.open())).toMatch(
        /^Node 127\.0\.0\.1:\d+ of REDIS_URL .* has maxmemory-policy allkeys-lru/,
      );
    });
  });

  test('nor if a master has fewer replicas than are to confirm', async () => {
    expect(await refusal(cluster.open({ waitReplicas: 2 }))).toMatch(/REDIS_WAIT_REPLICAS is 2, but .* has 1 replicas/);
  });

  test('nor if some slots are served by nobody', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'small-steps-test-'));
    const alone = await ClusterNode.start(dir);
    expect(await refusal(cluster.open({ url: alone.url }))).toMatch(/is down \(cluster_state fail\).*--cluster check/);
    await alone.stop();
    await rm(dir, { recursive: true });
  });

  test('nor if it goes down while we connect to it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'small-steps-test-'));
    const failing = await ClusterNode.start(dir);
    await failing.redis.call('CLUSTER', 'ADDSLOTSRANGE', 0, 99);
    // What is asked first is a cluster that is fit; what is connected to a moment later is down.
    const [fit] = await masters((await cluster.open()).connect('work'));
    if (!fit) throw new Error('a cluster has masters');
    const demands = { where: 'REDIS_URL', url: failing.url, patienceMs: 5_000 };
    await expect(checkCluster(fit, demands)).rejects.toThrow(/^REDIS_URL .* went down while we connected/);
    await failing.stop();
    await rm(dir, { recursive: true });
  });

  test('its password is for every node', async () => {
    await whileSet('requirepass', 'hush-hush', '', async () => {
      const message = await refusal(cluster.open());
      expect(message).toMatch(/NOAUTH|authenti/i);
      const url = cluster.url.replace('redis://', 'redis://:hush-hush@');
      const open = await cluster.open({ url });
      const work = open.connect('work');
      for (const key of KEYS) expect(await work.get(key)).toBe(key);
      await open.close();
    });
  });

  test('a write that replicas must confirm follows its slot to another master, and is refused while that is being moved', async () => {
    const work = (await cluster.open({ waitReplicas: 1 })).connect('work');
    work.defineCommand('putOnce', PUT_ONCE);
    expect(await replicated(work, '{moved}:mark', ['putOnce', '{moved}:key', 'a'])).toBe(1);
    const slot = await work.cluster('KEYSLOT', '{moved}');
    const all = await masters(work);
    const owners = await Promise.all(
      all.map(async (master) => ({ master, has: await master.cluster('COUNTKEYSINSLOT', slot) })),
    );
    const from = owners.find(({ has }) => Number(has) > 0)?.master;
    const to = all.find((master) => master !== from);
    if (!from || !to) throw new Error('one master has the key, and there are others');
    const [fromId, toId] = await Promise.all([from.cluster('MYID'), to.cluster('MYID')]);
    await to.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(fromId));
    await from.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(toId));
    const { host = '', port = 0 } = to.options;
    await from.call('MIGRATE', host, port, '', 0, 5_000, 'KEYS', '{moved}:key', '{moved}:mark');
    await expect(replicated(work, '{moved}:mark', ['putOnce', '{moved}:key', 'a'])).rejects.toThrow(/^ASK/);
    for (const one of [to, from]) await one.call('CLUSTER', 'SETSLOT', slot, 'NODE', String(toId));
    expect(await replicated(work, '{moved}:mark', ['putOnce', '{moved}:key', 'a'])).toBe(0);
    expect(await replicated(work, '{moved}:mark', ['putOnce', '{moved}:other', 'a'])).toBe(1);
  });

  test('while a master is away, a webhook to it is refused, work waits, and both go on when its replica has taken over', async () => {
    const open = await cluster.open();
    const [work, webhook, ears] = [open.connect('work'), open.connect('webhook'), open.connect('blocking')];
    for (const key of KEYS) await webhook.set(key, 'before');
    const heard = new Set<string>();
    let resolve: () => void = () => {};
    const all = new Promise<void>((done) => {
      resolve = done;
    });
    ears.on('message', (_channel, message: string) => {
      heard.add(message);
      if (message === 'after') resolve();
    });
    await ears.subscribe('news');
    await cluster.kill(0);
    const tried = await Promise.allSettled(KEYS.map((key) => webhook.set(key, 'during')));
    const refused = tried.filter(({ status }) => status === 'rejected').length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(KEYS.length);
    const waiting = Promise.all(KEYS.map((key) => work.set(key, 'worked')));
    await cluster.promoted(0);
    await waiting;
    for (const key of KEYS) expect(await webhook.get(key)).toBe('worked');
    // Whoever listened on the node that died listens on another after a moment, in which a message can be missed.
    const saying = (async () => {
      while (!heard.has('after')) await work.publish('news', 'after');
    })();
    await Promise.all([all, saying]);
    await cluster.restart(0);
  });
});
