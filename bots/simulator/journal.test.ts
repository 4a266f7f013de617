import type { RedisClient } from '../../services/redis';
import { loadMasterKeys, openVault } from '../../services/vault';
import { reversingSealer } from '../../test/e2e/try-server';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { Entry } from './entries';
import { Journal } from './journal';
import type { Sealer } from './ports';
import { KEYS } from './redis-place';
import { openScreenKey } from './screen-key';

const said = (text: string): Entry => ({ kind: 'wrote', who: 'sam', id: text, text, at: 1 });

describe('the journal of what the page shows', () => {
  let redis: TestRedis;
  let control: RedisClient;
  beforeAll(async () => {
    redis = await startTestRedis();
    control = redis.open.connect('work');
  });
  beforeEach(async () => {
    await control.flushall();
    await control.hset(KEYS.cast, 'round', 'r1');
  });
  afterAll(() => redis.stop());

  async function texts(journal: Journal, after: string | null = null, page?: number): Promise<string[]> {
    const found: string[] = [];
    for await (const { entry } of journal.after(after, page)) if (entry.kind === 'wrote') found.push(entry.text);
    return found;
  }

  test('is read in order, page by page, and from where somebody left off', async () => {
    const journal = new Journal(control, reversingSealer);
    for (const text of ['a', 'b', 'c', 'd', 'e']) await journal.write(said(text), text, 'r1');
    expect(await texts(journal, null, 2)).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [, , third] = await control.xrange(KEYS.screen, '-', '+');
    expect(await texts(journal, third?.[0])).toEqual(['d', 'e']);
  });

  test('keeps the newest thousand entries', async () => {
    const journal = new Journal(control, reversingSealer);
    await Promise.all(Array.from({ length: 1005 }, (_, n) => journal.write(said(`${n}`), `${n}`, 'r1')));
    const kept = await texts(journal);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, '5', '1004']);
  });

  test('shows nothing twice, and nothing of a round that is over', async () => {
    const journal = new Journal(control, reversingSealer);
    await journal.write(said('a'), 'one', 'r1');
    await journal.write(said('a'), 'one', 'r1');
    await journal.write(said('b'), 'two', 'r0');
    expect(await texts(journal)).toEqual(['a']);
  });

  test('passes over what it cannot open, and what is not an entry', async () => {
    const broken: Sealer = {
      ...reversingSealer,
      open: (sealed) => {
        const text = reversingSealer.open(sealed);
        if (text.includes('damaged')) throw new Error('damaged');
        return text;
      },
    };
    const journal = new Journal(control, broken);
    await journal.write(said('a'), '1', 'r1');
    await journal.write(said('damaged'), '2', 'r1');
    await control.xadd(KEYS.screen, '*', 'e', reversingSealer.seal('{"kind":"rumour"}'));
    await journal.write(said('b'), '3', 'r1');
    expect(await texts(journal)).toEqual(['a', 'b']);
  });

  test('every process has the same key from the vault, and what lies in Redis cannot be read without it', async () => {
    const master = await loadMasterKeys({ configured: undefined, production: false, dataDir: redis.dataDir });
    const one = await openScreenKey(control, await openVault(control, master));
    const two = await openScreenKey(control, await openVault(control, master));
    await new Journal(control, one).write(said('found my old boots'), 'x', 'r1');
    expect(await texts(new Journal(control, two))).toEqual(['found my old boots']);
    const [row] = await control.xrangeBuffer(KEYS.screen, '-', '+');
    expect(String(row?.[1][1])).not.toContain('boots');
    expect(() => two.open(Buffer.from('nonsense'))).toThrow();
  });
});
