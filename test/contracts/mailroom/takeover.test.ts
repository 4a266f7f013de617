import type { Sent } from '../../../services/mailroom/contract';
import { partitionKeys, partitionOf } from '../../../services/mailroom/partition';
import { type House, heard, openHouse, Phone } from './house';
import { ManualTimers } from './manual-timers';

describe('a process that dies, or sleeps too long, is missed by nobody', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('what a dead process had claimed is turned by another when its lease ends', async () => {
    const { person, address } = await house.enrol();
    const dead = house.process();
    await dead.room.intake.accept(person.id, heard('anybody there'), '1', address);
    const { ready, leases, fence, tries } = partitionKeys(partitionOf(person.id));
    const now = house.timers.now();
    const connection = house.look;
    await connection.zrem(ready, person.id);
    await connection.zadd(leases, now + 10_000, person.id);
    await connection.hset(fence, person.id, 1);
    await connection.hset(tries, person.id, 1);
    const living = house.process();
    await living.room.start();
    await house.timers.passUntil(living.phone.got(1));
    expect(house.timers.now()).toBeGreaterThanOrEqual(now + 10_000);
    await living.room.idle();
    await living.room.stop();
  });

  test('messages of a process that died before sending them go out by another, in order, once', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    const phone = new Phone(() => new Promise<Sent>(() => {}));
    const dying = house.process({ timers: frozen, phone });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('one'), '1', address);
    await phone.got(1);
    await dying.room.intake.accept(person.id, heard('two'), '2', address);
    await dying.room.intake.accept(person.id, heard('three'), '3', address);
    await house.answered();
    dying.die();
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    expect(living.phone.texts).toEqual([]);
    await house.timers.passUntil(living.phone.got(3));
    await living.room.idle();
    // "one" was in the dead one's hands: whether it went out nobody can know, so it goes with the same id.
    expect(living.phone.texts).toEqual(['one', 'two', 'three']);
    expect(living.phone.received[0]?.id).toBe(phone.received[0]?.id);
    await living.room.stop();
  });

  test('a process that dies between sending and taking note sends one message twice, under one id, and no other', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    const phone: Phone = new Phone(({ text }) => {
      if (text === 'two') dying.die();
      return { sent: true };
    });
    const dying = house.process({ timers: frozen, phone });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('one'), '1', address);
    await dying.room.idle();
    await dying.room.intake.accept(person.id, heard('two'), '2', address);
    await phone.got(2);
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(1));
    await living.room.idle();
    expect([phone.texts, living.phone.texts]).toEqual([['one', 'two'], ['two']]);
    expect(living.phone.received[0]?.id).toBe(phone.received[1]?.id);
    await living.room.stop();
  });

  test('a process that was stopped for a while does not send what another has sent in the meantime', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    let finish: (sent: Sent) => void = () => {};
    const phone = new Phone(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const sleeper = house.process({ timers: frozen, phone });
    await sleeper.room.start();
    for (const text of ['one', 'two', 'three']) await sleeper.room.intake.accept(person.id, heard(text), text, address);
    await phone.got(1);
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(3));
    await living.room.idle();
    frozen.pass(10_001);
    finish({ sent: true });
    await sleeper.room.idle();
    expect(phone.texts).toEqual(['one']);
    expect(living.phone.texts).toEqual(['one', 'two', 'three']);
    await Promise.all([sleeper.room.stop(), living.room.stop()]);
  });

  test('nor does it try again what failed here and was sent there', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    let finish: (sent: Sent) => void = () => {};
    const phone = new Phone(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const sleeper = house.process({ timers: frozen, phone });
    await sleeper.room.start();
    await sleeper.room.intake.accept(person.id, heard('one'), '1', address);
    await phone.got(1);
    const living = house.process();
    await living.room.start();
    await living.room.intake.accept(person.id, heard('two'), '2', address);
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(2));
    await living.room.idle();
    frozen.pass(10_001);
    finish({ sent: false, because: 'timed-out', again: true });
    await frozen.passUntil(sleeper.room.idle());
    expect([phone.texts, living.phone.texts]).toEqual([['one'], ['one', 'two']]);
    await Promise.all([sleeper.room.stop(), living.room.stop()]);
  });
});
