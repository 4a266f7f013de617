import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storedState } from '../failures/whole-service';
import { openSmsService, type SmsService, samAndDave } from './sms-service';

const DAY_MS = 86_400_000;

describe.each([
  ['from a number of ours', false],
  ['from whichever number a messaging service picks', true],
])('a text that is answered %s', (_how, byService) => {
  let sms: SmsService;
  beforeEach(async () => {
    sms = await openSmsService(byService);
  });
  afterEach(() => sms.close());

  test('has a story that ends when the phone has the answer', async () => {
    const { sam, samsNumber } = await samAndDave(sms, 'story');
    const before = sms.provider.messages.length;
    expect(await sms.texts(samsNumber, 'who can see this?')).toBe(200);
    const answers = sms.provider.messages.slice(before);
    expect(answers).toMatchObject([{ to: samsNumber, from: byService ? null : '+447700900900' }]);
    const [answer] = answers;
    if (!answer) throw new Error('there is an answer');
    const asSaid = async () => (await sms.said(sam.id)).at(-1);
    expect(await asSaid()).toMatchObject({ text: answer.body, delivery: 'sent' });

    const told: [string, string][] = [
      ['queued', 'sent'],
      ['sending', 'sent'],
      ['sent', 'sent'],
      ['delivered', 'delivered'],
      // Late, and again.
      ['sent', 'delivered'],
      ['delivered', 'delivered'],
    ];
    for (const [status, delivery] of told) {
      expect(await sms.provider.tells(sms.door.customer, answer, status)).toBe(204);
      expect(await asSaid()).toMatchObject({ delivery });
    }
  });

  test("has one that ends in the provider's reason when it never gets there", async () => {
    const { sam, samsNumber } = await samAndDave(sms, 'lost');
    await sms.texts(samsNumber, 'who can see this?');
    const answer = sms.provider.messages.at(-1);
    if (!answer) throw new Error('there is an answer');
    const { length } = await sms.said(sam.id);
    expect(await sms.provider.tells(sms.door.customer, answer, 'undelivered', 30005)).toBe(204);
    await sms.settled();
    expect((await sms.said(sam.id))[length - 1]).toMatchObject({ delivery: 'failed', because: '30005' });
  });
});

describe('a text', () => {
  let sms: SmsService;
  beforeAll(async () => {
    sms = await openSmsService();
  });
  afterAll(() => sms.close());

  const heardFrom = async (person: string) =>
    (await sms.service.room.story(person)).filter((line) => line.from === 'person').map(({ text }) => text);

  test('that arrives twice in the same moment is heard once', async () => {
    const { sam, samsNumber } = await samAndDave(sms, 'twice');
    const ids = { MessageSid: `SM${'7'.repeat(32)}` };
    const { receives } = sms.provider;
    const both = ['one', 'the other', 'and again'].map(() => receives(sms.door.customer, samsNumber, 'hiya', ids));
    expect(await Promise.all(both)).toEqual([200, 200, 200]);
    await sms.settled();
    expect((await heardFrom(sam.id)).filter((text) => text === 'hiya')).toEqual(['hiya']);
  });

  test.each([
    ['after', [true, false]],
    ['before', [false, true]],
  ])(
    'that somebody without the token sends as well, %s the provider, is heard once, in the words it signed',
    async (when, order) => {
      const { sam, samsNumber } = await samAndDave(sms, `forged-${when}`);
      const { customer } = sms.door;
      const ids = { MessageSid: `SM${when.padStart(32, '0')}` };
      const forger = { ...customer, publicUrl: 'https://forged.example.org' };
      const statuses: number[] = [];
      for (const genuine of order) {
        const status = await sms.provider.receives(
          genuine ? customer : forger,
          samsNumber,
          genuine ? 'hiya' : 'STOP',
          ids,
        );
        statuses.push(status);
      }
      await sms.settled();
      expect(statuses).toEqual(order.map((genuine) => (genuine ? 200 : 403)));
      expect((await heardFrom(sam.id)).slice(3)).toEqual(['hiya']);
    },
  );

  test('of 1,600 characters, or of emoji alone, is heard as it was written, and answered', async () => {
    const { sam, samsNumber } = await samAndDave(sms, 'long');
    const long = 'and then there was the thing with the bus, '.repeat(40).slice(0, 1_600);
    for (const text of [long, '🙂👨‍👩‍👧‍👦👍🏽']) {
      const before = sms.sentTo(samsNumber).length;
      expect(await sms.texts(samsNumber, text)).toBe(200);
      expect((await heardFrom(sam.id)).at(-1)).toBe(text);
      expect(sms.sentTo(samsNumber).length).toBeGreaterThan(before);
    }
  });

  test('with a picture and no words is answered; the picture is not fetched, and where it lies is not kept', async () => {
    const { sam, samsNumber } = await samAndDave(sms, 'picture');
    const seen = sms.provider.seen.length;
    const picture = `${sms.provider.url}/2010-04-01/Accounts/AC1/Messages/MM1/Media/MEtangerine`;
    const media = { NumMedia: '1', MediaUrl0: picture, MediaContentType0: 'image/tangerine' };
    expect(await sms.texts(samsNumber, '', media)).toBe(200);
    expect((await sms.said(sam.id)).at(-1)).toMatchObject({ cue: 'fallback.picture', delivery: 'sent' });
    expect(sms.provider.seen.slice(seen).map(({ method }) => method)).toEqual(['POST']);
    const opened = [await sms.service.room.story(sam.id), await storedState(sms.house, sam.id)];
    const kept = JSON.stringify(opened) + (await onDisk(sms));
    expect(kept).toContain(sam.id);
    expect(kept).not.toMatch(/tangerine/i);
  });

  test('from somebody unknown is answered politely once a day; danger is heard and answered every time', async () => {
    const number = '+447700900777';
    const saidSoFar = async () => {
      const stranger = await sms.house.people.byAddress({ via: 'sms', handle: number });
      return stranger === null ? [] : sms.said(stranger.id);
    };
    const answers = async (body: string) => {
      const { length } = await saidSoFar();
      expect(await sms.texts(number, body)).toBe(200);
      return (await saidSoFar()).slice(length).map(({ cue }) => cue);
    };
    expect(await answers('hello?')).toEqual(['stranger.hello']);
    expect(await answers('who is this')).toEqual([]);
    expect(await answers('')).toEqual([]);
    // There is nobody to ask in this programme, and they are told so.
    expect(await answers('i want to die')).toEqual(['crisis.suicide', 'handoff.nobody-there']);
    expect(await answers('there is no point any more')).toEqual(['crisis.that-too']);
    expect(sms.sentTo(number)).toHaveLength(4);
    expect(sms.sentTo(number)[0]).toMatch(/automated text service.*116 123/);
    expect(sms.sentTo(number).join()).not.toMatch(/\bSam\b|Dave|mentor/);
  });

  test('from somebody unknown is greeted again the day after', async () => {
    const number = '+447700900778';
    for (const [body, days] of [
      ['hi', 0],
      ['hi', 0],
      ['hi', 1],
      ['hi', 0],
    ] as const) {
      sms.house.clock.time += days * DAY_MS;
      await sms.texts(number, body);
    }
    expect(sms.sentTo(number)).toHaveLength(2);
  });
});

/** Every file of the store, as text. */
async function onDisk({ house }: SmsService): Promise<string> {
  const [, dir = ''] = (await house.look.config('GET', 'dir')) as string[];
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const read = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(read)).join('\n');
}
