import type { Say } from '../../../dialogs/effects';
import { partsOf } from '../../../dialogs/scripts/parts';
import type { Sent } from '../../../services/mailroom/contract';
import { answering, type House, heard, openHouse, Phone, say } from './house';
import { ManualTimers } from './manual-timers';

const NUMBERED = Array.from({ length: 60 }, (_, n) => `This is sentence number ${n + 1} of all.`).join(' ');
const PARTS = partsOf(NUMBERED).length;
const GUARD = { handoffId: 'h', owner: 'dave' };

describe('a text that is too long for one text message', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const saying = (...said: Say[]) => ({ core: answering((event) => (event.kind === 'heard' ? said : [])) });
  const long = (more: Partial<Say> = {}) => saying(say(NUMBERED, more));

  test('goes in parts, in order, each with an id of its own, and what is said after it comes after it', async () => {
    const { person, address } = await house.enrol();
    const process = house.process(saying(say('before'), say(NUMBERED), say('after')));
    await process.room.start();
    await process.room.intake.accept(person.id, heard('go'), 'go', address);
    await process.room.idle();
    const { texts, received } = process.phone;
    expect([texts[0], texts.slice(1, -1).join(' '), texts.at(-1)]).toEqual(['before', NUMBERED, 'after']);
    expect(texts.length).toBeGreaterThan(4);
    const story = (await process.room.story(person.id)).filter((line) => line.from === 'bot');
    expect(story.map(({ messageId, text, delivery }) => ({ messageId, text, delivery }))).toEqual(
      received.map(({ id, text }) => ({ messageId: id, text, delivery: 'sent' })),
    );
    await process.room.stop();
  });

  test('goes whole where length does not count', async () => {
    const { person } = await house.enrol();
    const phone = new Phone();
    const process = house.process({ ...long(), carriers: { 'bot-framework': phone } });
    await process.room.start();
    const address = { via: 'bot-framework', channel: 'teams', handle: 'msteams|29:sam', reference: '{}' } as const;
    await process.room.intake.accept(person.id, heard('go'), 'go', address);
    await process.room.idle();
    expect(phone.texts).toEqual([NUMBERED]);
    await process.room.stop();
  });

  test('goes in parts as well through the SMS channel of another service', async () => {
    const { person } = await house.enrol();
    const phone = new Phone();
    const process = house.process({ ...long(), carriers: { 'bot-framework': phone } });
    await process.room.start();
    const address = { via: 'bot-framework', channel: 'sms', handle: 'sms|+447700900999', reference: '{}' } as const;
    await process.room.intake.accept(person.id, heard('go'), 'go', address);
    await process.room.idle();
    expect(phone.texts.length).toBeGreaterThan(1);
    expect(phone.texts.join(' ')).toBe(NUMBERED);
    await process.room.stop();
  });

  test.each([
    ['', {}],
    [', each asked about before it leaves', { onlyWhile: GUARD }],
  ])('is finished by another process, in order%s', async (_what, more) => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    const stuck = new Phone(({ text }) => (text.includes('number 1 ') ? { sent: true } : new Promise<Sent>(() => {})));
    const dying = house.process({ ...long(more), timers: frozen, phone: stuck });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('go'), 'go', address);
    await stuck.got(2);
    dying.die();
    const asked: unknown[] = [];
    const living = house.process({
      ...long(more),
      mayStillSend: async (guard) => {
        asked.push(guard);
        return true;
      },
    });
    await living.room.start();
    await house.timers.passUntil(living.phone.got(PARTS - 1));
    await living.room.idle();
    const [first = ''] = stuck.texts;
    expect([first, ...living.phone.texts].join(' ')).toBe(NUMBERED);
    expect(asked).toEqual('onlyWhile' in more ? living.phone.texts.map(() => GUARD) : []);
    await living.room.stop();
  });

  test('is not sent on without its beginning, by whichever process', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), house.answered);
    const refusing = new Phone(() => ({ sent: false, because: '21610', again: false }));
    const failures: string[] = [];
    let settled: () => void = () => {};
    const once = new Promise<void>((resolve) => {
      settled = resolve;
    });
    const core = answering((event) => {
      if (event.kind === 'delivery-failed') failures.push(event.because);
      return event.kind === 'heard' ? [say(NUMBERED)] : [];
    });
    const dying = house.process({
      core,
      timers: frozen,
      phone: refusing,
      at: (point) => {
        if (point !== 'settled') return;
        dying.die();
        settled();
      },
    });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('go'), 'go', address);
    await once;
    const living = house.process({ core });
    await living.room.start();
    const said = async () => (await living.room.story(person.id)).filter((line) => line.from === 'bot');
    while ((await said()).some(({ delivery }) => delivery === 'queued')) house.timers.pass(50);
    await living.room.idle();
    expect(living.phone.texts).toEqual([]);
    const [first, ...rest] = await said();
    expect(first).toMatchObject({ delivery: 'failed', because: '21610' });
    expect(rest.length).toBeGreaterThan(1);
    expect(rest).toMatchObject(rest.map(() => ({ delivery: 'suppressed', because: 'cut-short' })));
    expect(failures).toEqual(['21610']);
    await living.room.stop();
  });
});
