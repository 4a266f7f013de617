import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { personKeys } from '../services/mailroom/partition';
import { stopEmbeddedRedis } from '../services/redis';
import { temporaryFolder } from '../test/support/temporary-folder';
import { PROGRAMME } from './programme';
import { openStore } from './store';

describe('npm run keys:rotate', () => {
  const folder = temporaryFolder();
  afterEach(async () => {
    await stopEmbeddedRedis(folder.path);
  });
  afterAll(() => folder.remove());

  async function keysRotate(masterKeys = '') {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bots/rotate-keys.ts'], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, DATA_DIR: folder.path, MASTER_KEYS: masterKeys, REDIS_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  }

  const open = () => openStore(readConfig({ DATA_DIR: folder.path }), () => {});

  test('first adds a key to the file, then puts it in use; a key that does not open is a human matter', async () => {
    const store = await open();
    const handle = '+447700900001';
    const enrolment = { ...readConfig({}).defaults, programme: PROGRAMME, name: 'Sam', role: 'mentee' } as const;
    const { id } = await store.people.enrol({ ...enrolment, address: { via: 'sms', channel: 'sms', handle } });
    const file = join(folder.path, 'master.keys');

    const first = await keysRotate();
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining(`${file} now holds version 2 too.`) });
    expect(first.out).toContain('Restart Small Steps');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await store.work.get('{ix}:active')).toBe('1');

    const second = await keysRotate();
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('Wrapped anew: 2 keys.') });
    expect(second.out).toContain('In use: version 2 of the master keys.');
    expect(second.out).toContain(`you may take the older ones out of ${file}.`);

    const newest = (await readFile(file, 'utf8')).split(',')[0] ?? '';
    const configured = await keysRotate(newest);
    expect(configured).toMatchObject({ code: 1, out: '' });
    expect(configured.err).toContain('Nothing was changed: MASTER_KEYS has no version newer than 2, which is in use.');
    expect(configured.err).toContain('echo "3:$(openssl rand -base64 32)"');

    const { dek } = personKeys(id);
    await store.work.set(dek, Buffer.alloc(64, 1));
    const third = await keysRotate(`3:${randomBytes(32).toString('base64')},${newest}`);
    expect(third.code).toBe(1);
    expect(third.err).toContain(`Keys that do not open: 1. They were left as they are: ${id}`);
    expect(third.err).toContain('a human must decide');
    expect(third.out).not.toContain('you may take');
    expect(await store.work.getBuffer(dek)).toEqual(Buffer.alloc(64, 1));
    await store.redis.close();

    expect(await keysRotate(`4:${'?'.repeat(44)}`)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('MASTER_KEYS is set but cannot be used'),
    });
  });
});
