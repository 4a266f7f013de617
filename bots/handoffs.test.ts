import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { REHEARSAL_PROGRAMME } from '../dialogs/rehearsal/programme';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { keysOf } from '../services/handoffs/keys';
import { RedisHandoffs } from '../services/handoffs/queue';
import { stopEmbeddedRedis } from '../services/redis';
import { temporaryFolder } from '../test/support/temporary-folder';
import { follow } from './handoff-follow';
import { PROGRAMME } from './programme';
import { openStore } from './store';

describe('npm run handoffs', () => {
  const folder = temporaryFolder();
  afterAll(async () => {
    await stopEmbeddedRedis(folder.path);
    folder.remove();
  });

  async function handoffs(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bots/handoffs.ts', ...args], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, DATA_DIR: folder.path, MASTER_KEYS: '', REDIS_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  }

  test('shows who waits and since when, by a first name, and nothing that anybody wrote', async () => {
    const { redis, work, people } = await openStore(readConfig({ DATA_DIR: folder.path }), () => {});
    const setting = { ...readConfig({}).defaults, programme: PROGRAMME };
    const at = (handle: string) => ({ via: 'sms', channel: 'sms', handle }) as const;
    const dave = await people.enrol({ ...setting, name: 'Dave', role: 'mentor', address: at('+447700900001') });
    const mentor = { id: dave.id, name: dave.name };
    const sam = await people.enrol({ ...setting, name: 'Sam', role: 'mentee', mentor, address: at('+447700900002') });
    const priya = await people.enrol({ ...setting, name: 'Priya Shah', role: 'mentee', address: at('+447700900003') });
    const clock = { time: Date.now() - 20 * 60_000, now: () => clock.time };
    const queue = new RedisHandoffs({
      redis: work,
      clock,
      intake: { accept: async () => 'accepted' },
      helpers: {
        find: (id) => people.find(id),
        staff: (programme) => people.members(programme),
        programme: () => REHEARSAL_PROGRAMME,
        setShifts: (...rota) => people.setShifts(...rota),
      },
    });
    const about = { kind: 'handoff', handoffId: 'h1', mentee: { id: sam.id, name: sam.name } } as const;
    await queue.perform({ ...about, do: 'open', reason: 'urgent', words: 'hurry' }, sam, 'r1');
    clock.time += 3 * 60_000;
    await queue.perform({ ...about, do: 'claim' }, dave, 'r2');
    clock.time += 2 * 60_000;
    await queue.perform({ ...about, do: 'answered' }, sam, 'r3');
    await queue.perform({ ...about, handoffId: 'h2', do: 'open', reason: 'asked', words: null }, priya, 'r4');
    expect(await work.xlen(keysOf(PROGRAMME).measures)).toBe(2);
    await redis.close();

    const { out, err, code } = await handoffs([]);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toMatch(/^urgent +0 +- +1 +3 min +3 min +1 +5 min +5 min$/m);
    expect(out).toMatch(/^asked +1 +15 min +0 /m);
    // Just after midnight the first of them was yesterday's.
    expect(out).toMatch(/^Dave +mentor +[12] +[12] +2$/m);
    expect(out).toMatch(/^Priya +asked +\d{4}-\d\d-\d\d \d\d:\d\d +15 min +\d+$/m);
    for (const secret of ['Sam', 'Shah', 'hurry', sam.id, '+4477']) expect(out).not.toContain(secret);
  });

  test.each([
    ['a Redis that is away', ['--once'], { REDIS_URL: 'redis://127.0.0.1:1' }, /Redis/],
    ['days that are no number', ['--days', 'lots'], {}, /--days is "lots": use a whole number from 1 to 35\./],
    ['more days than are kept', ['--days', '36'], {}, /from 1 to 35/],
    ['an option that there is not', ['--names'], {}, /--names/],
  ])('says what is wrong about %s, in a line, and ends with 1', async (_what, args, env, says) => {
    const { out, err, code } = await handoffs(args, env);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toMatch(says);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('drawn again and again it keeps the last page while Redis is away, and says since when', async () => {
    const pages = ['one', null, null, 'two'];
    const written: string[] = [];
    let looks = 0;
    await follow({
      page: async () => pages[looks] ?? Promise.reject(new Error('away')),
      write: (drawn) => written.push(drawn.replace('\u001b[H\u001b[J', '')),
      again: async () => {
        looks += 1;
        return looks < pages.length;
      },
      time: () => `10:00:0${looks}`,
    });
    const away = 'one\nRedis does not answer since 10:00:01: this is how it was before.\n';
    expect(written).toEqual(['one\nCtrl+C ends it.\n', away, away, 'two\nCtrl+C ends it.\n']);
  });
});
