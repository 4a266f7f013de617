import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { TryBench } from '../../test/e2e/try-bench';
import { MONDAY_NOON } from '../../test/e2e/try-server';

describe('a page that was away', () => {
  let bench: TryBench;
  beforeAll(async () => {
    bench = await TryBench.start();
  });
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  afterAll(() => bench.stop());

  describe('a page that comes back', () => {
    test('goes on after the last entry that it has', async () => {
      const page = await bench.open();
      await bench.say('sam', 'yes');
      const { id } = await page.next('wrote');
      page.close();
      const again = await bench.open(id);
      await again.next('caught-up');
      expect(again.seen('wrote')).toEqual([]);
      await bench.say('sam', '3');
      expect((await again.next('wrote')).data['text']).toBe('3');
    });

    test('finds the whole conversation after a restart of the server', async () => {
      await bench.say('sam', 'yes');
      await bench.bot.settled();
      await bench.restart();
      const page = await bench.open();
      await page.next('caught-up');
      expect(page.seen('wrote').map(({ data }) => data['text'])).toEqual(['yes']);
      expect(page.seen('arrived')).toHaveLength(2);
    });

    test('an entry id that makes no sense is taken for none', async () => {
      const page = await bench.open('x; DROP');
      await page.next('arrived');
    });
  });

  test('two processes on one Redis show the same conversation and the same time', async () => {
    const other = await bench.serve(bench.bot);
    const [here, there] = [await bench.open(), await bench.open(undefined, other)];
    await there.next('caught-up');
    await bench.say('sam', 'yes');
    expect((await there.next('wrote')).data).toEqual((await here.next('wrote')).data);
    await bench.post('clock', { advance: 'one-hour' });
    await there.next('clock', ({ now }) => now === MONDAY_NOON + 3_600_000);
    expect(other.simulator.clock.now()).toBe(MONDAY_NOON + 3_600_000);
  });

  test('while Redis is away a message is refused plainly; afterwards it is heard, and the page goes on', async () => {
    const page = await bench.open();
    await page.next('caught-up');
    const closed = once(bench.control, 'close');
    await bench.killRedis();
    await closed;
    const id = randomUUID();
    const refused = await bench.say('sam', 'yes', id);
    expect(refused).toEqual({
      status: 503,
      answer: { error: expect.stringMatching(/^The bot cannot reach its store/) },
    });
    await bench.control.ping();
    // The server's connection may come back a moment after ours. The page tries again, too.
    let again = await bench.say('sam', 'yes', id);
    while (again.status === 503) again = await bench.say('sam', 'yes', id);
    expect(again.status).toBe(200);
    // A stream that could not read meanwhile was cut; the page opens it anew, as a browser does by itself.
    const wrote = await page.next('wrote').catch(async () => (await bench.open()).next('wrote'));
    expect(wrote.data).toMatchObject({ text: 'yes' });
  });
});
