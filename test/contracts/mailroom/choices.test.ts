import type { Choices } from '../../../dialogs/effects';
import { eventIdOf } from '../../../services/mailroom';
import { answering, echo, type House, heard, openHouse, Phone, say } from './house';

const CHOICES: Choices = { card: 'c1-x', options: [{ value: '1', title: 'rough' }], hint: 'Or just write.' };
const PICTURE: Choices = { card: '', options: [], hint: null, picture: { kind: 'path', stones: 3 } };
const GUARD = { handoffId: 'h1', owner: 'dave' };
const pressed = { kind: 'pressed', channel: 'teams', card: CHOICES.card, choice: '4' } as const;

describe('messages with buttons', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test.each([
    ['buttons alone', CHOICES, {}],
    ['buttons, and a mentor who must still hold the handoff', CHOICES, { onlyWhile: GUARD }],
    ['a picture', PICTURE, {}],
  ])('keep what they have on the way through the store: %s', async (_what, choices, more) => {
    const { person, address } = await house.enrol();
    const core = answering((event) => (event.kind === 'heard' ? [say('how?', { choices, ...more })] : []));
    // Nothing is sent by the process that took the turn: the other one has only what the store holds.
    const first = house.process({ core, phone: new Phone(() => new Promise(() => {})) });
    await first.room.start();
    await first.room.intake.accept(person.id, heard('hi'), 'SM1', address);
    await first.phone.got(1);
    first.die();
    const asked: unknown[] = [];
    const second = house.process({
      core,
      mayStillSend: async (guard) => {
        asked.push(guard);
        return true;
      },
    });
    await second.room.start();
    await house.timers.passUntil(second.phone.got(1));
    expect(second.phone.received).toMatchObject([{ text: 'how?', choices }]);
    expect(asked).toEqual('onlyWhile' in more ? [GUARD] : []);
    await second.room.stop();
  });

  test('without buttons are as they always were', async () => {
    const { person, address } = await house.enrol();
    const process = house.process();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hi'), 'SM1', address);
    await process.room.idle();
    expect(Object.keys(process.phone.received[0] ?? {})).not.toContain('choices');
    await process.room.stop();
  });

  test('a press stands in the story as what was chosen, once, and the state can be read after it', async () => {
    const { person, address } = await house.enrol();
    const process = house.process({ core: echo });
    expect(await process.room.state(person.id)).toBeNull();
    await process.room.intake.accept(person.id, pressed, 'press-1', address);
    const id = eventIdOf(person.id, 'press-1');
    expect(await process.room.message(person.id, id)).toMatchObject({ text: '4', ending: { how: 'waiting' } });
    expect(await process.room.intake.accept(person.id, pressed, 'press-1', address)).toBe('duplicate');
    await process.room.start();
    await process.room.idle();
    expect(await process.room.message(person.id, id)).toMatchObject({ text: '4', ending: { how: 'turned' } });
    expect(await process.room.state(person.id)).toEqual({ count: 1 });
    await process.room.stop();
  });
});
