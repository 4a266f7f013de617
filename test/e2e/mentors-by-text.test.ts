import { keysOf } from '../../services/handoffs/keys';
import { personKeys } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';
import { type House, openHouse, Phone, type Process } from '../contracts/mailroom/house';
import { daveAndSam, says, serviceIn, storedState, welcomed } from '../failures/whole-service';

describe('a mentor by text, with the real mailroom and the real queue', () => {
  let house: House;
  let phone: Phone;
  let service: ReturnType<typeof serviceIn>;
  beforeEach(async () => {
    house = await openHouse();
    phone = new Phone();
    service = serviceIn(house, { carriers: { sms: phone, simulator: phone } });
    await service.room.start();
  });
  afterEach(() => house.close());

  const lastTo = (person: string) => phone.received.findLast(({ to }) => to === person)?.cue;

  test('a note is kept with the mentee’s record, sealed: nothing of it lies in Redis as it was written', async () => {
    const { dave, daves, sam, address } = await daveAndSam(house, 'notes');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'can I talk to dave', address);
    for (const text of ['take', 'note: rang the wharfside hostel', 'done'])
      await says(house, service, dave.id, text, daves);
    expect(phone.received.filter(({ to }) => to === dave.id).map(({ cue }) => cue)).toContain('mentor.noted');
    expect(await ledgerOf(house, sam.id)).toContainEqual(
      expect.objectContaining({
        what: 'mentor-note',
        detail: expect.objectContaining({ words: 'rang the wharfside hostel' }),
      }),
    );
    expect(JSON.stringify(await ledgerOf(house, dave.id))).not.toContain('wharfside');
    expect(await everything(house.look)).not.toContain('wharfside');
  });

  test('shifts that are texted are in force at once, sealed in their own record, and audited with on and off', async () => {
    const { dave, daves, sam, address } = await daveAndSam(house, 'shifts');
    await welcomed(house, service, sam.id, address);
    // It is Monday, 9 in the morning.
    await says(house, service, dave.id, 'my shifts are tue 6pm-10pm', daves);
    expect(lastTo(dave.id)).toBe('mentor.shifts');
    await says(house, service, sam.id, 'can I talk to dave', address);
    expect(lastTo(dave.id)).toBe('mentor.shifts');
    const stored = await house.look.getBuffer(personKeys(dave.id).who);
    expect(stored?.toString('latin1')).not.toContain('18:00');
    expect((await house.people.find(dave.id))?.duty).toEqual({
      shifts: [{ days: [2], from: '18:00', until: '22:00' }],
    });
    for (const text of ['off', 'off', 'on']) await says(house, service, dave.id, text, daves);
    expect(await deedsOf(house.look, 'shifts', dave.id)).toEqual(['rota-set', 'off-shift', 'on-shift']);
  });

  test('the day after an urgent night is planned in their own state, and with it when they are woken', async () => {
    const { dave, daves, sam, address } = await daveAndSam(house, 'care');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'i want to kill myself', address);
    for (const text of ['take', 'im here mate', 'done', 'yes']) await says(house, service, dave.id, text, daves);
    expect(await storedState(house, dave.id)).toMatchObject({
      care: { questions: [{ what: 'debrief' }, { what: 'debrief-again' }] },
    });
    house.clock.time += 3 * 60 * 60_000;
    await happens(service, dave.id, 'woken');
    await happens(service, dave.id, 'woken once more');
    expect(phone.received.filter(({ to, cue }) => to === dave.id && cue === 'care.debrief')).toHaveLength(1);
  });

  async function happens({ room }: Process, person: string, once: string): Promise<void> {
    await room.intake.accept(person, { kind: 'due' }, once);
    await house.timers.passUntil(room.idle());
  }
});

async function ledgerOf({ look, people }: House, person: string): Promise<unknown[]> {
  const key = await people.openFor(person);
  const lines = await look.lrangeBuffer(personKeys(person).ledger, 0, -1);
  return lines.map((line) => {
    const colon = line.indexOf(':');
    const [at, what, detail] = JSON.parse(
      key.open('ledger', line.subarray(0, colon).toString(), line.subarray(colon + 1)),
    );
    return { at, what, detail };
  });
}

async function deedsOf(look: RedisClient, programme: string, by: string): Promise<string[]> {
  const entries = await look.xrange(keysOf(programme).audit, '-', '+');
  return entries.flatMap(([, fields]) => {
    const field = (name: string) => fields[fields.indexOf(name) + 1] ?? '';
    return field('by') === by ? [field('did')] : [];
  });
}

/** Every key with what DUMP makes of it, as one text. */
async function everything(look: RedisClient): Promise<string> {
  // DUMP would hide words in what it compresses.
  await look.config('SET', 'rdbcompression', 'no');
  const keys = await look.keys('*');
  const dumps = await Promise.all(keys.map((key) => look.dumpBuffer(key)));
  return [...keys, ...dumps.map((dump) => dump?.toString('latin1') ?? '')].join('\n');
}
