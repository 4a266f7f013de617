import { createSecretKey, randomBytes } from 'node:crypto';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import { personKeys } from '../mailroom/partition';
import type { RedisClient } from '../redis';
import { openVault, type Vault } from '../vault';
import { createPeople, type Enrolment, type People, UnknownPerson } from '.';

const STRANGERS = { programme: 'north', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };

describe('people', () => {
  let server: TestRedis;
  let redis: RedisClient;
  let vault: Vault;
  let people: People;
  let now = 0;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('webhook');
    vault = await openVault(redis, [{ version: 1, key: createSecretKey(randomBytes(32)) }]);
    people = another();
  });
  afterAll(() => server.stop());

  /** As another process has them, with nothing remembered. */
  const another = () =>
    createPeople({
      redis,
      vault,
      strangers: STRANGERS,
      timers: { now: () => now, after: () => () => {} },
      freshMs: 1_000,
    });

  let count = 0;
  function sam(more: Partial<Enrolment> = {}): Enrolment {
    count += 1;
    const handle = `+447700900${String(count).padStart(3, '0')}`;
    return { ...STRANGERS, name: 'Sam', role: 'mentee', address: { via: 'sms', channel: 'sms', handle }, ...more };
  }

  test('somebody enrolled is found by id and by address, by every process', async () => {
    const enrolment = sam();
    const person = await people.enrol(enrolment);
    expect(person).toMatchObject({ name: 'Sam', role: 'mentee', programme: 'north' });
    expect(await another().find(person.id)).toEqual(person);
    expect(await another().byAddress(enrolment.address)).toEqual(person);
    expect(await another().addressOf(person.id)).toEqual(enrolment.address);
  });

  test('enrolling the same address again corrects the person and makes no second one', async () => {
    const enrolment = sam();
    const { id } = await people.enrol(enrolment);
    const again = await people.enrol({ ...enrolment, name: 'Samira', programme: 'south' });
    expect(again).toMatchObject({ id, name: 'Samira', programme: 'south' });
    expect((await people.members('north')).map((one) => one.id)).not.toContain(id);
    expect((await people.members('south')).map((one) => one.id)).toEqual([id]);
  });

  test('enrolling again leaves where replies go as it is', async () => {
    const enrolment = sam();
    const { id } = await people.enrol({ ...enrolment, address: { ...enrolment.address, reference: 'a conversation' } });
    await people.enrol(enrolment);
    expect(await people.addressOf(id)).toMatchObject({ reference: 'a conversation' });
  });

  test('a mentee keeps their mentor when they are enrolled again, and can be given another, or none', async () => {
    const [dave, ann] = await Promise.all([
      people.enrol(sam({ name: 'Dave', role: 'mentor' })),
      people.enrol(sam({ name: 'Ann', role: 'mentor' })),
    ]);
    const enrolment = sam();
    const { id } = await people.enrol(enrolment);
    expect((await people.matchMentor(id, dave.id)).mentor).toEqual({ id: dave.id, name: 'Dave' });
    expect((await people.enrol(enrolment)).mentor).toEqual({ id: dave.id, name: 'Dave' });
    await people.matchMentor(id, ann.id);
    expect((await another().find(id))?.mentor?.name).toBe('Ann');
    await people.matchMentor(id, null);
    expect(await another().find(id)).not.toHaveProperty('mentor');
    await expect(people.matchMentor(id, 'nobody')).rejects.toThrow(UnknownPerson);
  });

  test('a mentor keeps the hours they set, and their part as a back-up, when they are enrolled again', async () => {
    const enrolment = sam({ role: 'mentor', duty: { backup: true } });
    const { id } = await people.enrol(enrolment);
    const shifts = [{ days: [1, 3], from: '18:00', until: '22:00' }];
    await people.setShifts(id, shifts);
    const { duty: _asAtFirst, ...again } = enrolment;
    await people.enrol(again);
    expect((await another().find(id))?.duty).toEqual({ backup: true, shifts });
    await people.setShifts(id, null);
    expect((await another().find(id))?.duty).toEqual({ backup: true });
    await expect(people.setShifts('nobody', null)).rejects.toThrow(UnknownPerson);
  });

  test('whose a mentee is, whom they do not want, and who has left are seen at once by whoever reads anew', async () => {
    const dave = await people.enrol(sam({ programme: 'coast', name: 'Dave', role: 'mentor' }));
    const enrolment = sam({ programme: 'coast' });
    const { id } = await people.enrol(enrolment);
    const process = another();
    await process.find(id);
    await people.setMatch(id, { id: dave.id, name: 'Dave' }, ['p-ann']);
    expect(await process.mentees('coast')).toMatchObject([{ id, mentor: { id: dave.id }, apart: ['p-ann'] }]);
    await people.setMatch(id, null, []);
    expect(await process.reread(id)).not.toHaveProperty('mentor');
    expect(await process.reread(id)).not.toHaveProperty('apart');
    await people.setLeft(dave.id, true);
    expect(await process.reread(dave.id)).toMatchObject({ left: true });
    await people.setLeft(dave.id, false);
    expect(await process.reread(dave.id)).not.toHaveProperty('left');
    await expect(people.setMatch('nobody', null, [])).rejects.toThrow(UnknownPerson);
  });

  test('the members of a programme are told apart by role', async () => {
    const mentor = await people.enrol(sam({ programme: 'west', role: 'mentor' }));
    const mentee = await people.enrol(sam({ programme: 'west' }));
    expect((await people.members('west', 'mentor')).map(({ id }) => id)).toEqual([mentor.id]);
    expect((await people.members('west')).map(({ id }) => id).sort()).toEqual([mentor.id, mentee.id].sort());
    expect(await people.members('nowhere')).toEqual([]);
  });

  test('a stranger who writes becomes somebody, and stays the same one', async () => {
    const { address } = sam();
    const stranger = await people.strangerAt(address);
    expect(stranger).toMatchObject({ role: 'stranger', name: '', ...STRANGERS });
    expect(await another().strangerAt(address)).toEqual(stranger);
  });

  test('two first messages at once make one stranger, whole, and leave nobody behind', async () => {
    const { address } = sam();
    const before = await redis.dbsize();
    const found = await Promise.all(Array.from({ length: 10 }, () => another().strangerAt(address)));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    // The key, the profile, the reply address and the index; the members of the programme were there.
    expect((await redis.dbsize()) - before).toBe(4);
  });

  test('a stranger who is enrolled keeps what they said before', async () => {
    const enrolment = sam();
    const stranger = await people.strangerAt(enrolment.address);
    const key = await people.openFor(stranger.id);
    const sealed = key.seal('log', '1', 'hello, is this the programme');
    expect(await people.enrol(enrolment)).toMatchObject({ id: stranger.id, role: 'mentee' });
    expect((await another().openFor(stranger.id)).open('log', '1', sealed)).toMatch(/^hello/);
    expect((await people.members('north', 'stranger')).map(({ id }) => id)).not.toContain(stranger.id);
  });

  test('an enrolment that died half-way is completed by the next', async () => {
    const enrolment = sam({ programme: 'east' });
    const { id } = await people.enrol(enrolment);
    await redis.hdel('{prog:east}:members', id);
    await another().enrol(enrolment);
    expect((await people.members('east')).map((one) => one.id)).toEqual([id]);
  });

  test('what another process changed is noticed within the time that is promised', async () => {
    const enrolment = sam();
    const { id } = await people.enrol(enrolment);
    await another().enrol({ ...enrolment, name: 'Samira' });
    expect((await people.find(id))?.name).toBe('Sam');
    now += 1_000;
    expect((await people.find(id))?.name).toBe('Samira');
  });

  test('whoever was erased is nobody, and cannot be written to again', async () => {
    const { id } = await people.enrol(sam());
    await redis.del(personKeys(id).dek);
    const fresh = another();
    expect(await fresh.find(id)).toBeNull();
    await expect(fresh.openFor(id)).rejects.toThrow(UnknownPerson);
    await expect(people.matchMentor(id, null)).rejects.toThrow(UnknownPerson);
  });
});
