import { randomUUID } from 'node:crypto';
import { TryBench } from '../../test/e2e/try-bench';
import { MONDAY_NOON } from '../../test/e2e/try-server';

describe('a conversation on /try', () => {
  let bench: TryBench;
  beforeAll(async () => {
    bench = await TryBench.start();
  });
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  afterAll(() => bench.stop());

  describe('the conversation', () => {
    test('Sam is welcomed once, however many pages are opened', async () => {
      const [one, two] = [await bench.open(), await bench.open()];
      const first = await one.next('arrived');
      expect(first.data).toMatchObject({ who: 'sam', speaker: 'bot', parts: 1, at: MONDAY_NOON });
      expect((await two.next('arrived')).data).toEqual(first.data);
      const third = await bench.open();
      await third.next('caught-up');
      expect(third.seen('arrived')).toHaveLength(1);
    });

    test('what Sam writes stands before its answer, and what the system did is told', async () => {
      const page = await bench.open();
      await page.next('caught-up');
      await bench.say('sam', 'yes');
      expect((await page.next('wrote')).data).toMatchObject({ who: 'sam', text: 'yes' });
      const { data } = await page.next('did', ({ happened }) => String(happened).includes('Sam wrote.'));
      expect(data['did']).toEqual(['Answered Sam: thanks (welcome).', 'Noted: consent texts, answer yes.']);
      expect(data['next']).toMatchObject({ words: 'Next for Sam: Tuesday 12:00.' });
      expect(page.kinds().slice(-3)).toEqual(['wrote', expect.any(String), expect.any(String)]);
    });

    test('a message that is sent again under the same id is heard and shown once', async () => {
      const page = await bench.open();
      const id = randomUUID();
      expect((await bench.say('sam', 'yes', id)).answer).toEqual({ heard: 'accepted' });
      expect((await bench.say('sam', 'yes', id)).answer).toEqual({ heard: 'duplicate' });
      await bench.say('sam', 'the end');
      await page.next('wrote', ({ text }) => text === 'the end');
      expect(page.seen('wrote').map(({ data }) => data['text'])).toEqual(['yes', 'the end']);
    });

    test('a message that could not be taken in is answered with a plain sentence, and heard when it comes again', async () => {
      const page = await bench.open();
      await page.next('caught-up');
      const id = randomUUID();
      bench.bot.away = true;
      const refused = await bench.say('sam', 'yes', id);
      expect(refused).toEqual({
        status: 503,
        answer: { error: expect.stringMatching(/^The bot cannot reach its store/) },
      });
      bench.bot.away = false;
      expect((await bench.say('sam', 'yes', id)).answer).toEqual({ heard: 'accepted' });
      await page.next('arrived', ({ text }) => String(text).startsWith('Thanks.'));
      expect(page.seen('wrote')).toHaveLength(1);
    });

    test("the other person's words are marked as theirs, and the bot's own as the bot's", async () => {
      const page = await bench.open();
      await bench.say('sam', 'can i talk to dave');
      await page.next('arrived', ({ who }) => who === 'dave');
      await bench.say('dave', 'take');
      await bench.say('dave', 'hello Sam');
      const relayed = await page.next('arrived', ({ text }) => text === 'Dave: hello Sam');
      expect(relayed.data).toMatchObject({ who: 'sam', speaker: 'dave' });
      const speakers = page.seen('arrived').map(({ data }) => data['speaker']);
      expect(new Set(speakers.slice(0, -1))).toEqual(new Set(['bot']));
    });

    test('a long message is counted as the SMS it would be', async () => {
      const page = await bench.open();
      await bench.say('sam', 'i want to end it');
      expect((await page.next('arrived', ({ parts }) => parts === 2)).data['text']).toContain('116 123');
    });

    test('text, names and ids of the screen are sealed before they reach Redis', async () => {
      const page = await bench.open();
      await bench.say('sam', 'found my old boots');
      await page.next('wrote');
      const rows = await bench.control.xrangeBuffer('{sim}:screen', '-', '+');
      expect(Buffer.concat(rows.flatMap(([, fields]) => fields)).toString()).not.toContain('boots');
    });
  });

  describe('a request that makes no sense', () => {
    test.each([
      ['nobody', { who: 'mum', text: 'x', id: randomUUID() }, 'Say who is writing: sam or dave.'],
      ['no words', { who: 'sam', text: '  ', id: randomUUID() }, 'The message is empty.'],
      ['no text at all', { who: 'sam', id: randomUUID() }, 'The message is missing.'],
      [
        'far too many words',
        { who: 'sam', text: 'x'.repeat(4001), id: randomUUID() },
        'The message is too long: up to 4,000 characters.',
      ],
      ['an id that is none', { who: 'sam', text: 'x', id: '1' }, 'The message has no proper id.'],
    ])('%s: is refused in one plain sentence', async (_why, body, error) => {
      expect(await bench.post('say', body)).toEqual({ status: 400, answer: { error } });
    });

    test('what is not JSON, or too large, is refused', async () => {
      expect((await bench.post('say', '{')).status).toBe(400);
      expect((await bench.post('say', 'who=sam', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
        415,
      );
      expect((await bench.post('say', JSON.stringify({ text: 'x'.repeat(70_000) }))).status).toBe(413);
      expect((await bench.post('clock', { advance: 'back' })).status).toBe(400);
    });
  });
});
