import { type BareRedis, RUNTIME_DIR, startBareRedis } from '../../test/support/redis';
import { confirmReplicated, NotReplicated, type OpenRedis, openRedis, type RedisClient, replicated } from '.';

const PUT_ONCE = { numberOfKeys: 1, lua: "return redis.call('SET', KEYS[1], ARGV[1], 'NX') and 1 or 0" };

/** One server and its replica; on a cluster: cluster.test.ts. */
describe('a write that replicas must confirm', () => {
  let primary: BareRedis;
  let replica: BareRedis;
  const opened: OpenRedis[] = [];

  beforeAll(async () => {
    primary = await startBareRedis('--appendonly', 'yes', '--repl-diskless-sync-delay', '0');
    replica = await startBareRedis('--replicaof', '127.0.0.1', String(primary.port));
    await hasReplica();
  });
  afterAll(async () => {
    await Promise.all(opened.map((redis) => redis.close()));
    await replica.stop();
    await primary.stop();
  });

  /** A replica asks for the data when it is ready to; WAIT lets the time pass over there. */
  async function hasReplica(): Promise<void> {
    const look = await connect(0);
    do await look.set('mark', '');
    while ((await look.wait(1, 20)) === 0);
  }

  async function connect(waitReplicas: number): Promise<RedisClient> {
    const settings = { dataDir: '/nonexistent', runtimeDir: RUNTIME_DIR, serverBin: undefined, say: () => {} };
    const redis = await openRedis({ ...settings, url: primary.url, waitReplicas });
    opened.push(redis);
    const work = redis.connect('work');
    work.defineCommand('putOnce', PUT_ONCE);
    return work;
  }

  test('is answered with what its script says, the first time and when it is repeated', async () => {
    const work = await connect(1);
    expect(await replicated(work, 'mark', ['putOnce', 'first', 'a'])).toBe(1);
    expect(await replicated(work, 'mark', ['putOnce', 'first', 'a'])).toBe(0);
    await confirmReplicated(work, 'mark');
  });

  test('is answered by a Redis that is full, when its script may write there', async () => {
    const work = await connect(1);
    work.defineCommand('putAnyway', { numberOfKeys: 1, lua: `#!lua flags=allow-oom\n${PUT_ONCE.lua}` });
    await work.config('SET', 'maxmemory', '1');
    expect(await replicated(work, 'mark', ['putAnyway', 'full', 'a'])).toBe(1);
    await expect(replicated(work, 'mark', ['putOnce', 'refused', 'a'])).rejects.toThrow(/^OOM/);
    await work.config('SET', 'maxmemory', '0');
  });

  test('throws what the script throws', async () => {
    const work = await connect(1);
    await work.rpush('a-list', 'entry');
    work.defineCommand('count', { numberOfKeys: 1, lua: "return redis.call('INCR', KEYS[1])" });
    await expect(replicated(work, 'mark', ['count', 'a-list'])).rejects.toThrow(/WRONGTYPE/);
  });

  test('is not acknowledged while no replica has it, neither the first time nor when it is repeated', async () => {
    const [demanding, content] = [await connect(1), await connect(0)];
    await replica.kill();
    await expect(replicated(demanding, 'mark', ['putOnce', 'second', 'a'])).rejects.toThrow(NotReplicated);
    await expect(replicated(demanding, 'mark', ['putOnce', 'second', 'a'])).rejects.toThrow(/1 replicas should .*: 0/);
    await expect(confirmReplicated(demanding, 'mark')).rejects.toThrow(NotReplicated);
    expect(await replicated(content, 'mark', ['putOnce', 'third', 'a'])).toBe(1);
    await confirmReplicated(content, 'mark');
    await replica.startAgain();
    await hasReplica();
    expect(await replicated(demanding, 'mark', ['putOnce', 'second', 'a'])).toBe(0);
  });

  test('a repetition on a connection that wrote nothing else is refused too', async () => {
    const before = await connect(0);
    const after = await connect(1);
    await replica.kill();
    expect(await replicated(before, 'mark', ['putOnce', 'fourth', 'a'])).toBe(1);
    await expect(replicated(after, 'mark', ['putOnce', 'fourth', 'a'])).rejects.toThrow(NotReplicated);
  });

  test('leaves nothing behind where nothing is asked of replicas', async () => {
    const work = await connect(0);
    await replicated(work, 'unused-mark', ['putOnce', 'fifth', 'a']);
    expect(await work.exists('unused-mark')).toBe(0);
  });

  test('replicas that are not there stop the start', async () => {
    await expect(connect(3)).rejects.toThrow(/^REDIS_WAIT_REPLICAS is 3, but REDIS_URL .* has \d replicas connected/);
  });
});
