import { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { dave, GO_OFF, GO_ON, newWorld, rosa, sam } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import { type Away, createAway } from './away';

describe('who cannot be asked now', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startTestRedis();
  });
  afterAll(() => server.stop());

  const world = newWorld();
  const nights = { ...rosa, duty: { shifts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', until: '08:00' }] } };
  const awayOf = (): Away =>
    createAway({
      redis: server.open.connect('work'),
      programme: 'riverside',
      staff: async () => [dave, nights],
      clock: { now: () => world.now },
    });

  it('is whoever went off, stopped alerts or has no shift now, and nobody else', async () => {
    const queue = new RedisSubject(server.open.connect('work'), world, new Mailboxes());
    const away = awayOf();
    expect([away.isAway(dave.id), away.isAway(rosa.id)]).toEqual([false, false]);
    await away.look();
    expect([away.isAway(dave.id), away.isAway(rosa.id)]).toEqual([false, true]);
    await queue.perform(GO_OFF, dave, 'r1');
    expect(away.isAway(dave.id)).toBe(false);
    await away.look();
    expect(away.isAway(dave.id)).toBe(true);
    await queue.perform(GO_ON, dave, 'r2');
    world.now += 12 * 60 * 60_000;
    await away.look();
    expect([away.isAway(dave.id), away.isAway(rosa.id), away.isAway(sam.id)]).toEqual([false, false, false]);
  });

  it('is whoever has just set a rota, without waiting for the minute', async () => {
    const queue = new RedisSubject(server.open.connect('work'), world, new Mailboxes());
    let staff = [dave];
    const away = createAway({
      redis: server.open.connect('work'),
      programme: 'riverside',
      staff: async () => staff,
      clock: { now: () => world.now },
    });
    await away.look();
    staff = [{ ...dave, duty: { shifts: [] } }];
    await away.look();
    expect(away.isAway(dave.id)).toBe(false);
    await queue.perform({ kind: 'handoff', do: 'set-shifts', shifts: [] }, dave, 'r3');
    await away.look();
    expect(away.isAway(dave.id)).toBe(true);
  });
});
