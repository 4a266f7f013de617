import { partitionKeys, partitionOf, personKeys } from '../../services/mailroom/partition';
import { createScheduler } from '../../services/schedule';
import { type House, heard, openHouse, Phone } from '../contracts/mailroom/house';
import { openSmsDoor } from '../support/sms-provider';
import { daveAndSam, serviceIn, welcomed } from './whole-service';

describe('a Redis that is full', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const fill = () => house.look.config('SET', 'maxmemory', '1');
  const giveBack = () => house.look.config('SET', 'maxmemory', '0');

  /** Everything that is kept, by key. */
  async function everything(): Promise<Map<string, string>> {
    const keys = (await house.look.keys('*')).sort();
    const dumped = await Promise.all(keys.map((key) => house.look.dumpBuffer(key)));
    return new Map(keys.map((key, index) => [key, String(dumped[index]?.toString('base64'))]));
  }

  test('is told to the provider, and what was accepted before is answered, and calls a human', async () => {
    const phone = new Phone();
    const service = serviceIn(house, { carriers: { sms: phone, simulator: phone } });
    const { room, queue } = service;
    const { dave, sam, address } = await daveAndSam(house, 'full');
    const door = await openSmsDoor(house.people, room);
    await room.start();
    await welcomed(house, service, sam.id, address);
    const before = phone.received.length;
    await room.stop();

    expect(await door.post(address, 'i need to talk to someone', 'SM0001')).toBe(200);
    await fill();
    const kept = await everything();
    expect(await door.post(address, 'are you there', 'SM0002')).toBe(503);
    await expect(room.intake.accept(sam.id, heard('are you there'), 'other')).rejects.toThrow(/OOM/);
    expect(await everything()).toEqual(kept);

    const next = serviceIn(house, { carriers: { sms: phone, simulator: phone } });
    await next.room.start();
    await house.timers.passUntil(next.room.idle());
    const told = phone.received.slice(before);
    expect(told.filter(({ to }) => to === sam.id).map(({ cue }) => cue)).toEqual(['mentor-please.asked']);
    expect(told.filter(({ to }) => to === dave.id).map(({ cue }) => cue)).toEqual(['mentor.alert']);
    expect(await queue.waiting('full')).toMatchObject({ open: 1, nobodyAlerted: 0 });
    expect((await next.room.story(sam.id)).filter((line) => line.from === 'bot' && line.delivery !== 'sent')).toEqual(
      [],
    );
    expect(next.faults).toEqual([]);

    await giveBack();
    expect([
      await door.post(address, 'are you there', 'SM0002'),
      await door.post(address, 'are you there', 'SM0002'),
    ]).toEqual([200, 200]);
    await house.timers.passUntil(next.room.idle());
    const heardOf = (await next.room.story(sam.id)).filter((line) => line.from === 'person');
    expect(heardOf.filter(({ text }) => text === 'are you there')).toMatchObject([{ ending: { how: 'turned' } }]);
    await next.room.stop();
    await door.close();
  });

  test('lets a handoff go on as a whole: taken, given back and ended', async () => {
    const { queue } = serviceIn(house);
    const { dave, sam } = await daveAndSam(house, 'full');
    const mentee = { id: sam.id, name: sam.name };
    const open = { kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'asked', words: null } as const;
    await queue.perform(open, sam, 'opens');
    await fill();
    const steps = [
      ['claim', 0],
      ['release', 1],
      ['claim', 0],
      ['resolve', 0],
    ] as const;
    for (const [index, [what, left]] of steps.entries()) {
      await queue.perform({ kind: 'handoff', do: what, handoffId: 'h1', mentee }, dave, `step ${index}`);
      expect((await queue.waiting('full')).open).toBe(left);
    }
    expect(await house.look.exists(`{ho:full}:by:${dave.id}`)).toBe(0);
  });

  test('puts nobody off whose moment has come: they are woken when there is room again', async () => {
    const { person } = await house.enrol();
    const { due } = partitionKeys(partitionOf(person.id));
    await house.look.zadd(due, house.clock.time, person.id);
    const scheduler = createScheduler({ redis: house.look, clock: house.clock, timers: house.timers });
    await fill();
    await expect(scheduler.fireNow()).rejects.toThrow(/OOM/);
    expect(Number(await house.look.zscore(due, person.id))).toBe(house.clock.time);
    await giveBack();
    expect(await scheduler.fireNow()).toBe(1);
    expect(await house.look.lrange(personKeys(person.id).mailbox, 0, -1)).toEqual([`d${house.clock.time}`]);
  });
});
