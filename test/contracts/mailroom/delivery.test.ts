import type { Sent } from '../../../services/mailroom/contract';
import { personKeys } from '../../../services/mailroom/partition';
import { answering, type House, heard, openHouse, Phone, say } from './house';

const DOWN: Sent = { sent: false, because: 'provider-down', again: true };

/** Resolves when the outcome of an attempt has been dealt with: the pause before the next one has begun. */
const dealtWith = () => new Promise((resolve) => setImmediate(resolve));

async function settledAttempts(phone: Phone, count: number): Promise<void> {
  await phone.got(count);
  await dealtWith();
}

describe('messages go out in order, again when they failed, and not at all when they no longer hold', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('a message to a provider that is down goes out when it is back, before those that came after it', async () => {
    const answers: Sent[] = [DOWN, DOWN];
    const phone = new Phone(() => answers.shift() ?? { sent: true });
    const { room } = house.process({ phone });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('one'), '1', address);
    await phone.got(1);
    await room.intake.accept(person.id, heard('two'), '2', address);
    await settledAttempts(phone, 1);
    house.timers.pass(1_000);
    await phone.got(2);
    await settledAttempts(phone, 2);
    house.timers.pass(1_999);
    expect(phone.texts).toEqual(['one', 'one']);
    house.timers.pass(1);
    await room.idle();
    expect(phone.texts).toEqual(['one', 'one', 'one', 'two']);
    expect(new Set(phone.received.map(({ id }) => id)).size).toBe(2);
    await room.stop();
  });

  test('a provider that asks for patience is given it', async () => {
    const answers: Sent[] = [{ ...DOWN, afterMs: 90_000 }];
    const phone = new Phone(() => answers.shift() ?? { sent: true });
    const { room } = house.process({ phone });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('one'), '1', address);
    await settledAttempts(phone, 1);
    house.timers.pass(89_999);
    expect(phone.received).toHaveLength(1);
    house.timers.pass(1);
    await phone.got(2);
    await room.idle();
    await room.stop();
  });

  test('a message that six attempts could not deliver is given up, and the mailbox hears of it once', async () => {
    const phone = new Phone(() => DOWN);
    const told: unknown[] = [];
    const { room } = house.process({
      phone,
      core: (input) => {
        told.push(...input.events.filter(({ kind }) => kind === 'delivery-failed'));
        return answering((event) => (event.kind === 'heard' ? [say('hello')] : []))(input);
      },
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1', address);
    await house.timers.passUntil(room.idle());
    expect(phone.received).toHaveLength(6);
    const messageId = phone.received[0]?.id;
    expect(told).toEqual([expect.objectContaining({ messageId, cue: 'test.echo', because: 'provider-down' })]);
    expect(await room.story(person.id)).toContainEqual(expect.objectContaining({ messageId, delivery: 'failed' }));
    await room.stop();
  });

  test('a message that the provider will never take is given up at once', async () => {
    const phone = new Phone(() => ({ sent: false, because: 'opted-out', again: false }));
    const { room } = house.process({
      phone,
      core: answering((event) => (event.kind === 'heard' ? [say('hello')] : [])),
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1', address);
    await room.idle();
    expect(phone.received).toHaveLength(1);
    expect((await room.story(person.id)).at(-1)).toMatchObject({ delivery: 'failed' });
    await room.stop();
  });

  test('a message to somebody with no address, or with no door to it, is given up and told of', async () => {
    const because: string[] = [];
    const { room } = house.process({
      carriers: {},
      core: answering((event) => {
        if (event.kind === 'delivery-failed') because.push(event.because);
        return event.kind === 'heard' ? [say('hello')] : [];
      }),
    });
    const [one, other] = await Promise.all([house.enrol(), house.enrol()]);
    await house.look.del(personKeys(other.person.id).address);
    await room.start();
    await room.intake.accept(one.person.id, heard('hi'), '1');
    await room.intake.accept(other.person.id, heard('hi'), '1');
    await room.idle();
    expect(because.sort()).toEqual(['no-address', 'no-carrier']);
    await room.stop();
  });

  test('a door that throws is tried again', async () => {
    let calls = 0;
    const phone = new Phone(() => {
      calls += 1;
      if (calls === 1) throw new Error('a bug in the door');
      return { sent: true };
    });
    const { room, faults } = house.process({ phone });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('one'), '1', address);
    await settledAttempts(phone, 1);
    house.timers.pass(1_000);
    await room.idle();
    expect(phone.texts).toEqual(['one', 'one']);
    expect(faults).toEqual([expect.objectContaining({ where: 'delivery', because: 'threw' })]);
    await room.stop();
  });

  test('a relayed message is dropped when its mentor no longer holds the handoff, and the log says so', async () => {
    const holds = new Set(['h-held']);
    const { room, phone } = house.process({
      mayStillSend: async ({ handoffId }) => holds.has(handoffId),
      core: answering((event) =>
        event.kind === 'heard' ? [say(event.text, { onlyWhile: { handoffId: event.text, owner: 'dave' } })] : [],
      ),
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('h-lost'), '1', address);
    await room.intake.accept(person.id, heard('h-held'), '2', address);
    await room.idle();
    expect(phone.texts).toEqual(['h-held']);
    const said = (await room.story(person.id)).filter((line) => line.from === 'bot');
    expect(said.map((line) => line.from === 'bot' && line.delivery)).toEqual(['suppressed', 'sent']);
    await room.stop();
  });

  test('the guard is asked anew before each attempt', async () => {
    let held = true;
    const phone = new Phone(() => DOWN);
    const { room } = house.process({
      phone,
      mayStillSend: async () => held,
      core: answering((event) =>
        event.kind === 'heard' ? [say('hi', { onlyWhile: { handoffId: 'h', owner: 'd' } })] : [],
      ),
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1', address);
    await settledAttempts(phone, 1);
    held = false;
    house.timers.pass(1_000);
    await room.idle();
    expect(phone.received).toHaveLength(1);
    await room.stop();
  });
});
