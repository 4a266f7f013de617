import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { dave, open, sam } from '../../test/contracts/handoffs/world';
import { type BareRedis, RUNTIME_DIR, startBareRedis } from '../../test/support/redis';
import { NotReplicated, type OpenRedis, openRedis } from '../redis';
import { keysOf } from './keys';

describe('a handoff of which replicas must have every step', () => {
  let primary: BareRedis;
  let replica: BareRedis;
  let redis: OpenRedis;

  beforeAll(async () => {
    primary = await startBareRedis('--appendonly', 'yes', '--repl-diskless-sync-delay', '0');
    replica = await startBareRedis('--replicaof', '127.0.0.1', String(primary.port));
    redis = await whenReplicated();
  });
  afterAll(async () => {
    await redis.close();
    await replica.stop();
    await primary.stop();
  });

  async function whenReplicated(): Promise<OpenRedis> {
    const settings = { dataDir: '/nonexistent', runtimeDir: RUNTIME_DIR, serverBin: undefined, say: () => {} };
    const look = await openRedis({ ...settings, url: primary.url });
    const work = look.connect('work');
    do await work.set('mark', '');
    while ((await work.wait(1, 20)) === 0);
    await look.close();
    return openRedis({ ...settings, url: primary.url, waitReplicas: 1 });
  }

  it('is told to nobody while it could still be lost, however often it is asked for, and to everyone once it cannot', async () => {
    const work = redis.connect('work');
    const queue = new RedisSubject(work);
    await replica.kill();
    await expect(queue.perform(open('h1'), sam, 'r1')).rejects.toThrow(NotReplicated);
    expect(await work.hget(keysOf(sam.programme).handoff('h1'), 'state')).toBe('open');
    await expect(queue.perform(open('h1'), sam, 'r1')).rejects.toThrow(NotReplicated);
    expect(queue.mailbox(dave.id)).toEqual([]);
    await replica.startAgain();
    await (await whenReplicated()).close();
    expect(await queue.perform(open('h1'), sam, 'r1')).toMatchObject({ outcome: 'opened' });
    expect(queue.mailbox(dave.id)).toHaveLength(1);
  });
});
