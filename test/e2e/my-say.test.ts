import { personKeys } from '../../services/mailroom/partition';
import { exportOf, Feedback } from '../../services/records';
import { asText } from '../../services/records/export';
import { readLedger } from '../../services/records/ledger';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { daveAndSam, says, serviceIn, storedState, welcomed } from '../failures/whole-service';

describe('what is kept of somebody, with the real mailroom and the real queue', () => {
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

  const ledgerOf = async (person: string) => readLedger(house.look, await house.people.openFor(person));
  const textsTo = (person: string) => phone.received.filter(({ to }) => to === person).map(({ text }) => text);

  test('is told in parts, with a mentor’s note as it stands and what was agreed to', async () => {
    const { dave, daves, sam, address } = await daveAndSam(house, 'known');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'can I talk to dave', address);
    for (const text of ['take', 'note: a lift on Friday', 'done']) await says(house, service, dave.id, text, daves);
    await says(house, service, sam.id, 'what do you know about me', address);
    const said = textsTo(sam.id).join('\n');
    expect(said).toContain('Dave wrote this note on 5 Jan 2026: "a lift on Friday"');
    expect(said).toContain("Texts: yes. Dave sees check-ins: yes. Counted with everyone's: not asked.");
    expect(said).toContain('It goes back to 5 Jan 2026');
  });

  test('consents stand in the ledger with the edition of the wording that was answered', async () => {
    const { sam, address } = await daveAndSam(house, 'consents');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'dave mustnt see my check-ins', address);
    const consents = (await ledgerOf(sam.id)).filter(({ what }) => what === 'consent');
    expect(consents.map(({ detail }) => [detail['purpose'], detail['given']])).toEqual([
      ['texts', 'yes'],
      ['mentorSees', 'yes'],
      ['mentorSees', 'no'],
    ]);
    for (const { detail } of consents) expect(String(detail['wording'])).toMatch(/^\S{8,}$/);
  });

  test('"forget that" takes the words out of the state, the ledger and the texts themselves', async () => {
    const { sam, address } = await daveAndSam(house, 'forgets');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'I want to get my own place', address);
    await says(house, service, sam.id, 'a cottage by the zephyrine', address);
    expect(JSON.stringify(await service.room.story(sam.id))).toContain('zephyrine');
    await says(house, service, sam.id, 'forget that', address);
    expect(JSON.stringify(await service.room.story(sam.id))).not.toContain('zephyrine');
    expect(JSON.stringify(await storedState(house, sam.id))).not.toContain('zephyrine');
    const kinds = (await ledgerOf(sam.id)).map(({ what }) => what);
    expect(kinds).not.toContain('goal-set');
    expect(kinds).toEqual(expect.arrayContaining(['consent', 'forgotten']));
  });

  test('"forget our texts" leaves nothing of what was written before it', async () => {
    const { sam, address } = await daveAndSam(house, 'wiped');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'thinking about the zephyrine today', address);
    await says(house, service, sam.id, 'forget our texts', address);
    const story = await service.room.story(sam.id);
    expect(story.map((line) => (line.from === 'bot' ? line.cue : line.text))).toEqual([
      'forget our texts',
      'forget.done',
    ]);
  });

  test('a copy has everything that is held, and that it was given stands in it from then on', async () => {
    const { sam, address } = await daveAndSam(house, 'copies');
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'can I talk to dave about the zephyrine', address);
    const parts = { redis: house.look, people: house.people, feedback: new Feedback({ ...house, redis: house.look }) };
    await service.room.posts.accept(sam.id, { kind: 'record-exported', checked: 'met them' }, 'exported');
    await house.timers.passUntil(service.room.idle());
    const all = await exportOf(parts, sam.id);
    expect(all).toMatchObject({
      person: { name: 'Sam' },
      address: { handle: address.handle },
      state: { welcome: 'done' },
    });
    expect(JSON.stringify(all.texts)).toContain('zephyrine');
    expect(all.handoffs).toHaveLength(1);
    expect(all.audit).toContainEqual(expect.objectContaining({ did: 'opened', by: sam.id }));
    expect(all.ledger.at(-1)).toMatchObject({ what: 'exported', detail: { checked: 'met them' } });
    expect(asText(all)).toContain('Sam: can I talk to dave about the zephyrine');
    // Nothing of it can be read in Redis.
    expect((await house.look.getBuffer(personKeys(sam.id).state))?.toString('latin1')).not.toContain('zephyrine');
  });
});
