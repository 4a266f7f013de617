import type { UnsureEvent } from '../../../dialogs/take-turn';
import { UNSURE, type Understanding } from '../../../dialogs/understanding';
import type { Core, TurnInput, Understand } from '../../../services/mailroom/contract';
import { type House, heard, openHouse, type Process, say } from './house';

const MEANT: Understanding = { intent: 'craving', confidence: 0.9, entities: {}, strong: false };

/** Says what was meant, and is unsure of every message that begins with a question mark. */
const core: Core = ({ events }) => ({
  state: {},
  effects: events.map((event) =>
    say(event.kind === 'heard' ? (event.understanding?.intent ?? event.text) : event.kind),
  ),
  wakeAt: null,
  unsure: events.flatMap((event, index): UnsureEvent[] =>
    event.kind === 'heard' && event.understanding === null && event.text.startsWith('?')
      ? [{ event: index, text: event.text, meant: UNSURE }]
      : [],
  ),
});

const withAnswer = (input: TurnInput): TurnInput => ({
  ...input,
  events: input.events.map((event) => (event.kind === 'heard' ? { ...event, understanding: MEANT } : event)),
});

/** Somebody outside who answers when the test says so. */
function outsider() {
  const questions: { input: TurnInput; answer: (input: TurnInput | null) => void }[] = [];
  let asked: () => void = () => {};
  const understand: Understand = (input, { unsure = [] }) =>
    unsure.length === 0
      ? null
      : new Promise((answer) => {
          questions.push({ input, answer });
          asked();
        });
  const next = async () => {
    if (questions.length === 0)
      await new Promise<void>((resolve) => {
        asked = resolve;
      });
    const question = questions.shift();
    if (!question) throw new Error('there is a question');
    return question;
  };
  return { understand, questions, next };
}

describe('what somebody outside is asked', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('is used in the turn', async () => {
    const { understand, next } = outsider();
    const { room, phone } = house.process({ core, understand });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('? seagulls'), 'SM1', address);
    const { input, answer } = await next();
    answer(withAnswer(input));
    await room.idle();
    expect(phone.texts).toEqual(['craving']);
    await room.stop();
  });

  test('holds up neither the door nor anybody else', async () => {
    const { understand, next } = outsider();
    const { room, phone } = house.process({ core, understand, concurrency: 2 });
    const [sam, ali] = await Promise.all([house.enrol(), house.enrol()]);
    await room.start();
    expect(await room.intake.accept(sam.person.id, heard('? seagulls'), 'SM1', sam.address)).toBe('accepted');
    const { answer } = await next();
    await room.intake.accept(ali.person.id, heard('hello'), 'SM2', ali.address);
    await phone.got(1);
    expect(phone.texts).toEqual(['hello']);
    answer(null);
    await room.idle();
    expect(phone.texts).toEqual(['hello', '? seagulls']);
    await room.stop();
  });

  test.each([
    ['here', (first: Process) => first],
    ['at another process', (_first: Process, second: Process) => second],
  ])('is waited for no longer when more comes %s, which may be what must not wait', async (_where, at) => {
    const { understand, next } = outsider();
    const first = house.process({ core, understand });
    const second = house.process({ core, understand, phone: first.phone });
    const { person, address } = await house.enrol();
    await first.room.start();
    await first.room.intake.accept(person.id, heard('? seagulls'), 'SM1', address);
    const { answer } = await next();
    await second.room.start();
    await at(first, second).room.intake.accept(person.id, heard('danger'), 'SM2', address);
    // No time passes: neither the end of the lease nor a sweep helps.
    await first.phone.got(2);
    expect(first.phone.texts).toEqual(['? seagulls', 'danger']);
    // What comes of it afterwards changes nothing.
    answer(null);
    await Promise.all([first.room.stop(), second.room.stop()]);
  });

  test('is not waited for at all when more lies in the mailbox than the turn has', async () => {
    const { understand } = outsider();
    const { room, phone } = house.process({ core, understand });
    const { person, address } = await house.enrol();
    const texts = [...Array.from({ length: 32 }, (_, index) => `? ${index}`), 'danger'];
    for (const text of texts) await room.intake.accept(person.id, heard(text), text, address);
    await room.start();
    await phone.got(33);
    expect(phone.texts).toEqual(texts);
    await room.stop();
  });

  test('is not asked again by whoever takes the turn after a crash', async () => {
    const { understand, questions, next } = outsider();
    const first = house.process({ core, understand });
    const { person, address } = await house.enrol();
    await first.room.start();
    await first.room.intake.accept(person.id, heard('? seagulls'), 'SM1', address);
    await next();
    first.die();
    const second = house.process({ core, understand });
    await second.room.start();
    await house.timers.passUntil(second.phone.got(1));
    expect(second.phone.texts).toEqual(['? seagulls']);
    expect(questions).toEqual([]);
    await second.room.stop();
  });

  test('and what breaks the turn with the answer is taken without it', async () => {
    const { understand, questions, next } = outsider();
    const breaking: Core = (input) => {
      if (input.events.some((event) => event.kind === 'heard' && event.understanding)) throw new Error('a bug');
      return core(input);
    };
    const { room, phone, faults } = house.process({ core: breaking, understand });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('? seagulls'), 'SM1', address);
    const { input, answer } = await next();
    answer(withAnswer(input));
    await house.timers.passUntil(phone.got(1));
    expect(phone.texts).toEqual(['? seagulls']);
    expect(faults.map(({ because }) => because)).toEqual(['threw']);
    expect(questions).toEqual([]);
    await room.stop();
  });
});

describe('a turn about which nobody outside is asked', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test.each([
    ['because there is nobody', {}, '? seagulls'],
    ['because it is understood', { understand: outsider().understand }, 'STOP'],
  ])('waits for nothing between its claim and its commit, %s', async (_why, options, text) => {
    const order: string[] = [];
    const { room, phone } = house.process({
      ...options,
      core,
      at: (point) => {
        order.push(point);
        // Runs as soon as anything at all is awaited.
        if (point === 'claimed') queueMicrotask(() => order.push('awaited'));
      },
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard(text), `once ${text}`, address);
    await room.idle();
    expect(phone.texts).toEqual([text]);
    expect(order.slice(0, 5)).toEqual(['claimed', 'opened', 'thought', 'committing', 'awaited']);
    await room.stop();
  });
});
