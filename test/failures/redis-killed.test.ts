import { realTimers } from '../../services/mailroom';
import type { Core } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import { type House, heard, openHouseOn, say } from '../contracts/mailroom/house';
import { startTestRedis, type TestRedis } from '../support/redis';
import { storedState } from './whole-service';

const PEOPLE = 6;
const MESSAGES = 60;
const KILLS = 3;
/** So many acceptances between two kills. */
const EACH = (PEOPLE * MESSAGES) / (KILLS + 1);

/** Remembers in its state what it heard, and says it back. */
const remembering: Core = ({ state, events }) => {
  const texts = events.flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
  return {
    state: [...(Array.isArray(state) ? state : []), ...texts],
    effects: texts.map((text) => say(text)),
    wakeAt: null,
  };
};

describe('Redis is killed and started again while people write', () => {
  let house: House<TestRedis>;
  beforeAll(async () => {
    house = await openHouseOn(await startTestRedis());
  });
  afterAll(() => house.close());

  test('what was acknowledged is turned once and in order; what was refused is sent again and then turned once', async () => {
    const ali = await house.enrol({ name: 'Ali' });
    const alis: string[] = [];
    const doors: RedisClient[] = [];
    const { room, phone, faults } = house.process({
      timers: realTimers,
      core: remembering,
      redis: {
        connect(purpose) {
          const connection = house.redis.open.connect(purpose);
          if (purpose === 'webhook') doors.push(connection);
          return connection;
        },
      },
    });
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => house.enrol()));
    await room.start();
    let accepted = 0;
    let refused = 0;
    let begun = 0;
    let killed = 0;
    let killing = Promise.resolve();

    async function kill(): Promise<void> {
      // Not `once` of node:events: it would take a write that fails before for the end.
      const noticed = Promise.all(
        doors.map((door) => new Promise<void>((resolve) => door.once('close', () => resolve()))),
      );
      await house.redis.kill();
      killed += 1;
      await noticed;
      // Whoever writes just now is refused; what was on its way is answered when Redis is back.
      alis.push(`while it was away ${killed}`);
      await write(ali, `while it was away ${killed}`);
    }

    /** As a provider does: again until it is taken. */
    async function write({ person, address }: (typeof people)[number], text: string): Promise<void> {
      for (;;) {
        try {
          await room.intake.accept(person.id, heard(text), text, address);
          accepted += 1;
          if (accepted >= (begun + 1) * EACH && begun < KILLS) {
            begun += 1;
            killing = killing.then(kill);
          }
          return;
        } catch {
          refused += 1;
          await house.look.ping();
        }
      }
    }

    const texts = Array.from({ length: MESSAGES }, (_, index) => `text ${index}`);
    await Promise.all(
      people.map(async (one) => {
        for (const text of texts) await write(one, text);
      }),
    );
    await killing;
    await phone.got(PEOPLE * MESSAGES + KILLS);
    await room.idle();

    expect(killed).toBe(KILLS);
    expect(refused).toBeGreaterThanOrEqual(KILLS);
    for (const [{ person }, theirs] of [...people.map((one) => [one, texts] as const), [ali, alis] as const]) {
      expect(await storedState(house, person.id)).toEqual(theirs);
      // The process itself lived, and knew what it had sent.
      expect(phone.received.filter(({ to }) => to === person.id).map(({ text }) => text)).toEqual(theirs);
    }
    expect(faults.filter(({ where }) => where === 'burial')).toEqual([]);
    await room.stop();
  });
});
