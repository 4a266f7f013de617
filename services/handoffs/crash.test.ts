import { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { ali, claim, dave, newWorld, open, priya, rosa } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';

describe('when something dies in the middle of a request', () => {
  let server: TestRedis;
  let redis: RedisClient;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());
  beforeEach(() => redis.flushdb());

  it('after it was decided and before anyone was told, another process tells everyone, once', async () => {
    const { first, second, mailboxes } = twoProcesses();
    mailboxes.outOfReach = () => true;
    await expect(first.perform(open('h1'), priya, 'r1')).rejects.toThrow();
    expect(await second.waiting('riverside')).toMatchObject({ open: 1 });

    mailboxes.outOfReach = () => false;
    expect(await second.perform(open('h1'), priya, 'r1')).toEqual({ outcome: 'opened', nobodyAlerted: false });
    await first.perform(open('h1'), priya, 'r1');
    for (const { id } of [dave, rosa, ali]) expect(mailboxes.of(id)).toHaveLength(1);
  });

  it('while some were told and some not, those who were not are told later, and nobody twice', async () => {
    const { first, second, mailboxes } = twoProcesses();
    await first.perform(open('h1'), priya, 'r1');
    mailboxes.outOfReach = (id) => id === priya.id;
    await expect(first.perform(claim('h1', priya), ali, 'r2')).rejects.toThrow();
    expect(mailboxes.of(ali.id).at(-1)).toMatchObject({ answer: 'won' });
    expect(mailboxes.of(dave.id).at(-1)).toMatchObject({ kind: 'handoff-closed' });

    mailboxes.outOfReach = () => false;
    await second.perform(claim('h1', priya), ali, 'r2');
    expect(mailboxes.of(priya.id)).toMatchObject([{ kind: 'handoff-claimed' }]);
    for (const { id } of [dave, rosa, ali]) expect(mailboxes.of(id)).toHaveLength(2);
  });

  it('after everyone was told and before that was noted, performing it again tells nobody anything new', async () => {
    const { first, second, mailboxes } = twoProcesses();
    await first.perform(open('h1'), priya, 'r1');
    await redis.hdel(keysOf('riverside').request('r1'), 'told');
    const before = mailboxes.all();
    await second.perform(open('h1'), priya, 'r1');
    expect(mailboxes.all()).toEqual(before);
  });

  it('and it is performed again much later, the mailboxes need not remember it: nothing is posted at all', async () => {
    const { first, second, mailboxes } = twoProcesses();
    await first.perform(open('h1'), priya, 'r1');
    const before = mailboxes.attempts;
    await second.perform(open('h1'), priya, 'r1');
    expect(mailboxes.attempts).toBe(before);
  });

  it('and the mentors have changed meanwhile, those decided on at first are told', async () => {
    const { first, second, mailboxes, world } = twoProcesses();
    mailboxes.outOfReach = () => true;
    await expect(first.perform(open('h1'), priya, 'r1')).rejects.toThrow();
    mailboxes.outOfReach = () => false;
    world.people = [priya, dave];
    await second.perform(open('h1'), priya, 'r1');
    for (const { id } of [dave, rosa, ali]) expect(mailboxes.of(id)).toHaveLength(1);
  });

  it('and that is Redis, killed under a stream of requests, each is decided once and everyone is told once', async () => {
    const { first, second, mailboxes } = twoProcesses();
    let asked = 0;
    let underWay = 0;
    let killed = false;
    const stream = Array.from({ length: 20 }, async () => {
      while (!killed) {
        const n = asked++;
        underWay += 1;
        const both = [first, second].map((one) => one.perform(open(`h${n}`), { ...priya, id: `p-${n}` }, `r${n}`));
        for (const { outcome } of await Promise.all(both)) expect(outcome).toBe('opened');
        underWay -= 1;
      }
    });
    await mailboxes.firstAttempt;
    await server.kill();
    killed = true;
    expect(underWay).toBe(20);
    await Promise.all(stream);
    expect(await first.waiting('riverside')).toMatchObject({ open: asked });
    expect(await redis.xlen(keysOf('riverside').audit)).toBe(asked);
    for (const { id } of [dave, rosa, ali]) expect(mailboxes.of(id)).toHaveLength(asked);
  });

  /** Two processes on one Redis, with the same people and mailboxes. */
  function twoProcesses() {
    const world = newWorld();
    const mailboxes = new Mailboxes();
    const [first, second] = [0, 1].map(() => new RedisSubject(server.open.connect('work'), world, mailboxes));
    if (first === undefined || second === undefined) throw new Error('two processes are made above');
    return { first, second, world, mailboxes };
  }
});
