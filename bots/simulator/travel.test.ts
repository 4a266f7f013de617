import { TryBench } from '../../test/e2e/try-bench';
import { MONDAY_NOON } from '../../test/e2e/try-server';

describe('moving the clock, and starting again', () => {
  let bench: TryBench;
  beforeAll(async () => {
    bench = await TryBench.start();
  });
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  afterAll(() => bench.stop());

  describe('the clock', () => {
    test('stops at every moment on the way at which something falls due, in order', async () => {
      const page = await bench.open();
      await bench.say('sam', 'yes');
      const friday = Date.parse('2026-01-09T18:00:00Z');
      expect((await bench.post('clock', { advance: 'friday-evening' })).answer).toEqual({ now: friday });
      await page.next('arrived', ({ at }) => at === Date.parse('2026-01-09T12:00:00Z'));
      const checkIns = page.seen('arrived').filter(({ data }) => String(data['text']).startsWith('Morning'));
      expect(checkIns.map(({ data }) => new Date(Number(data['at'])).toISOString())).toEqual(
        ['06', '07', '08', '09'].map((day) => `2026-01-${day}T12:00:00.000Z`),
      );
    });

    test("tomorrow is the mentee's own, even when they have moved to another zone", async () => {
      await bench.say('sam', 'yes');
      for (const one of bench.bot.people.values()) one.person = { ...one.person, timezone: 'America/New_York' };
      const { answer } = await bench.post('clock', { advance: 'tomorrow-morning' });
      expect(answer).toEqual({ now: Date.parse('2026-01-06T14:00:00Z') });
    });

    test('says so when there is nothing to go to', async () => {
      const nowhere = await bench.post('clock', { advance: 'whatever-is-next' });
      expect(nowhere).toEqual({ status: 409, answer: { error: 'Nothing is planned, so there is nothing to go to.' } });
    });

    test('is moved by one hand at a time', async () => {
      await bench.control.set('{sim}:travelling', 'another process');
      const refused = await bench.post('clock', { advance: 'one-hour' });
      expect(refused).toEqual({ status: 409, answer: { error: 'The clock is moving already. Wait a moment.' } });
      expect(bench.server.simulator.clock.now()).toBe(MONDAY_NOON);
      expect(await bench.control.get('{sim}:travelling')).toBe('another process');
    });

    test('gives up on a schedule that never moves on, instead of turning for ever', async () => {
      await bench.say('sam', 'yes');
      bench.bot.jammed = true;
      const { status, answer } = await bench.post('clock', { advance: 'tomorrow-morning' });
      const late = await bench.post('clock', { advance: 'friday-evening' });
      expect([status, late.status]).toEqual([200, 500]);
      expect(answer).toEqual({ now: expect.any(Number) });
      expect(late.answer).toEqual({ error: 'The clock stopped on the way: more fell due than two people can have.' });
    });
  });

  describe('starting again', () => {
    test('gives a fresh Sam on an empty screen, and the last one gets no more texts', async () => {
      const page = await bench.open();
      await bench.say('sam', 'yes');
      await page.next('arrived', ({ text }) => String(text).startsWith('Thanks.'));
      const { answer } = await bench.post('again', {});
      const began = await page.next('began', ({ round }) => round === answer['round']);
      await page.next('arrived', ({ text }) => String(text).startsWith('Hi Sam'));
      const fresh = await bench.open();
      await fresh.next('caught-up');
      expect(fresh.seen('began').map(({ id }) => id)).toEqual([began.id]);
      expect(fresh.seen('wrote')).toEqual([]);
      await bench.bot.settled();
      expect([...bench.bot.heard].filter((once) => once.startsWith('stop-'))).toHaveLength(1);
    });

    test('a message that was still on its way to the last Sam is shown to nobody', async () => {
      const page = await bench.open();
      await page.next('caught-up');
      const [old] = [...bench.bot.people.values()].filter(({ person }) => person.role === 'mentee');
      if (!old) throw new Error('there is a Sam');
      await bench.post('again', {});
      const late = { id: 'late', to: old.person.id, address: old.address, cue: 'x.y', text: 'late', priority: 'reply' };
      expect(await bench.server.simulator.carrier.send({ ...late, priority: 'reply' })).toEqual({ sent: true });
      const fresh = await bench.open();
      await fresh.next('caught-up');
      expect(fresh.seen('arrived').map(({ data }) => data['text'])).not.toContain('late');
    });
  });
});
