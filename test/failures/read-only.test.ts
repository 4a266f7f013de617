import { Redis } from 'ioredis';
import { realTimers } from '../../services/mailroom';
import type { Sent } from '../../services/mailroom/contract';
import { type House, heard, Phone } from '../contracts/mailroom/house';
import { type BareRedis, startBareRedis } from '../support/redis';
import { openSmsDoor } from '../support/sms-provider';
import { houseAt } from './bare-house';
import { storedState } from './whole-service';

/** How long what the process asks of the replica is counted, as the server measures it. */
const WINDOW_MS = 3_000;
/** The sweep looks at 256 partitions each second. */
const LOOKS = (256 * WINDOW_MS) / 1_000;

describe('a fail-over leaves the process with a read-only replica', () => {
  let server: BareRedis;
  let other: BareRedis;
  let house: House;
  /** To each of the servers alone. */
  let here: Redis;
  let there: Redis;

  beforeEach(async () => {
    [server, other] = await Promise.all([startBareRedis('--appendonly', 'yes'), startBareRedis()]);
    house = await houseAt(server.url);
    [here, there] = [new Redis(server.url), new Redis(other.url)];
  });
  afterEach(async () => {
    await house.close();
    for (const connection of [here, there]) connection.disconnect();
    await Promise.all([server.stop(), other.stop()]);
  });

  async function follow(replica: Redis, master: BareRedis): Promise<void> {
    await replica.replicaof('127.0.0.1', master.port);
    while (!(await replica.info('replication')).includes('master_link_status:up'));
  }

  /** The roles are exchanged: the server that the process is connected to now follows the other one. */
  async function failOver(): Promise<void> {
    await follow(there, server);
    await there.replicaof('NO', 'ONE');
    await follow(here, other);
  }

  /** Writes that the server refused within the window. */
  async function refusedWrites(): Promise<number> {
    await here.config('RESETSTAT');
    await here.xread('BLOCK', WINDOW_MS, 'STREAMS', 'nothing', '$');
    const stats = await here.info('commandstats');
    return [...stats.matchAll(/^cmdstat_eval(?:sha)?:.*rejected_calls=(\d+)/gm)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
  }

  test('nothing is acknowledged meanwhile, the workers do not spin, and afterwards everything goes on', async () => {
    let finish: (sent: Sent) => void = () => {};
    const slow = new Promise<Sent>((resolve) => {
      finish = resolve;
    });
    const phone = new Phone(({ text }) => (text === 'slow' ? slow : { sent: true }));
    const { room, faults } = house.process({ timers: realTimers, phone });
    const { person, address } = await house.enrol();
    const door = await openSmsDoor(house.people, room);
    await room.start();
    await room.intake.accept(person.id, heard('before'), '1', address);
    await room.intake.accept(person.id, heard('slow'), '2', address);
    await phone.got(2);

    await failOver();
    // What was on its way out has arrived, and that cannot be noted down.
    finish({ sent: true });
    expect(await door.post(address, 'meanwhile', 'SM0003')).toBe(503);
    const asked = Date.now();
    await expect(room.intake.accept(person.id, heard('meanwhile'), '4', address)).rejects.toThrow();
    expect(Date.now() - asked).toBeLessThan(2_500);
    expect(await refusedWrites()).toBeLessThan(LOOKS);
    expect(await door.post(address, 'meanwhile', 'SM0003')).toBe(503);

    await here.replicaof('NO', 'ONE');
    while ((await door.post(address, 'meanwhile', 'SM0003')) !== 200);
    await phone.got(3);
    await room.idle();
    expect(phone.texts).toEqual(['before', 'slow', 'meanwhile']);
    expect(await storedState(house, person.id)).toEqual({ count: 3 });
    expect((await room.story(person.id)).filter((line) => line.from === 'bot' && line.delivery !== 'sent')).toEqual([]);
    expect(faults.filter(({ where }) => where === 'burial')).toEqual([]);
    await room.stop();
    await door.close();
  });
});
