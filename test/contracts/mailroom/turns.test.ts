import { partitionKeys, partitionOf, personKeys } from '../../../services/mailroom/partition';
import { countIn, type House, heard, newAddress, openHouse, say } from './house';

describe('what comes to a person is heard once, in order, by one worker at a time', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('a message that the provider delivers twice is heard once, also two hours and three quarters later', async () => {
    const { room, phone } = house.process();
    const { person, address } = await house.enrol();
    await room.start();
    expect(await room.intake.accept(person.id, heard('morning'), 'SM1', address)).toBe('accepted');
    expect(await room.intake.accept(person.id, heard('morning'), 'SM1', address)).toBe('duplicate');
    house.timers.pass(2.75 * 3_600_000);
    expect(await room.intake.accept(person.id, heard('morning'), 'SM1', address)).toBe('duplicate');
    await room.idle();
    expect(phone.texts).toEqual(['morning']);
    await room.stop();
  });

  test('and when it comes, around the hour, to a process whose clock is behind', async () => {
    const behind = {
      now: () => house.timers.now() - 1_500,
      after: (ms: number, fn: () => void) => house.timers.after(ms, fn),
    };
    const [ahead, late] = [house.process(), house.process({ timers: behind })];
    const { person, address } = await house.enrol();
    const hour = 3_600_000;
    house.timers.pass(hour - (house.timers.now() % hour) + 500);
    expect(await ahead.room.intake.accept(person.id, heard('ten o clock'), 'SM-hour', address)).toBe('accepted');
    expect(await late.room.intake.accept(person.id, heard('ten o clock'), 'SM-hour', address)).toBe('duplicate');
    await ahead.room.start();
    await ahead.room.idle();
    await ahead.room.stop();
  });

  test('the same id from two people is two messages', async () => {
    const { room, phone } = house.process();
    const [sam, ali] = await Promise.all([house.enrol(), house.enrol()]);
    await room.start();
    await room.intake.accept(sam.person.id, heard('from sam'), 'SM1', sam.address);
    await room.intake.accept(ali.person.id, heard('from ali'), 'SM1', ali.address);
    await room.idle();
    expect(phone.texts.sort()).toEqual(['from ali', 'from sam']);
    await room.stop();
  });

  test('whoever wrote is told that it is kept before it is turned', async () => {
    const order: string[] = [];
    const { room } = house.process({
      core: ({ state }) => {
        order.push('turned');
        return { state, effects: [], wakeAt: null };
      },
    });
    const { person, address } = await house.enrol();
    await room.start();
    for (const id of ['1', '2']) {
      await room.intake.accept(person.id, heard('hi'), id, address);
      order.push('kept');
      await room.idle();
    }
    expect(order).toEqual(['kept', 'turned', 'kept', 'turned']);
    await room.stop();
  });

  test('a hundred messages sent at once are answered in the order in which they came', async () => {
    const { room, phone } = house.process({ concurrency: 8 });
    const { person, address } = await house.enrol();
    await room.start();
    const texts = Array.from({ length: 100 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => room.intake.accept(person.id, heard(text), text, address)));
    await room.idle();
    expect(phone.texts).toEqual(texts);
    await room.stop();
  });

  test('what was accepted while no worker ran is heard as soon as one starts, in turns of 32 at most', async () => {
    const sizes: number[] = [];
    const { room } = house.process({
      core: ({ state, events }) => {
        sizes.push(events.length);
        return { state: { count: countIn(state) + events.length }, effects: [], wakeAt: null };
      },
    });
    const { person, address } = await house.enrol();
    for (let index = 0; index < 70; index += 1) await room.intake.accept(person.id, heard('hi'), `${index}`, address);
    await room.start();
    await room.idle();
    expect(sizes).toEqual([32, 32, 6]);
    await room.stop();
  });

  test('a reply goes to the phone that the person wrote from last', async () => {
    const { room, phone } = house.process();
    const { person } = await house.enrol();
    const other = newAddress();
    await room.start();
    await room.intake.accept(person.id, heard('from my new phone'), 'SM1', other);
    await room.idle();
    expect(phone.received[0]?.address).toEqual(other);
    await room.stop();
  });

  test('a turn leaves nothing behind but what is kept: no mailbox, no lease, no count of tries', async () => {
    const { room } = house.process();
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await room.idle();
    const { leases, ready, tries, outbox, deliverer } = partitionKeys(partitionOf(person.id));
    const { mailbox } = personKeys(person.id);
    expect(await house.look.exists(mailbox, leases, ready, tries, deliverer)).toBe(0);
    expect(await house.look.xlen(outbox)).toBe(0);
    await room.stop();
  });

  test('the story of a conversation tells what was said by whom, and how it was delivered', async () => {
    const { room } = house.process();
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await room.idle();
    const at = house.clock.time;
    const ending = { how: 'turned', turn: expect.stringMatching(/^1-/) };
    expect(await room.story(person.id)).toEqual([
      { from: 'person', id: expect.any(String), at, channel: 'sms', text: 'hello', ending },
      { from: 'bot', at, cue: 'test.echo', text: 'hello', messageId: expect.any(String), delivery: 'sent' },
    ]);
    await room.stop();
  });

  test('the log keeps the last hundred turns, and deliveries are still noted on the right ones', async () => {
    const { room } = house.process({
      core: ({ events }) => ({ state: {}, effects: events.map((event) => say(event.id)), wakeAt: null }),
    });
    const { person, address } = await house.enrol();
    await room.start();
    for (let turn = 1; turn <= 110; turn += 1) {
      await room.intake.accept(person.id, heard(`${turn}`), `${turn}`, address);
      await room.idle();
    }
    const story = await room.story(person.id);
    expect(story).toHaveLength(200);
    expect(story[0]).toMatchObject({ from: 'person', text: '11' });
    expect(story.at(-1)).toMatchObject({ from: 'bot', delivery: 'sent' });
    expect(story.filter((line) => line.from === 'bot' && line.delivery !== 'sent')).toEqual([]);
    await room.stop();
  });

  test('whoever looks on is shown each committed turn, and cannot break it', async () => {
    const seen: unknown[] = [];
    const { room, phone, faults } = house.process({
      onTurn: ({ person, events, effects }) => {
        seen.push([person.name, events.length, effects.length]);
        throw new Error('a bug in the onlooker');
      },
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await room.idle();
    expect(seen).toEqual([['Sam', 1, 1]]);
    expect(phone.texts).toEqual(['hello']);
    expect(faults).toEqual([expect.objectContaining({ where: 'hook' })]);
    await room.stop();
  });
});
