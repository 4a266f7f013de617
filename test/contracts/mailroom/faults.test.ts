import type { Core } from '../../../services/mailroom/contract';
import { partitionKeys, partitionOf, personKeys } from '../../../services/mailroom/partition';
import { answering, echo, type House, heard, openHouse, type Process, say } from './house';

const bomb: Core = (input) => {
  if (input.events.some((event) => event.kind === 'due' || (event.kind === 'heard' && event.text === 'bomb'))) {
    throw new Error('a bug in the conversation core');
  }
  return echo(input);
};

describe('nothing that breaks ends in silence', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  /** Lets the pauses between tries go by until the process has nothing left to do. */
  const settled = (process: Process) => house.timers.passUntil(process.room.idle());

  test('a message that no turn survives is buried once; the person is answered and a human is called, once', async () => {
    const process = house.process({ core: bomb });
    const { person, address } = await house.enrol();
    await process.room.start();
    for (const text of ['before', 'bomb', 'after']) {
      await process.room.intake.accept(person.id, heard(text), text, address);
    }
    await settled(process);
    expect(process.phone.texts).toEqual(['before', expect.stringMatching(/Something broke/), 'after']);
    expect(process.handoffs).toEqual([
      {
        request: { kind: 'handoff', do: 'open', handoffId: expect.any(String), reason: 'fault', words: null },
        person,
        id: expect.any(String),
      },
    ]);
    expect(await house.look.lrange(partitionKeys(partitionOf(person.id)).dead, 0, -1)).toEqual([
      expect.stringMatching(new RegExp(`^threw\\|${person.id}\\|\\d+\\|s`)),
    ]);
    expect(process.faults.filter(({ where }) => where === 'burial')).toHaveLength(1);
    await process.room.stop();
  });

  test('what was said stays in the story, also when it broke something', async () => {
    const process = house.process({ core: bomb });
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('bomb'), 'SM1', address);
    await settled(process);
    expect(await process.room.story(person.id)).toEqual([
      expect.objectContaining({ from: 'person', text: 'bomb' }),
      expect.objectContaining({ from: 'bot', cue: 'fault.reply', delivery: 'sent' }),
    ]);
    await process.room.stop();
  });

  test('a fault that passes is not noticed: the turn is tried again and the message answered', async () => {
    let failures = 3;
    const process = house.process({
      core: (input) => {
        failures -= 1;
        if (failures >= 0) throw new Error('a fault that passes');
        return echo(input);
      },
    });
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await settled(process);
    expect(process.phone.texts).toEqual(['hello']);
    expect(process.handoffs).toEqual([]);
    await process.room.stop();
  });

  test('somebody whose state was tampered with is answered, and a human is called', async () => {
    const process = house.process();
    const { person, address } = await house.enrol();
    await house.look.set(personKeys(person.id).state, 'nonsense that nobody sealed, long enough to be read');
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await settled(process);
    expect(process.phone.texts).toEqual([expect.stringMatching(/Something broke/)]);
    expect(process.handoffs.map(({ request }) => request.do)).toEqual(['open']);
    await process.room.stop();
  });

  test('an entry that was tampered with is buried alone', async () => {
    const process = house.process();
    const { person, address } = await house.enrol();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.look.lpush(personKeys(person.id).mailbox, 's0123456789abcdef and then nothing that was sealed');
    await process.room.start();
    await settled(process);
    expect(process.phone.texts).toEqual([expect.stringMatching(/Something broke/), 'hello']);
    await process.room.stop();
  });

  test('a human is called even for somebody whose key does not open any more', async () => {
    const process = house.process();
    const { person, address } = await house.enrol();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.look.setrange(personKeys(person.id).dek, 20, 'xxxxxxxx');
    await process.room.start();
    await settled(process);
    expect(process.handoffs).toEqual([
      expect.objectContaining({ person: expect.objectContaining({ id: person.id, role: 'stranger' }) }),
    ]);
    await process.room.stop();
  });

  test('mail of somebody who was erased is put away without a word to anybody', async () => {
    const process = house.process();
    const { person, address } = await house.enrol();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.look.del(personKeys(person.id).dek);
    await process.room.start();
    await settled(process);
    expect([process.phone.texts, process.handoffs]).toEqual([[], []]);
    expect(process.faults).toEqual([{ where: 'burial', because: 'no-key', person: person.id }]);
    await process.room.stop();
  });

  test('a check-in that breaks calls a human, says nothing to the person, and is tried again a day later', async () => {
    const process = house.process({ core: bomb });
    const { person } = await house.enrol();
    const { due, ready } = partitionKeys(partitionOf(person.id));
    await house.look.rpush(personKeys(person.id).mailbox, `d${house.clock.time}`);
    await house.look.zadd(ready, house.timers.now(), person.id);
    await process.room.start();
    await settled(process);
    expect(process.phone.texts).toEqual([]);
    expect(process.handoffs).toHaveLength(1);
    expect(Number(await house.look.zscore(due, person.id))).toBe(house.clock.time + 86_400_000);
    await process.room.stop();
  });

  test('a process that dies in a turn five times over has its message buried by the next', async () => {
    const process = house.process();
    const { person, address } = await house.enrol();
    const { tries } = partitionKeys(partitionOf(person.id));
    await process.room.intake.accept(person.id, heard('deadly'), 'SM1', address);
    await house.look.hset(tries, person.id, 5);
    await process.room.start();
    await settled(process);
    expect(process.phone.texts).toEqual([expect.stringMatching(/Something broke/)]);
    expect(process.faults).toEqual([{ where: 'burial', because: 'never-finished', person: person.id }]);
    await process.room.stop();
  });

  test('last words that break do not keep a human from being called', async () => {
    const process = house.process({
      core: bomb,
      lastWords: () => {
        throw new Error('no wording');
      },
    });
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('bomb'), 'SM1', address);
    await settled(process);
    expect(process.handoffs).toHaveLength(1);
    await process.room.stop();
  });

  test('an effect that cannot be written is a fault of its turn: nothing of it goes out', async () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    const process = house.process({
      core: (input) => ({ ...answering(() => [say('half of a turn')])(input), state: loop }),
    });
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await settled(process);
    expect(process.phone.texts).toEqual([expect.stringMatching(/Something broke/)]);
    await process.room.stop();
  });
});
