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

  test('whoever knows who is due need not look elsewhere', async () => {
    const { person } = await house.enrol();
    const start = house.clock.time;
    const { room } = process((now) => (now < start + HOUR ? start + HOUR : null));
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1');
    await room.idle();
    house.clock.time = start + HOUR;
    const elsewhere = ['a', 'b', 'c'].filter((id) => partitionOf(id) !== partitionOf(person.id));
    expect(await scheduler.fireNow(elsewhere)).toBe(0);
    expect(await scheduler.fireNow([person.id, person.id])).toBe(1);
    await room.idle();
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

  describe('those whom an outage has held up', () => {
    const MINUTE = 60_000;
    const PARTITION = 9;
    const { due, ready, tag } = partitionKeys(PARTITION);
    const ids = Array.from({ length: 100 }, (_, index) => `late-${index}`);
    afterEach(() => house.look.del(ready, due, ...ids.map((id) => `${tag}:in:${id}`)));

    /** They should have been woken ten minutes ago; there are as many as a hundred in each partition, it seems. */
    const heldUp = () => house.look.zadd(due, ...ids.flatMap((id) => [house.clock.time - 10 * MINUTE, id]));

    async function fall(minutes: number, ...processes: Scheduler[]): Promise<number[]> {
      const fired: number[] = [];
      for (let minute = 0; minute < minutes; minute += 1) {
        const counts = await Promise.all(processes.map((one) => one.round()));
        fired.push(counts.reduce((sum, count) => sum + count));
        house.clock.time += MINUTE;
      }
      return fired;
    }

    test('are woken one after the other, each once, whichever processes look', async () => {
      await heldUp();
      const fired = await fall(60, scheduler, newScheduler());
      expect(fired.reduce((sum, count) => sum + count)).toBe(100);
      expect(Math.max(...fired)).toBeLessThan(10);
      for (const id of ids) expect(await house.look.llen(`${tag}:in:${id}`)).toBe(1);
    });

    test('keep the moment that they were given, however often it is looked at', async () => {
      await heldUp();
      await scheduler.round();
      const given = await house.look.zrange(due, '0', '-1', 'WITHSCORES');
      for (let look = 0; look < 5; look += 1) await newScheduler().round();
      expect(await house.look.zrange(due, '0', '-1', 'WITHSCORES')).toEqual(given);
    });

    test('are not put off when their turn has given them another instant meanwhile', async () => {
      const at = house.clock.time - 10 * MINUTE;
      createScheduler({ redis: house.look, clock: house.clock });
      await house.look.zadd(due, at, 'late-0', house.clock.time + HOUR, 'late-1');
      const moves = ['late-0', String(at), 5, 'late-1', String(at), 5, 'gone', String(at), 5];
      expect(await house.look.schedulePush(due, ...moves)).toBe(1);
      expect(await house.look.schedulePush(due, ...moves)).toBe(0);
      expect(await house.look.zrange(due, '0', '-1', 'WITHSCORES')).toEqual([
        'late-0',
        '5',
        'late-1',
        String(house.clock.time + HOUR),
      ]);
    });

    test('wait for nobody when their core said so, and are woken not a millisecond early otherwise', async () => {
      await heldUp();
      const { person } = await house.enrol({ role: 'mentor' });
      const instant = house.clock.time + 5 * MINUTE;
      const { room } = house.process({
        core: ({ now }) => ({ state: {}, effects: [], wakeAt: now < instant ? instant : null, promptly: true }),
      });
      await room.start();
      await room.intake.accept(person.id, heard('hi'), 'prompt');
      await room.idle();
      expect(await scheduler.nextWake([person.id])).toEqual([instant]);
      house.clock.time = instant - 1;
      expect(await scheduler.fireNow()).toBe(100);
      await heldUp();
      house.clock.time = instant + 10 * MINUTE;
      await scheduler.round();
      await room.idle();
      expect(await scheduler.nextWake([person.id])).toEqual([null]);
      expect(await house.look.zcount(due, '-inf', house.clock.time)).toBeLessThan(10);
      await room.stop();
    });

    test('and all at once when a clock was moved on purpose', async () => {
      await heldUp();
      expect(await scheduler.fireNow()).toBe(100);
    });
  });
});
