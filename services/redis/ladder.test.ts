import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RUNTIME_DIR, serverPid } from '../../test/support/redis';
import { type OpenRedis, openRedis, type RedisSettings, RedisUnavailable, stopEmbeddedRedis } from '.';
import { ensureServer } from './embedded-server';
import { findServer } from './find-server';
import { serverPlace } from './server-place';

let dir = '';
const cleanUp: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'small-steps-test-'));
});
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  await rm(dir, { recursive: true, force: true });
});

async function open(changes: Partial<RedisSettings>): Promise<OpenRedis> {
  const settings = {
    url: undefined,
    dataDir: dir,
    runtimeDir: RUNTIME_DIR,
    serverBin: undefined,
    say: () => {},
    ...changes,
  };
  cleanUp.push(() => stopEmbeddedRedis(settings.dataDir).catch(() => {}));
  const opened = await openRedis(settings);
  cleanUp.push(opened.close);
  return opened;
}

async function refusalOf(changes: Partial<RedisSettings>): Promise<string> {
  const error: unknown = await open(changes).catch((reason: unknown) => reason);
  if (!(error instanceof RedisUnavailable)) throw new Error(`it was not refused: ${error}`);
  expect(error.message).not.toContain('\n');
  return error.message;
}

/** A directory for PATH with one program in it, a shell script. */
async function programs(scripts: Record<string, string>): Promise<string> {
  const bin = await mkdtemp(join(dir, 'bin-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return bin;
}

const OLD_REDIS = 'echo "Redis server v=6.0.16 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64 build=a3fdef44459b3ad6"';

describe('finding a server program', () => {
  test('with no Redis and no way to get one, the exact command for the system is given', async () => {
    const nothing = { path: [], runtimeDir: join(dir, 'runtime') };
    expect(await refusalOf({ ...nothing })).toMatch(
      /^No Redis server of version 7\.0 or later was found on this machine\. /,
    );
    expect(await refusalOf({ ...nothing, platform: 'darwin' })).toMatch(/Run `brew install valkey` and start again/);
    expect(await refusalOf({ ...nothing, platform: 'win32' })).toMatch(
      /Install Redis 7\.0 or Valkey and set REDIS_SERVER_BIN/,
    );
    expect(await refusalOf({ ...nothing })).toMatch(
      /or run `docker run .*` and set REDIS_URL=redis:\/\/127\.0\.0\.1:6379\.$/,
    );
  });

  test('a Redis on PATH that is too old is named with its version', async () => {
    const path = [await programs({ 'redis-server': OLD_REDIS })];
    expect(await refusalOf({ path, runtimeDir: join(dir, 'runtime') })).toContain(
      `No Redis server of version 7.0 or later was found on this machine. ${path[0]}/redis-server: it is version 6.0.16. `,
    );
  });

  test('a newer one further along PATH is not missed because of an old one, nor a redis because of a broken valkey', async () => {
    const path = [
      await programs({ 'valkey-server': 'echo "cannot open shared object" >&2; exit 127' }),
      await programs({ 'redis-server': 'echo "Redis server v=7.0.15 sha=0"' }),
    ];
    const found = await findServer({ serverBin: undefined, runtimeDir: join(dir, 'runtime'), path, say: () => {} });
    expect(found).toMatchObject({ path: `${path[1]}/redis-server`, version: '7.0.15' });
  });

  test('REDIS_SERVER_BIN is taken at its word: one that will not do is refused, and not passed over', async () => {
    const bin = await programs({ 'redis-server': OLD_REDIS, silent: 'exit 0' });
    expect(await refusalOf({ serverBin: join(bin, 'redis-server') })).toMatch(
      /^REDIS_SERVER_BIN is ".*": it is version 6\.0\.16\. It must/,
    );
    expect(await refusalOf({ serverBin: join(bin, 'silent') })).toMatch(/it does not say its version \(no answer\)/);
    expect(await refusalOf({ serverBin: join(bin, 'absent') })).toMatch(/there is no such executable file/);
  });

  test('a package source that cannot be reached is told together with the command to run by hand', async () => {
    const apt = 'case "$*" in *update*) echo "W: Failed to fetch: no route" >&2;; *) exit 100;; esac';
    const path = [await programs({ 'apt-get': apt, 'dpkg-deb': 'exit 0' })];
    const message = await refusalOf({ path, platform: 'linux', runtimeDir: join(dir, 'runtime') });
    expect(message).toMatch(
      /the package source: Cannot fetch .* \(W: Failed to fetch: no route\)\. Check the network and \/etc\/apt\. Run `sudo/,
    );
    expect(await readdir(join(dir, 'runtime'))).toEqual([]);
  });

  test('a place that nothing can be fetched into is told with the reason', async () => {
    await writeFile(join(dir, 'a-file'), '');
    const path = [await programs({ 'apt-get': 'exit 0', 'dpkg-deb': 'exit 0' })];
    const message = await refusalOf({ path, platform: 'linux', runtimeDir: join(dir, 'a-file/runtime') });
    expect(message).toContain(`${dir}/a-file/runtime: it cannot be written to (ENOTDIR).`);
  });

  test('on macOS Homebrew is used after saying so', async () => {
    const said: string[] = [];
    const bin = await programs({});
    const valkey = '#!/bin/sh\\necho \\"Valkey server v=8.1.1 sha=0\\"\\n';
    const brew = `[ "$*" = "install valkey" ] && printf "${valkey}" > ${bin}/valkey-server && chmod +x ${bin}/valkey-server`;
    const path = [bin, await programs({ brew })];
    const settings = { serverBin: undefined, runtimeDir: join(dir, 'runtime'), path, platform: 'darwin' };
    const found = await findServer({ ...settings, say: (line) => said.push(line) });
    expect(found).toMatchObject({ path: `${bin}/valkey-server`, version: '8.1.1' });
    expect(said).toEqual(['No Redis on this machine. Running `brew install valkey` (once) ...']);
  });
});

describe('the data directory', () => {
  test('that cannot be written to is named with the reason and what to do', async () => {
    const file = join(dir, 'a-file');
    await writeFile(file, '');
    expect(await refusalOf({ dataDir: join(file, 'data') })).toBe(
      `DATA_DIR is "${file}/data": it cannot be written to (ENOTDIR). Set DATA_DIR to a directory that this user may create and write, on a local disk.`,
    );
  });

  test('with a path too long for a socket gets one in a private directory under the temp directory', async () => {
    const dataDir = join(dir, 'a-long-name-'.repeat(10));
    const first = await open({ dataDir });
    const { socket } = await serverPlace(dataDir);
    expect(socket.startsWith(tmpdir())).toBe(true);
    cleanUp.unshift(() => rm(dirname(socket), { recursive: true }));
    expect((await stat(dirname(socket))).mode & 0o777).toBe(0o700);
    await first.connect('work').set('before', 'kept');
    expect(await (await open({ dataDir })).connect('work').get('before')).toBe('kept');
  });

  test('that was deleted under its server is served by a new one', async () => {
    const dataDir = join(dir, 'a-long-name-'.repeat(10));
    const first = await open({ dataDir });
    cleanUp.unshift(() => rm(dirname(place.socket), { recursive: true }));
    const place = await serverPlace(dataDir);
    await first.connect('work').set('before', 'gone');
    await first.close();
    await rm(dataDir, { recursive: true });
    expect(await (await open({ dataDir })).connect('work').get('before')).toBeNull();
  });

  test('is refused together with the temp directory when both are too long', async () => {
    const long = join(dir, 'a-long-name-'.repeat(10));
    await expect(serverPlace(long, long)).rejects.toThrow(
      /both too long for a unix socket.*Set DATA_DIR \(or TMPDIR\)/,
    );
  });

  test('is never served through a socket directory that another user could have planted', async () => {
    const long = join(dir, 'a-long-name-'.repeat(10));
    const temp = join(dir, 't');
    const planted = dirname((await serverPlace(long, temp)).socket);
    await chmod(planted, 0o777);
    await expect(serverPlace(long, temp)).rejects.toThrow(/must be a directory that belongs to this user alone/);
    await rm(planted, { recursive: true });
    await symlink(dir, planted);
    await expect(serverPlace(long, temp)).rejects.toThrow(/must be a directory that belongs to this user alone/);
  });
});

describe('a server that cannot be used', () => {
  test('because it does not come up is told with the last line of its log', async () => {
    await mkdir(join(dir, 'redis/appendonlydir'), { recursive: true });
    await writeFile(join(dir, 'redis/appendonlydir/appendonly.aof.manifest'), 'this is not a manifest\n');
    const message = await refusalOf({});
    expect(message).toMatch(
      /did not come up in ".*\/redis" \(exit code 1\)\. The last line of its log, .*redis\.log: "/,
    );
    expect(message).toMatch(/AOF|appendonly|manifest/);
  });

  test('because it is no server is told in the same way', async () => {
    const bin = await programs({
      server: 'echo "Redis server v=7.2.0"; [ "$1" = --version ] || { echo "no licence" >&2; exit 3; }',
    });
    expect(await refusalOf({ serverBin: join(bin, 'server') })).toMatch(/\(exit code 3\).*: "no licence"$/);
  });

  test('because it is stopped is never joined by a second one on the same files', async () => {
    await open({});
    const pid = await serverPid(dir);
    process.kill(pid, 'SIGSTOP');
    cleanUp.push(async () => process.kill(pid, 'SIGCONT'));
    const place = await serverPlace(dir);
    const find = () => Promise.reject(new Error('a second server was wanted'));
    const attempt = ensureServer(place, { find, say: () => {}, patienceMs: 0 });
    await expect(attempt).rejects.toThrow(/is there but does not answer \(.*\)\. Its log is .*kill that process/);
  });

  test('because its socket was removed is never joined by a second one either', async () => {
    if (process.platform !== 'linux') return;
    const opened = await open({});
    const place = await serverPlace(dir);
    const pid = await serverPid(dir);
    await rm(place.socket);
    cleanUp.unshift(async () => process.kill(pid, 'SIGKILL'));
    const attempt = ensureServer(place, {
      find: () => findServer({ serverBin: undefined, runtimeDir: RUNTIME_DIR, say: () => {} }),
      say: () => {},
      patienceMs: 0,
    });
    await expect(attempt).rejects.toThrow(`A Redis (process ${pid}) is running on "${place.dir}" but its socket`);
    await opened.close();
  });

  test('because its program is gone is told once, and started when the program is back', async () => {
    const real = await findServer({ serverBin: undefined, runtimeDir: RUNTIME_DIR, say: () => {} });
    const library = real.libraryPath ? `LD_LIBRARY_PATH=${real.libraryPath} ` : '';
    const bin = await programs({ server: `${library}exec ${real.path} "$@"` });
    const said: string[] = [];
    let told = () => {};
    const complaint = new Promise<void>((resolve) => {
      told = resolve;
    });
    const say = (line: string) => {
      said.push(line);
      told();
    };
    const work = (await open({ serverBin: join(bin, 'server'), say })).connect('work');
    await work.set('before', 'kept');
    await chmod(join(bin, 'server'), 0o644);
    process.kill(await serverPid(dir), 'SIGKILL');
    await complaint;
    const waiting = work.get('before');
    await chmod(join(bin, 'server'), 0o755);
    expect(await waiting).toBe('kept');
    expect(said).toEqual([expect.stringMatching(/^Redis is down and cannot be started again: REDIS_SERVER_BIN is /)]);
  });
});
