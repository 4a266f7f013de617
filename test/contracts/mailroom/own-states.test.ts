import type { Core } from '../../../services/mailroom/contract';
import { personKeys } from '../../../services/mailroom/partition';
import { KeyRing } from '../../../services/vault/key-ring';
import { countIn, echo, type House, heard, openHouse } from './house';

/** Counts as `echo` does, and keeps what it was given and what it made of it. */
function remembering() {
  const given: unknown[] = [];
  const made: unknown[] = [];
  const core: Core = (input) => {
    const output = echo(input);
    given.push(input.state);
    made.push(output.state);
    return output;
  };
  return { core, given, made };
}

describe('what a process wrote last for a person it need not read again, and nothing else is ever taken for it', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  test('the next turn is given what the last one made', async () => {
    const { core, given, made } = remembering();
    const { room } = house.process({ core });
    const { person, address } = await house.enrol();
    await room.start();
    for (const id of ['1', '2', '3']) {
      await room.intake.accept(person.id, heard('hi'), id, address);
      await room.idle();
    }
    expect(given).toEqual([null, { count: 1 }, { count: 2 }]);
    expect(given[2]).toBe(made[1]);
  });

  test('what another process has written since is read from Redis', async () => {
    const { core, given } = remembering();
    const [first, second] = [house.process({ core }), house.process()];
    const { person, address } = await house.enrol();
    await Promise.all([first.room.start(), second.room.start()]);
    for (const [index, { room }] of [first, second, first].entries()) {
      await room.intake.accept(person.id, heard('hi'), `${index}`, address);
      await Promise.all([first.room.idle(), second.room.idle()]);
    }
    expect(given).toEqual([null, { count: 2 }]);
  });

  test('a turn that breaks half-way leaves nothing behind, whatever it had done to the state that it was given', async () => {
    const given: number[] = [];
    const core: Core = (input) => {
      given.push(countIn(input.state));
      if (given.length !== 2) return echo(input);
      Object.assign(input.state ?? {}, { count: 99 });
      throw new Error('a bug');
    };
    const { room } = house.process({ core });
    const { person, address } = await house.enrol();
    await room.start();
    for (const text of ['one', 'two']) {
      await room.intake.accept(person.id, heard(text), text, address);
      await house.timers.passUntil(room.idle());
    }
    expect(given).toEqual([0, 1, 1]);
    expect(await room.state(person.id)).toEqual({ count: 2 });
  });

  test('under a key that was wrapped anew everything is opened again', async () => {
    const { core, given, made } = remembering();
    const { room } = house.process({ core });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('one'), '1', address);
    await room.idle();
    const ring = new KeyRing([house.masterKey]);
    const { dek } = personKeys(person.id);
    const wrapped = (await house.look.getBuffer(dek)) ?? Buffer.alloc(0);
    await house.look.set(dek, ring.wrap(person.id, ring.unwrap(person.id, wrapped), house.masterKey.version));
    await room.intake.accept(person.id, heard('two'), '2', address);
    await room.idle();
    expect(given[1]).toEqual({ count: 1 });
    expect(given[1]).not.toBe(made[0]);
  });

  test('of somebody who was erased it is kept no longer', async () => {
    const { core, given, made } = remembering();
    const erased: string[] = [];
    const { room } = house.process({
      core: (input) => ({ ...core(input), effects: [{ kind: 'record', do: 'erase' }] }),
      // Redis is left as it is, so that it can be seen what the process itself still has.
      records: { perform: async (_request, { id }) => void erased.push(id) },
    });
    const { person, address } = await house.enrol();
    await room.start();
    for (const id of ['1', '2']) {
      await room.intake.accept(person.id, heard('hi'), id, address);
      await room.idle();
    }
    expect(erased).toEqual([person.id, person.id]);
    expect(given[1]).toEqual({ count: 1 });
    expect(given[1]).not.toBe(made[0]);
  });
});
