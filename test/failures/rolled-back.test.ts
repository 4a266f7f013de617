import type { Happening } from '../../dialogs/events';
import { converse } from '../../dialogs/take-turn';
import type { Core, Sent } from '../../services/mailroom/contract';
import { openMail } from '../../services/mailroom/mail';
import { partitionKeys, partitionOf, personKeys } from '../../services/mailroom/partition';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { ManualTimers } from '../contracts/mailroom/manual-timers';
import { daveAndSam, LIBRARY, says, serviceIn, storedState, welcomed } from './whole-service';

/** What only a version still to come knows. */
const CELEBRATED: Happening = JSON.parse('{"kind":"celebrated"}');

/** The conversation core of a version whose states differ from ours. */
const ofNextVersion =
  (differ: (state: object) => object): Core =>
  (input) => {
    const output = converse(LIBRARY)(input);
    return { ...output, state: differ(output.state) };
  };

describe('a version that was rolled back to meets what a newer one wrote', () => {
  let house: House;
  let phone: Phone;
  beforeEach(async () => {
    house = await openHouse();
    phone = new Phone();
  });
  afterEach(() => house.close());

  const carriers = () => ({ sms: phone, simulator: phone });
  const cuesFor = (id: string) => phone.received.filter(({ to }) => to === id).map(({ cue }) => cue);

  test.each(['mentee', 'mentor'] as const)(
    'an event for a %s that it does not know is kept, and a human is called',
    async (role) => {
      const service = serviceIn(house, { carriers: carriers() });
      const { dave, daves, sam, address } = await daveAndSam(house, 'back');
      const [whose, theirs] = role === 'mentee' ? [sam, address] : [dave, daves];
      await service.room.start();
      await service.room.intake.accept(whose.id, CELEBRATED, 'new', theirs);
      await house.timers.passUntil(service.room.idle());
      expect(cuesFor(whose.id)[0]).toBe('fault.reply');
      expect(await service.queue.waiting('back')).toMatchObject({ open: 1, byReason: { fault: { open: 1 } } });
      const [buried, ...others] = await house.look.lrangeBuffer(partitionKeys(partitionOf(whose.id)).dead, 0, -1);
      expect(others).toEqual([]);
      // reason|person|instant|entry
      const entry = Buffer.from(buried?.toString('latin1').replace(/^([^|]*\|){3}/, '') ?? '', 'latin1');
      expect(openMail(await house.people.openFor(whose.id), entry)).toMatchObject(CELEBRATED);
      await says(house, service, whose.id, 'hello', theirs);
      expect(service.faults.filter(({ where }) => where === 'burial')).toHaveLength(1);
      await service.room.stop();
    },
  );

  test('a state with something new in it loses nothing', async () => {
    const { sam, address } = await daveAndSam(house, 'back');
    const core = ofNextVersion((state) => ({ ...state, favourite: 'tea' }));
    const newer = serviceIn(house, { core, carriers: carriers() });
    await newer.room.start();
    await welcomed(house, newer, sam.id, address);
    await newer.room.stop();
    const older = serviceIn(house, { carriers: carriers() });
    await older.room.start();
    await says(house, older, sam.id, 'i want to set a goal', address);
    expect(cuesFor(sam.id).at(-1)).toBe('goal.what');
    expect(await storedState(house, sam.id)).toMatchObject({ favourite: 'tea', flows: [{ flow: 'goal' }] });
    await older.room.stop();
  });

  test('a state that it cannot read is left as it is; each message is kept and answered, and one handoff is open', async () => {
    const { sam, address } = await daveAndSam(house, 'back');
    const newer = serviceIn(house, { core: ofNextVersion((state) => ({ ...state, v: 2 })), carriers: carriers() });
    await newer.room.start();
    await newer.room.intake.accept(sam.id, { kind: 'enrolled' }, 'enrolled', address);
    await house.timers.passUntil(newer.room.idle());
    await newer.room.stop();
    const kept = await house.look.getBuffer(personKeys(sam.id).state);
    const older = serviceIn(house, { carriers: carriers() });
    await older.room.start();
    await says(house, older, sam.id, 'yes', address);
    await says(house, older, sam.id, 'are you there', address);
    expect(await house.look.getBuffer(personKeys(sam.id).state)).toEqual(kept);
    expect(cuesFor(sam.id).slice(-2)).toEqual(['fault.reply', 'fault.reply']);
    expect(await house.look.llen(partitionKeys(partitionOf(sam.id)).dead)).toBeGreaterThanOrEqual(2);
    expect(await older.queue.waiting('back')).toMatchObject({ open: 1 });
    await older.room.stop();
  });

  test('a message that it cannot read is noted as failed, and a human hears of it', async () => {
    const { dave, sam, address } = await daveAndSam(house, 'back');
    const { outbox } = partitionKeys(partitionOf(sam.id));
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    const hanging = new Phone(() => new Promise<Sent>(() => {}));
    const newer = serviceIn(house, { timers: frozen, carriers: { sms: hanging } });
    await newer.room.start();
    await newer.room.intake.accept(sam.id, { kind: 'enrolled' }, 'enrolled', address);
    await hanging.got(1);
    await house.answered();
    newer.die();
    const key = await house.people.openFor(sam.id);
    for (const [id, fields] of await house.look.xrange(outbox, '-', '+')) {
      const name = fields[5] ?? '';
      await house.look.xdel(outbox, id);
      const body = key.seal('out', name, JSON.stringify({ picture: 'of a cat' }));
      await house.look.xadd(outbox, '*', 'p', sam.id, 'k', 'm', 'f', name, 'b', body);
    }
    const older = serviceIn(house, { carriers: carriers() });
    await older.room.start();
    const told = phone.got(1);
    await house.timers.passUntil(told);
    await house.timers.passUntil(older.room.idle());
    const ours = (await older.room.story(sam.id)).filter((line) => line.from === 'bot');
    expect(
      ours.every((line) => line.from === 'bot' && line.delivery === 'failed' && line.because === 'unreadable'),
    ).toBe(true);
    expect(await older.queue.waiting('back')).toMatchObject({ open: 1, byReason: { 'delivery-failed': { open: 1 } } });
    expect(cuesFor(dave.id)).toEqual(['mentor.alert']);
    await older.room.stop();
  });

  test.each([
    ['h', { kind: 'handoff', do: 'escalate', handoffId: 'h1' }],
    ['z', {}],
  ])(
    'work of kind %s that it cannot do waits for a version that can, and one human is called',
    async (letter, body) => {
      const { sam } = await daveAndSam(house, 'back');
      const { outbox } = partitionKeys(partitionOf(sam.id));
      const key = await house.people.openFor(sam.id);
      const name = '1-next.w1';
      const sealed = key.seal('out', name, JSON.stringify(body));
      await house.look.xadd(outbox, '*', 'p', sam.id, 'k', letter, 'f', name, 'b', sealed);
      let eighth: () => void = () => {};
      const triedOften = new Promise<void>((resolve) => {
        eighth = resolve;
      });
      let attempts = 0;
      const service = serviceIn(house, {
        carriers: carriers(),
        onFault: () => {
          attempts += 1;
          if (attempts === 8) eighth();
        },
      });
      await service.room.start();
      await house.timers.passUntil(triedOften);
      expect(await house.look.xlen(outbox)).toBe(1);
      expect(await service.queue.waiting('back')).toMatchObject({ open: 1, byReason: { fault: { open: 1 } } });
      await service.room.stop();
    },
  );
});
