import type { HandoffRequest } from '../../../dialogs/effects';
import type { Sent } from '../../../services/mailroom/contract';
import { partitionKeys, partitionOf } from '../../../services/mailroom/partition';
import { answering, echo, type House, heard, openHouse, Phone, say } from './house';

const askForHuman: HandoffRequest = { kind: 'handoff', do: 'open', handoffId: 'h1', reason: 'urgent', words: null };
const never = () => new Promise<Sent>(() => {});

describe('what a turn asked of others is done, whatever becomes of its messages', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('a provider that hangs does not hold up the call for a human, nor anybody else', async () => {
    const { person: ali, address: alis } = await house.enrol({ name: 'Ali' });
    const phone = new Phone(({ to }) => (to === ali.id ? { sent: true } : never()));
    let alerted: () => void = () => {};
    const alert = new Promise<void>((resolve) => {
      alerted = resolve;
    });
    const { room, die } = house.process({
      phone,
      core: answering((event) => (event.kind === 'heard' ? [say('one'), say('two'), askForHuman] : [])),
      handoffs: { perform: async () => alerted() },
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('help'), '1', address);
    await alert;
    await phone.got(1);
    await room.intake.accept(ali.id, heard('hi'), '1', alis);
    await phone.got(3);
    expect(phone.texts).toEqual(['one', 'one', 'two']);
    die();
  });

  test('a call for a human is never given up, and what comes after it does not wait for ever', async () => {
    let broken = true;
    const performed: string[] = [];
    let attempts = 0;
    let passed: () => void = () => {};
    const second = new Promise<void>((resolve) => {
      passed = resolve;
    });
    const { room } = house.process({
      core: answering((event) => (event.kind === 'heard' ? [{ ...askForHuman, handoffId: event.text }] : [])),
      handoffs: {
        perform: async (request) => {
          const handoffId = request.do === 'open' ? request.handoffId : '';
          attempts += 1;
          if (broken && handoffId === 'first') throw new Error('the queue is down');
          performed.push(handoffId);
          if (handoffId === 'second') passed();
        },
      },
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('first'), '1', address);
    await room.intake.accept(person.id, heard('second'), '2', address);
    await house.timers.passUntil(second);
    expect(attempts).toBe(7);
    broken = false;
    await house.timers.passUntil(room.idle());
    expect(performed).toEqual(['second', 'first']);
    await room.stop();
  });

  test("a post arrives in the other person's mailbox once", async () => {
    const { person: dave } = await house.enrol({ name: 'Dave', role: 'mentor' });
    const { person: sam, address } = await house.enrol();
    const seen: unknown[] = [];
    const { room } = house.process({
      onTurn: ({ person, events }) => person.id === dave.id && seen.push(...events),
      core: answering((event) =>
        event.kind === 'heard'
          ? [
              {
                kind: 'post',
                to: dave.id,
                event: { kind: 'mentee-spoke', handoffId: 'h', mentee: sam, text: event.text },
              },
            ]
          : [],
      ),
    });
    await room.start();
    await room.intake.accept(sam.id, heard('are you there'), '1', address);
    await room.idle();
    expect(seen).toEqual([expect.objectContaining({ kind: 'mentee-spoke', text: 'are you there' })]);
    await room.stop();
  });

  test('a post to nobody is reported and holds nothing up', async () => {
    const { room, phone, faults } = house.process({
      core: answering((event) => [{ kind: 'post', to: 'nobody', event: { kind: 'enrolled' } }, say(event.kind)]),
    });
    const { person, address } = await house.enrol();
    await room.start();
    await room.intake.accept(person.id, heard('hi'), '1', address);
    await room.idle();
    expect(phone.texts).toEqual(['heard']);
    expect(faults).toEqual([expect.objectContaining({ where: 'delivery', because: 'post-to-nobody' })]);
    await room.stop();
  });

  test('an outbox entry that was tampered with calls a human', async () => {
    const { room, handoffs } = house.process();
    const { person } = await house.enrol();
    const { outbox } = partitionKeys(partitionOf(person.id));
    await house.look.xadd(outbox, '*', 'p', person.id, 'k', 'm', 'f', '1.0', 'l', '0', 'b', 'not what we sealed');
    await room.start();
    await room.idle();
    expect(handoffs).toEqual([
      expect.objectContaining({ request: expect.objectContaining({ reason: 'fault' }), person }),
    ]);
    expect(await house.look.xlen(outbox)).toBe(0);
    await room.stop();
  });

  test('a process that is asked to stop finishes what it is sending and leaves the rest to the next one', async () => {
    let finish: (sent: Sent) => void = () => {};
    const slow = new Phone(
      () =>
        new Promise<Sent>((resolve) => {
          finish = resolve;
        }),
    );
    const first = house.process({ phone: slow });
    const { person, address } = await house.enrol();
    await first.room.start();
    for (const text of ['one', 'two', 'three']) await first.room.intake.accept(person.id, heard(text), text, address);
    await slow.got(1);
    const stopped = first.room.stop();
    finish({ sent: true });
    await stopped;
    const second = house.process({ core: echo });
    await second.room.start();
    await second.room.idle();
    expect([...slow.texts, ...second.phone.texts]).toEqual(['one', 'two', 'three']);
    await second.room.stop();
  });
});
