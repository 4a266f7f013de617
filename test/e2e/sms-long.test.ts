import { segmentsOf } from '../../dialogs/scripts/segments';
import { refusal } from '../support/sms-provider-messages';
import { openSmsService, type SmsService, samAndDave } from './sms-service';

const SENTENCE = 'I had a think about what you said on Friday, and I reckon you are doing better than you know.';
/** What somebody may write on a good evening: eighteen sentences, 1,700 characters. */
const LONG = Array.from({ length: 18 }, (_, n) => `${n + 1}. ${SENTENCE}`).join(' ');

let sms: SmsService;
beforeEach(async () => {
  sms = await openSmsService();
});
afterEach(() => sms.close());

describe("a mentor's long words", () => {
  /** Dave is with Sam. @returns what Sam's phone gets from now on, and what Dave's does */
  async function daveIsThere(programme: string) {
    const people = await samAndDave(sms, programme);
    await sms.texts(people.samsNumber, 'can i talk to dave');
    await sms.texts(people.davesNumber, 'take');
    const [toSam, toDave] = [people.samsNumber, people.davesNumber].map((number) => {
      const { length } = sms.sentTo(number);
      return () => sms.sentTo(number).slice(length);
    });
    return { ...people, toSam: () => toSam?.() ?? [], toDave: () => toDave?.() ?? [] };
  }

  test('go in parts of four text messages at most, cut after a sentence, each with a receipt of its own', async () => {
    const { sam, davesNumber, toSam } = await daveIsThere('parts');
    await sms.texts(davesNumber, LONG);
    const parts = toSam();
    expect(parts.join(' ')).toBe(`Dave: ${LONG}`);
    expect(parts.map((part) => segmentsOf(part).count)).toEqual([4, 4, 4]);
    expect(parts.every((part) => part.endsWith('.'))).toBe(true);
    const said = (await sms.said(sam.id)).slice(-parts.length);
    expect(said).toMatchObject(parts.map((text) => ({ text, cue: 'handoff.words', delivery: 'sent' })));
    for (const message of sms.provider.messages.slice(-parts.length).toReversed()) {
      expect(await sms.provider.tells(sms.door.customer, message, 'delivered')).toBe(204);
    }
    expect((await sms.said(sam.id)).slice(-parts.length)).toMatchObject(parts.map(() => ({ delivery: 'delivered' })));
  });

  test('keep their order when the provider takes its time over the second part', async () => {
    const { sam, davesNumber, toSam } = await daveIsThere('order');
    const taken = { status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) };
    const wait = refusal(20429, { 'Retry-After': '30' });
    const seen = sms.provider.seen.length;
    sms.provider.answerWith(taken, wait, { status: 503 }, 'cut');
    await sms.texts(davesNumber, LONG);
    const [second = '', third = ''] = toSam();
    expect(toSam()).toHaveLength(2);
    const tried = sms.provider.seen.slice(seen).map(({ body }) => new URLSearchParams(body).get('Body') ?? '');
    const first = tried[0] ?? '';
    expect(tried).toEqual([first, second, second, second, second, third]);
    expect([first, second, third].join(' ')).toBe(`Dave: ${LONG}`);
    expect((await sms.said(sam.id)).slice(-3)).toMatchObject(
      [first, second, third].map((text) => ({ text, delivery: 'sent' })),
    );
  });

  test('are not sent on without their beginning, and the mentor is told once', async () => {
    const { sam, davesNumber, toSam, toDave } = await daveIsThere('cut-short');
    sms.provider.answerWith(refusal(21602));
    await sms.texts(davesNumber, LONG);
    expect(toSam()).toEqual([]);
    expect((await sms.said(sam.id)).slice(-3)).toMatchObject([
      { delivery: 'failed', because: '21602' },
      { delivery: 'suppressed', because: 'cut-short' },
      { delivery: 'suppressed', because: 'cut-short' },
    ]);
    expect(toDave()).toHaveLength(1);
  });

  test('with an emoji in them are cut shorter, and no emoji is cut', async () => {
    const { davesNumber, toSam } = await daveIsThere('emoji');
    const words = '👨‍👩‍👧‍👦 see you at the hall '.repeat(30).trim();
    await sms.texts(davesNumber, words);
    expect(toSam().join(' ')).toBe(`Dave: ${words}`);
    expect(Math.max(...toSam().map((part) => segmentsOf(part).count))).toBe(4);
  });
});

test('a crisis reply is one message, though a name in it makes it longer than others may be', async () => {
  const { person: dave } = await sms.house.enrol({
    programme: 'whole',
    name: 'Dŵynwen Angharad Rhiannon Gwenllian Heledd Myfanwy ap Llywelyn',
    role: 'mentor',
  });
  const { person: sam, address } = await sms.house.enrol({
    programme: 'whole',
    mentor: { id: dave.id, name: dave.name },
  });
  await sms.texts(address.handle, 'i am going to kill myself tonight');
  const [reply = ''] = sms.sentTo(address.handle);
  expect(reply).toMatch(/116 123.*999/);
  expect(segmentsOf(reply)).toMatchObject({ encoding: 'UCS-2', count: 5 });
  expect((await sms.said(sam.id)).map(({ cue }) => cue)).toEqual(['crisis.suicide']);
});
