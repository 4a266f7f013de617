import type { Core, Patience } from '../../../services/mailroom/contract';
import { answering, type House, heard, openHouse, Phone, say } from './house';

/** Waits for two or three texts, as the conversation core does where it has asked for free text. */
const patient: Patience = ({ events, now }) => {
  const last = events.at(-1);
  const pressing = events.some((event) => event.kind === 'heard' && event.text === 'help me now');
  return pressing || !last || events.length > 2 ? 0 : Math.max(0, last.at + 1_500 - now);
};
/** Answers a turn as a whole. */
const inOne: Core = ({ events }) => ({
  state: {},
  effects: [say(events.map((event) => (event.kind === 'heard' ? event.text : event.kind)).join('+'))],
  wakeAt: null,
});

describe('texts that follow each other', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  /** Both clocks go by together, as they do in life. */
  const pass = (ms: number) => {
    house.clock.time += ms;
    house.timers.pass(ms);
  };

  async function texting() {
    const process = house.process({ core: inOne, patience: patient });
    const { person, address } = await house.enrol();
    await process.room.start();
    const text = (words: string) => process.room.intake.accept(person.id, heard(words), words, address);
    return { ...process, text, story: () => process.room.story(person.id) };
  }
  const heardSoFar = async (sam: Awaited<ReturnType<typeof texting>>) =>
    (await sam.story()).map((line) => (line.from === 'person' ? line.ending.how : line.text));

  test('are heard together, a second and a half after the last', async () => {
    const sam = await texting();
    await sam.text('a');
    await house.look.ping();
    pass(1_000);
    await sam.text('b');
    await house.look.ping();
    pass(1_000);
    expect(await heardSoFar(sam)).toEqual(['waiting', 'waiting']);
    await house.timers.passUntil(late(sam.phone, 1));
    expect(sam.phone.texts).toEqual(['a+b']);
    await sam.room.stop();
  });

  test('are heard at once when the third has come', async () => {
    const sam = await texting();
    await sam.text('a');
    await sam.text('b');
    await sam.text('c');
    await sam.phone.got(1);
    expect(sam.phone.texts).toEqual(['a+b+c']);
    await sam.room.stop();
  });

  test('are heard at once when one of them cannot wait, with what waited before it', async () => {
    const sam = await texting();
    await sam.text('a');
    await sam.text('help me now');
    await sam.phone.got(1);
    expect(sam.phone.texts).toEqual(['a+help me now']);
    await sam.room.stop();
  });

  /** The person-facing clock goes on with the timers. */
  async function late(phone: Phone, count: number) {
    house.clock.time += 1_500;
    await phone.got(count);
  }
});

describe('fifty texts of one person', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('are answered in order, and hold up nobody else, not even when each answer takes its time', async () => {
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sam = await house.enrol();
    const ali = await house.enrol();
    const phone = new Phone(async ({ to }) => {
      if (to === sam.person.id) await released;
      return { sent: true };
    });
    const { room } = house.process({
      core: answering((event) => [say(event.kind === 'heard' ? event.text : '')]),
      phone,
      concurrency: 1,
    });
    const burst = Array.from({ length: 50 }, (_, n) => `${n}`);
    for (const text of burst) await room.intake.accept(sam.person.id, heard(text), text, sam.address);
    await room.intake.accept(ali.person.id, heard('hello'), 'hello', ali.address);
    await room.start();
    // Sam's first answer hangs at the provider; Ali's arrives all the same.
    await phone.got(2);
    expect(phone.received.filter(({ to }) => to === ali.person.id)).toHaveLength(1);
    release();
    await room.idle();
    expect(phone.received.filter(({ to }) => to === sam.person.id).map(({ text }) => text)).toEqual(burst);
    await room.stop();
  });
});
