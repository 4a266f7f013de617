import type { Core } from '../../../services/mailroom/contract';
import { createScheduler } from '../../../services/schedule';
import { type House, heard, openHouse, Phone, say } from './house';

/** A cluster refuses every script that touches keys of two slots, which one server alone would let pass. */
describe('everything that the mailroom does at once', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('stays within one slot at a time', async () => {
    const { people, clock } = house;
    const { person: dave } = await house.enrol({ name: 'Dave', role: 'mentor' });
    const { person: sam, address } = await house.enrol({ name: 'Sam' });
    const { person: ali } = await house.enrol({ name: 'Ali' });
    await people.matchMentor(sam.id, dave.id);
    const core: Core = ({ person, events, now }) => {
      if (events.some((event) => event.kind === 'heard' && event.text === 'bomb')) throw new Error('a bug');
      if (events.every(({ kind }) => kind === 'delivery-failed')) return { state: {}, effects: [], wakeAt: null };
      const effects = events.flatMap((event) => [
        say(event.kind),
        { kind: 'ledger', what: event.kind, detail: {} } as const,
        { kind: 'handoff', do: 'open', handoffId: 'h', reason: 'asked', words: null } as const,
        ...(person.id === sam.id ? [{ kind: 'post', to: dave.id, event: { kind: 'enrolled' } } as const] : []),
      ]);
      return { state: {}, effects, wakeAt: events.some(({ kind }) => kind === 'due') ? null : now + 1_000 };
    };
    const phone = new Phone(({ to }) =>
      to === ali.id ? { sent: false, because: 'no', again: false } : { sent: true },
    );
    const { room, handoffs, faults } = house.process({ core, phone });
    await room.start();
    await room.intake.accept(sam.id, heard('hello'), '1', address);
    await room.intake.accept(ali.id, heard('hello'), '1');
    await house.timers.passUntil(room.idle());
    await room.intake.accept(sam.id, heard('bomb'), '2', address);
    await house.timers.passUntil(room.idle());
    clock.time += 1_000;
    await createScheduler({ ...house, redis: house.look }).fireNow();
    const toSam = () => phone.received.filter(({ to }) => to === sam.id).map(({ text }) => text);
    // What is due is heard of by a hint, which may come after a moment of rest.
    while (toSam().length < 3) await house.timers.passUntil(phone.got(phone.received.length + 1));
    await house.timers.passUntil(room.idle());
    await room.stop();
    expect(toSam()).toEqual(['heard', expect.stringMatching(/Something broke/), 'due']);
    expect(new Set(handoffs.map(({ person }) => person.id))).toEqual(new Set([sam.id, dave.id, ali.id]));
    expect(new Set(faults.map(({ where }) => where))).toEqual(new Set(['turn', 'burial']));
    expect((await people.members('north')).map(({ name }) => name).sort()).toEqual(['Ali', 'Dave', 'Sam']);
  });
});
