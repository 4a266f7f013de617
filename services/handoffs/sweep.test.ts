import { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { ali, claim, dave, joy, MINUTE, newWorld, open, priya, rosa, sam } from '../../test/contracts/handoffs/world';
import { ManualTimers } from '../../test/contracts/mailroom/manual-timers';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { FAULT_POINTS, type FaultPoint } from './fault-points';
import { keysOf } from './keys';
import { createSweep } from './sweep';

const keys = keysOf('riverside');

describe('the sweep', () => {
  let server: TestRedis;
  let redis: RedisClient;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());
  beforeEach(() => redis.flushdb());

  /** So many processes on one Redis, with the same people, mailboxes and clock. */
  function processes(count: number, dieAt: FaultPoint | null = null) {
    const world = newWorld();
    const mailboxes = new Mailboxes();
    const at = (point: FaultPoint) => {
      if (point === dieAt) throw new Died();
    };
    const all = Array.from(
      { length: count },
      (_, n) => new RedisSubject(server.open.connect('work'), world, mailboxes, n === 0 ? at : undefined),
    );
    return { all, world, mailboxes, offersTo: (id: string) => mailboxes.of(id).filter(isOffer).length };
  }

  it('of several processes climbs each rung once, whoever is first', async () => {
    const { all, world, offersTo } = processes(4);
    const [first] = all;
    for (let n = 0; n < 30; n += 1) await first?.perform(open(`h${n}`, 'urgent'), { ...sam, id: `p-${n}` }, `r${n}`);
    for (const [minutes, rosas, joys] of [
      [2, 30, 0],
      [4, 30, 30],
      [6, 30, 60],
    ] as const) {
      world.now += 2 * MINUTE;
      const fired = await Promise.all(all.map((one) => one.sweep.sweepNow()));
      expect({ minutes, fired: fired.reduce((sum, one) => sum + one, 0) }).toEqual({ minutes, fired: 30 });
      expect([offersTo(dave.id), offersTo(rosa.id), offersTo(joy.id)]).toEqual([30, rosas, joys]);
    }
    expect(await redis.hlen(keys.untold)).toBe(0);
    expect(await redis.xlen(keys.audit)).toBe(120);
  });

  it.each(FAULT_POINTS)('that dies at "%s" leaves nothing undone: another asks everyone, once', async (point) => {
    const { all, world, mailboxes, offersTo } = processes(2, point);
    const [, second] = all;
    await second?.perform(open('h1', 'urgent'), sam, 'r1');
    world.now += 2 * MINUTE;
    await expect(all[0]?.sweep.sweepNow()).rejects.toThrow(Died);
    await second?.sweep.sweepNow();
    expect([dave, rosa, ali, joy].map(({ id }) => offersTo(id))).toEqual([1, 1, 1, 0]);
    await second?.sweep.sweepNow();
    expect(mailboxes.of(rosa.id)).toHaveLength(1);
    expect(await redis.hlen(keys.untold)).toBe(0);
    expect((await redis.xrange(keys.audit, '-', '+')).map(([, entry]) => entry[3])).toEqual(['opened', 'escalated']);
  });

  it('tells whoever could not be told as soon as their mailbox can be written, and the others do not wait for it', async () => {
    const { all, world, mailboxes, offersTo } = processes(1);
    const [only] = all;
    await only?.perform(open('h1', 'urgent'), sam, 'r1');
    mailboxes.outOfReach = (id) => id === rosa.id;
    world.now += 2 * MINUTE;
    await expect(only?.sweep.sweepNow()).rejects.toThrow('cannot be written');
    expect([offersTo(rosa.id), offersTo(ali.id)]).toEqual([0, 1]);
    mailboxes.outOfReach = () => false;
    await only?.sweep.sweepNow();
    expect([offersTo(rosa.id), offersTo(ali.id)]).toEqual([1, 1]);
  });

  it('finds a timer over that was set by a process which is gone, however late, and climbs one rung', async () => {
    const { all, world, offersTo } = processes(1);
    await all[0]?.perform(open('h1', 'urgent'), sam, 'r1');
    await server.kill();
    world.now += 3 * 60 * MINUTE;
    await all[0]?.sweep.sweepNow();
    await all[0]?.sweep.sweepNow();
    expect([offersTo(rosa.id), offersTo(joy.id)]).toEqual([1, 0]);
    expect(await all[0]?.sweep.nextAt()).toBe(world.now + 2 * MINUTE);
  });

  it('a claim at the same moment wins over the clock, or comes after it: never both, never neither', async () => {
    const { all, world, mailboxes } = processes(2);
    const [first, second] = all;
    for (let n = 0; n < 40; n += 1) {
      const mentee = { ...sam, id: `p-${n}`, name: `Sam ${n}` };
      await first?.perform(open(`h${n}`, 'urgent'), mentee, `r${n}`);
      world.now += 2 * MINUTE;
      await Promise.all([first?.sweep.sweepNow(), second?.perform(claim(`h${n}`, mentee), dave, `c${n}`)]);
      expect(await redis.hget(keys.handoff(`h${n}`), 'owner')).toBe(dave.id);
      expect(await redis.zscore(keys.timers, `h${n}`)).not.toBeNull();
      const offered = mailboxes.of(rosa.id).filter((one) => isOffer(one) && one.handoffId === `h${n}`).length;
      const closed = mailboxes.of(rosa.id).filter((one) => one.kind === 'handoff-closed' && one.handoffId === `h${n}`);
      expect(closed).toHaveLength(offered);
    }
  });

  it('gives a timer and its place to what an earlier version wrote, held or open', async () => {
    const { all, world } = processes(1);
    const [only] = all;
    if (only === undefined) throw new Error('there is one');
    await only.perform(open('h1', 'urgent'), sam, 'r1');
    await only.perform(open('h2', 'asked'), priya, 'r2');
    await only.perform(claim('h2', priya), rosa, 'r3');
    for (const id of ['h1', 'h2']) {
      await redis.hdel(keys.handoff(id), 'rung', 'declined', 'timerAt', 'awaited', 'asked', 'truthTold');
    }
    await redis.del(keys.timers);
    await redis.zadd(keys.open, 0, 'h1');
    expect((await only.waiting('riverside')).byReason.urgent.open).toBe(0);
    const timers = new ManualTimers(0, () => redis.ping());
    const holders = async () => [dave.id, rosa.id];
    const sweep = createSweep({ redis, queue: only, programmes: ['riverside'], holders, clock: only.clock, timers });
    world.now += 2 * MINUTE;
    const fired: string[] = [];
    const done = new Promise<void>((resolve) => {
      const onFired = ({ outcome }: { outcome: string }) => {
        fired.push(outcome);
        if (fired.length === 2) resolve();
      };
      const watched = createSweep({
        redis,
        queue: only,
        programmes: ['riverside'],
        holders,
        clock: only.clock,
        timers,
        onFired,
      });
      watched.start();
    });
    await timers.passUntil(done);
    expect(fired.sort()).toEqual(['escalated', 'reminded']);
    expect((await only.waiting('riverside')).byReason.urgent.open).toBe(1);
    expect(await sweep.nextAt()).toBe(world.now + 2 * MINUTE);
  });
});

class Died extends Error {}

const isOffer = (one: { kind: string }): one is { kind: 'handoff-offered'; handoffId: string } =>
  one.kind === 'handoff-offered';
