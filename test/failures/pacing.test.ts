import type { Priority } from '../../dialogs/effects';
import type { Carrier, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { paced, SenderRate } from '../../services/sender-rate';
import { answering, type House, heard, openHouse, type Process, say } from '../contracts/mailroom/house';

const PER_SECOND = 50;
const BACKLOG = 500;
/** What may be used of a grant, and the deepest depth, in seconds. */
const AHEAD_SECONDS = 5;

interface Taken {
  readonly at: number;
  readonly message: OutgoingMessage;
}

describe('a sender with more to send than it may', () => {
  let house: House;
  let taken: Taken[];
  /** The ids of all that was tried, whether it was taken or had to wait. */
  let tried: Set<string>;
  let something: () => void = () => {};
  let senders = 0;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  beforeEach(() => {
    taken = [];
    tried = new Set();
    senders += 1;
  });

  /** The provider takes everything, and notes when, unless it is told to answer otherwise. */
  const provider = (answers: Sent[]) => ({
    send: async (message: OutgoingMessage): Promise<Sent> => {
      taken.push({ at: house.timers.now(), message });
      return answers.shift() ?? { sent: true };
    },
  });

  const watched = (carrier: Carrier): Carrier => ({
    async send(message) {
      const sent = await carrier.send(message);
      tried.add(message.id);
      something();
      return sent;
    },
  });

  /** Resolves when that is so, without any time going by. */
  async function once(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        something = resolve;
      });
    }
  }

  /** A process of its own, with its own share of the sender. What somebody writes says how pressing the answer is. */
  function start(answers: Sent[] = [], perSecond = PER_SECOND): Process {
    const { timers } = house;
    const redis = house.redis.open.connect('webhook');
    const rate = new SenderRate({ redis, sender: `s${senders}`, perSecond, timers });
    return house.process({
      core: answering((event) => (event.kind === 'heard' ? event.text.split(' ').map(spoken) : [])),
      carriers: { sms: watched(paced(provider(answers), rate, () => {})) },
    });
  }

  const PRESSING: Readonly<Record<string, Priority>> = { danger: 'crisis', dave: 'relay', hello: 'reply' };
  const spoken = (text: string) => say(text, { priority: PRESSING[text] ?? 'started' });
  const texts = () => taken.map(({ message }) => message.text);

  async function backlog(rooms: readonly Process[]): Promise<void> {
    for (const { room } of rooms) await room.start();
    const people = await Promise.all(Array.from({ length: BACKLOG }, () => house.enrol()));
    await Promise.all(
      people.map(({ person, address }, index) =>
        rooms[index % rooms.length]?.room.intake.accept(person.id, heard('check-in'), 'c', address),
      ),
    );
    await once(() => tried.size === BACKLOG);
  }

  test('sends what belongs to danger first, then what people say to each other, and every check-in in the end', async () => {
    const rooms = [start(), start(), start()];
    await backlog(rooms);
    const [one, two, three] = await Promise.all([house.enrol(), house.enrol(), house.enrol()]);
    const before = taken.length;
    expect(before).toBeLessThan(BACKLOG / 2);
    await rooms[0]?.room.intake.accept(one.person.id, heard('hello'), 'h', one.address);
    await rooms[1]?.room.intake.accept(two.person.id, heard('dave'), 'd', two.address);
    await rooms[2]?.room.intake.accept(three.person.id, heard('danger'), 'x', three.address);
    await once(() => taken.length === before + 3);
    expect(
      texts()
        .slice(before, before + 3)
        .toSorted(),
    ).toEqual(['danger', 'dave', 'hello']);
    await house.timers.passUntil(Promise.all(rooms.map(({ room }) => room.idle())));
    expect(texts().filter((text) => text === 'check-in')).toHaveLength(BACKLOG);
    expect(new Set(taken.map(({ message }) => message.id)).size).toBe(BACKLOG + 3);
    for (const [index, { at }] of taken.entries()) {
      const inSecond = taken.slice(index).filter((other) => other.at < at + 1_000).length;
      expect(inSecond).toBeLessThanOrEqual(PER_SECOND * (1 + AHEAD_SECONDS));
    }
    // All of it took the time that the rate asks for.
    expect((taken.at(-1)?.at ?? 0) - (taken[0]?.at ?? 0)).toBeGreaterThan(
      (BACKLOG / PER_SECOND - AHEAD_SECONDS) * 1_000,
    );
    for (const { room } of rooms) await room.stop();
  });

  test('carries a check-in that waits out at once when danger is heard from the same person behind it', async () => {
    const room = start([], 1);
    await room.room.start();
    const [first, sam] = await Promise.all([house.enrol(), house.enrol()]);
    await room.room.intake.accept(first.person.id, heard('check-in'), '1', first.address);
    await once(() => taken.length === 1);
    await room.room.intake.accept(sam.person.id, heard('check-in'), '1', sam.address);
    await once(() => tried.size === 2);
    expect(taken).toHaveLength(1);
    await room.room.intake.accept(sam.person.id, heard('danger'), '2', sam.address);
    await once(() => taken.length === 3);
    expect(texts()).toEqual(['check-in', 'check-in', 'danger']);
    await house.timers.passUntil(room.room.idle());
    await room.room.stop();
  });

  test('counts no attempt while a message waits for its sender', async () => {
    const room = start([], 1);
    await room.room.start();
    const people = await Promise.all(Array.from({ length: 12 }, () => house.enrol()));
    for (const { person, address } of people) await room.room.intake.accept(person.id, heard('check-in'), '1', address);
    await house.timers.passUntil(room.room.idle());
    expect(texts()).toHaveLength(12);
    for (const { person } of people) {
      expect((await room.room.story(person.id)).at(-1)).toMatchObject({ from: 'bot', delivery: 'sent' });
    }
    await room.room.stop();
  });

  test('is silent for as long as the provider asks, with every message and in every process', async () => {
    const refused: Sent = { sent: false, because: '20429', again: true, afterMs: 30_000, fault: 'wait' };
    const rooms = [start([refused]), start()];
    for (const { room } of rooms) await room.start();
    const [one, two] = await Promise.all([house.enrol(), house.enrol()]);
    await rooms[0]?.room.intake.accept(one.person.id, heard('hello'), '1', one.address);
    await once(() => tried.size === 1);
    const told = house.timers.now();
    await rooms[1]?.room.intake.accept(two.person.id, heard('danger'), '1', two.address);
    await house.timers.passUntil(Promise.all(rooms.map(({ room }) => room.idle())));
    expect(texts().toSorted()).toEqual(['danger', 'hello', 'hello']);
    for (const { at } of taken.slice(1)) expect(at - told).toBeGreaterThanOrEqual(30_000);
    for (const { room } of rooms) await room.stop();
  });
});
