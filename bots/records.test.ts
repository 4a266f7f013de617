import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { stopEmbeddedRedis } from '../services/redis';
import { temporaryFolder } from '../test/support/temporary-folder';
import { PROGRAMME } from './programme';
import { openStore, type Store } from './store';

describe('the commands about what is kept of somebody', () => {
  const folder = temporaryFolder();
  let store: Store;
  beforeAll(async () => {
    store = await openStore(readConfig({ DATA_DIR: folder.path }), () => {});
  });
  afterAll(async () => {
    await store.redis.close();
    await stopEmbeddedRedis(folder.path);
    await folder.remove();
  });

  async function run(command: string, ...words: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', `bots/${command}.ts`, ...words], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, DATA_DIR: folder.path, MASTER_KEYS: '', REDIS_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  }

  const enrol = (name: string, handle: string, role: 'mentee' | 'mentor') =>
    store.people.enrol({
      ...readConfig({}).defaults,
      programme: PROGRAMME,
      name,
      role,
      address: { via: 'sms', channel: 'sms', handle },
    });

  test('give nothing away, and erase nobody, before a human has made sure who asks', async () => {
    const { id } = await enrol('Sam', '+447700900001', 'mentee');
    for (const command of ['export', 'erase']) {
      const unsure = await run(command, id);
      expect(unsure).toMatchObject({ code: 1, out: '', err: expect.stringContaining('say how with --checked') });
    }
    expect(await store.people.find(id)).not.toBeNull();
  });

  test('give a copy to whoever is named by id, number or name', async () => {
    await enrol('Kim', '+447700900002', 'mentee');
    const given = await run('export', '+447700900002', '--checked', 'met her');
    expect(given.code).toBe(0);
    expect(JSON.parse(given.out)).toMatchObject({ person: { name: 'Kim' }, address: { handle: '+447700900002' } });
    const onPaper = await run('export', 'kim', '--checked', 'met her', '--text');
    expect(onPaper.out).toContain('Everything that is held about Kim');
    const nobody = await run('export', 'Bartholomew', '--checked', 'met him');
    expect(nobody).toMatchObject({ code: 1, err: 'Nobody here has that id, number or name.\n' });
  });

  test('erase whoever asked in another way at once, and nobody who is a mentor', async () => {
    const { id } = await enrol('Jo', '+447700900003', 'mentee');
    const asked = await run('erase', id, '--checked', 'rang them');
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('They have not asked for it by text.') });
    const gone = await run('erase', id, '--checked', 'rang them', '--now');
    expect(gone).toMatchObject({ code: 0, out: expect.stringMatching(/^Erased\./) });
    store.people.forget(id);
    expect(await store.people.find(id)).toBeNull();
    const dave = await enrol('Dave', '+447700900004', 'mentor');
    expect(await run('erase', dave.id, '--checked', 'met him', '--now')).toMatchObject({ code: 1, out: '' });
    expect(await run('feedback')).toMatchObject({ code: 0, out: '0 in all.\n' });
  });
});
