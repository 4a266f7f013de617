import { once } from 'node:events';
import { realTimers } from '../../../services/mailroom';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { type House, heard, openHouseOn } from './house';

/** One server, which comes back as it was. What a cluster does when a master dies: failover.own-store.test.ts. */
describe('nothing is lost when Redis itself goes away', () => {
  let house: House<TestRedis>;
  beforeAll(async () => {
    house = await openHouseOn(await startTestRedis());
  });
  afterAll(() => house.close());

  test('a message is refused at once while Redis is down, and nothing that was accepted before is lost', async () => {
    const { person, address } = await house.enrol();
    const { room, phone } = house.process({ timers: realTimers });
    await room.start();
    await room.intake.accept(person.id, heard('before'), '1', address);
    await room.idle();
    const noticed = once(house.look, 'close');
    await house.redis.kill();
    await noticed;
    const asked = Date.now();
    await expect(room.intake.accept(person.id, heard('meanwhile'), '2', address)).rejects.toThrow();
    expect(Date.now() - asked).toBeLessThan(500);
    await house.look.ping();
    await acceptedAtLast(() => room.intake.accept(person.id, heard('meanwhile'), '2', address));
    await phone.got(2);
    await room.idle();
    expect(phone.texts).toEqual(['before', 'meanwhile']);
    await room.stop();
  });

  /** As a provider does: again until it is taken. */
  async function acceptedAtLast(accept: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await accept();
        return;
      } catch {
        await house.look.ping();
      }
    }
  }
});
