import { realTimers } from '../../services/mailroom';
import { personKeys } from '../../services/mailroom/partition';
import { type House, heard } from '../contracts/mailroom/house';
import { type CrampedRedis, startCrampedRedis } from '../support/cramped-redis';
import { openSmsDoor } from '../support/sms-provider';
import { houseAt } from './bare-house';
import { storedState } from './whole-service';

/** So much may be written to one file: room for the people, and for some of their messages. */
const LIMIT_KB = 256;
const PEOPLE = 4;

describe('the disk is full', () => {
  let server: CrampedRedis;
  let house: House;
  beforeEach(async () => {
    server = await startCrampedRedis(LIMIT_KB);
    house = await houseAt(server.url);
  });
  afterEach(async () => {
    await house.close();
    await server.stop();
  });

  test('what cannot be written down is not acknowledged, and what was is there when there is room again', async () => {
    const { room, phone, faults } = house.process({ timers: realTimers });
    const door = await openSmsDoor(house.people, room);
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => house.enrol()));
    await room.start();

    /** One text after the other, until one is refused. @returns how many were acknowledged */
    async function writeUntilRefused({ address }: (typeof people)[number], index: number): Promise<number> {
      for (let count = 0; ; count += 1) {
        const status = await door.post(address, `${count} ${'x'.repeat(500)}`, `SM${index}n${count}`);
        if (status !== 200) {
          expect(status).toBe(503);
          return count;
        }
      }
    }

    const acknowledged = await Promise.all(people.map(writeUntilRefused));
    // A server that cannot keep its promise ends by itself.
    expect(await server.ended).toEqual([1, null]);
    expect(acknowledged.every((count) => count > 0)).toBe(true);
    for (const { person } of people) await expect(room.intake.accept(person.id, heard('x'), 'other')).rejects.toThrow();

    await server.startWithRoom();
    const more = await Promise.all(
      people.map(async ({ address }, index) => {
        const count = acknowledged[index] ?? 0;
        while ((await door.post(address, `${count} ${'x'.repeat(500)}`, `SM${index}n${count}`)) !== 200);
        return count + 1;
      }),
    );
    await phone.got(more.reduce((sum, count) => sum + count, 0));
    await room.idle();
    for (const [index, { person }] of people.entries()) {
      expect(await storedState(house, person.id)).toEqual({ count: more[index] });
      expect(await house.look.exists(personKeys(person.id).mailbox)).toBe(0);
      const texts = phone.received.filter(({ to }) => to === person.id).map(({ text }) => Number(text.split(' ')[0]));
      expect([...new Set(texts)]).toEqual(Array.from({ length: more[index] ?? 0 }, (_, count) => count));
    }
    expect(faults.filter(({ where }) => where === 'burial')).toEqual([]);
    await room.stop();
    await door.close();
  });
});
