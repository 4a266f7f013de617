import { type House, heard, openHouse } from '../../test/contracts/mailroom/house';
import type { TurnOutput } from '../mailroom/contract';
import { partitionKeys, partitionOf } from '../mailroom/partition';
import { createScheduler, type Scheduler } from '.';

const HOUR = 3_600_000;

describe('people are woken at their instant', () => {
  let house: House;
  let scheduler: Scheduler;
  beforeAll(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    await house.look.del(...Array.from({ length: 256 }, (_, partition) => partitionKeys(partition).due));
    scheduler = newScheduler();
  });
  afterEach(() => scheduler.stop());
  afterAll(() => house.close());

  const newScheduler = () =>
    createScheduler({ redis: house.redis.open.connect('work'), clock: house.clock, timers: house.timers });

  /** Turns that end with a wish to be woken, and note what woke them. */
  function process(wakeAt: (now: number) => number | null) {
    const woken: { id: string; at: number }[] = [];
    const { room } = house.process({
      core: (input): TurnOutput => {
        for (const { kind, at } of input.events) if (kind === 'due') woken.push({ id: input.person.id, at });
        return { state: {}, effects: [], wakeAt: wakeAt(input.now) };
      },
    });
    return { room, woken };
  }

  test('a turn says when, and then the person is woken, not before, and once', async () => {
    const { person } = await house.enrol();
    const start = house.clock.time;
    const { room, woken } = process((now) => (now < start + HOUR ? start + HOUR : null));
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1');
    await room.idle();
    expect(await scheduler.nextWake([person.id, 'nobody'])).toEqual([start + HOUR, null]);
    house.clock.time = start + HOUR - 1;
    expect(await scheduler.fireNow()).toBe(0);
    house.clock.time = start + HOUR;
    expect(await scheduler.fireNow()).toBe(1);
    expect(await scheduler.fireNow()).toBe(0);
    await room.idle();
    expect(woken).toEqual([{ id: person.id, at: start + HOUR }]);
    expect(await scheduler.nextWake([person.id])).toEqual([null]);
    await room.stop();
  });

  test('a moved clock and idle() are enough for whoever plays through days', async () => {
    const { person } = await house.enrol();
    const { room, woken } = process((now) => now + 24 * HOUR);
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1');
    await room.idle();
    for (let day = 0; day < 7; day += 1) {
      house.clock.time += 24 * HOUR;
      await scheduler.fireNow();
      await room.idle();
    }
    expect(woken).toHaveLength(7);
    await room.stop();
  });

  test('the rounds find whoever is due, without being asked', async () => {
    const { person } = await house.enrol();
    let turned: () => void = () => {};
    const turn = new Promise<void>((resolve) => {
      turned = resolve;
    });
    const { room, woken } = process(() => {
      turned();
      return null;
    });
    await room.start();
    await house.look.zadd(partitionKeys(partitionOf(person.id)).due, house.clock.time, person.id);
    scheduler.start();
    await house.timers.passUntil(turn);
    await room.idle();
    expect(woken.map(({ id }) => id)).toEqual([person.id]);
    await room.stop();
  });

  test('several processes that fire at once wake each person once', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => house.enrol()));
    const { room, woken } = process(() => null);
    for (const { person } of people) {
      await house.look.zadd(partitionKeys(partitionOf(person.id)).due, house.clock.time, person.id);
    }
    const fired = await Promise.all([scheduler, newScheduler(), newScheduler()].map((one) => one.fireNow()));
    expect(fired.reduce((sum, count) => sum + count)).toBe(40);
    await room.start();
    await room.idle();
    expect(woken.map(({ id }) => id).sort()).toEqual(people.map(({ person }) => person.id).sort());
    await room.stop();
  });

  test('more people than one firing takes are all woken', async () => {
    const partition = 9;
    const { due, tag } = partitionKeys(partition);
    const ids = Array.from({ length: 250 }, (_, index) => `person-${index}`);
    await house.look.zadd(due, ...ids.flatMap((id) => [house.clock.time - 1, id]));
    expect(await scheduler.fireNow()).toBe(250);
    expect(await house.look.llen(`${tag}:in:person-249`)).toBe(1);
    await house.look.del(partitionKeys(partition).ready);
  });

  test('a due event that was lost with its turn comes again an hour later', async () => {
    const { person } = await house.enrol();
    const { due, ready, tag } = partitionKeys(partitionOf(person.id));
    await house.look.zadd(due, house.clock.time, person.id);
    await scheduler.fireNow();
    await house.look.del(ready, `${tag}:in:${person.id}`);
    house.clock.time += HOUR - 1;
    expect(await scheduler.fireNow()).toBe(0);
    house.clock.time += 1;
    expect(await scheduler.fireNow()).toBe(1);
    await house.look.del(ready, `${tag}:in:${person.id}`);
  });

  test('somebody in the middle of a turn is woken in the next one', async () => {
    const { person } = await house.enrol();
    const { due, ready, leases } = partitionKeys(partitionOf(person.id));
    await house.look.zadd(leases, house.timers.now() + 10_000, person.id);
    await house.look.zadd(due, house.clock.time, person.id);
    expect(await scheduler.fireNow()).toBe(1);
    expect(await house.look.zscore(ready, person.id)).toBeNull();
    await house.look.del(leases);
  });
});
