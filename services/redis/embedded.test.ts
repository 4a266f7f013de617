import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUNTIME_DIR, serverPid, startTestRedis, type TestRedis } from '../../test/support/redis';
import { type OpenRedis, openRedis, type RedisClient, stopEmbeddedRedis } from '.';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function started(): Promise<TestRedis> {
  const redis = await startTestRedis();
  cleanUp.push(redis.stop);
  return redis;
}

/** A data directory that no server serves yet; whatever serves it in the end is stopped. */
async function freshDirectory(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'small-steps-test-'));
  cleanUp.push(async () => {
    await stopEmbeddedRedis(dataDir);
    await rm(dataDir, { recursive: true });
  });
  return dataDir;
}

async function open(dataDir: string): Promise<OpenRedis> {
  const opened = await openRedis({
    url: undefined,
    dataDir,
    runtimeDir: RUNTIME_DIR,
    serverBin: undefined,
    say: () => {},
  });
  cleanUp.push(opened.close);
  return opened;
}

/** Another program, as `npm start` would be; resolves with the server's process number that it saw. */
async function anotherProgram(dataDir: string, key: string): Promise<{ program: ChildProcess; server: number }> {
  const args = ['--import', 'tsx', join(__dirname, 'open-and-tell.fixture.ts'), dataDir, key];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUp.push(async () => program.kill('SIGKILL'));
  const [line]: unknown[] = await once(program.stdout, 'data');
  return { program, server: Number(String(line)) };
}

async function settingOf(redis: RedisClient, name: string): Promise<string> {
  const reply: unknown = await redis.config('GET', name);
  return Array.isArray(reply) ? String(reply[1]) : '';
}

async function processOf(opened: OpenRedis): Promise<number> {
  return Number(/^process_id:(\d+)/m.exec(await opened.connect('work').info('server'))?.[1]);
}

describe('the embedded Redis', () => {
  test('has every acknowledged write on disk, evicts nothing, and can be reached by this user alone', async () => {
    const redis = await started();
    const work = redis.open.connect('work');
    expect(redis.open).toMatchObject({
      origin: 'embedded',
      durability: 'always',
      version: expect.stringMatching(/^\d+\.\d/),
    });
    expect(await settingOf(work, 'port')).toBe('0');
    expect(await settingOf(work, 'maxmemory-policy')).toBe('noeviction');
    const socket = await settingOf(work, 'unixsocket');
    expect((await stat(socket)).mode & 0o777).toBe(0o700);
    expect((await stat(join(redis.dataDir, 'redis'))).mode & 0o777).toBe(0o700);
  });

  test('knows nothing of our environment, which holds secrets', async () => {
    const redis = await started();
    if (process.platform !== 'linux') return;
    const environment = await readFile(`/proc/${await serverPid(redis.dataDir)}/environ`, 'utf8');
    const names = environment.split('\0').map((entry) => entry.split('=')[0]);
    expect(names.filter((name) => name && !['LC_ALL', 'LD_LIBRARY_PATH'].includes(name))).toEqual([]);
  });

  test('is one server, however many programs start at once', async () => {
    const dataDir = await freshDirectory();
    const programs = await Promise.all(['one', 'two', 'three'].map((key) => anotherProgram(dataDir, key)));
    expect(new Set(programs.map(({ server }) => server)).size).toBe(1);
    const work = (await open(dataDir)).connect('work');
    expect(await work.mget('one', 'two', 'three')).toEqual(['kept', 'kept', 'kept']);
  });

  test('outlives a program that was killed, and the next start finds it with everything in it', async () => {
    const dataDir = await freshDirectory();
    const { program, server } = await anotherProgram(dataDir, 'before');
    program.kill('SIGKILL');
    await once(program, 'exit');
    const next = await open(dataDir);
    expect(await processOf(next)).toBe(server);
    expect(await next.connect('work').get('before')).toBe('kept');
  });

  test('is started again when it is killed under a running program, and loses nothing that it acknowledged', async () => {
    const redis = await started();
    const work = redis.open.connect('work');
    const before = await processOf(redis.open);
    let acknowledged = 0;
    const writer = async (name: string) => {
      for (let index = 0; index < 60; index++) {
        await work.set(`${name}:${index}`, index);
        acknowledged += 1;
        if (acknowledged === 1_000) await redis.kill();
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => writer(`writer-${index}`)));
    expect(await processOf(redis.open)).not.toBe(before);
    expect(await work.dbsize()).toBe(3_000);
    expect(await work.get('writer-7:59')).toBe('59');
  });

  test('is started again only once when two programs notice its death', async () => {
    const redis = await started();
    const second = await open(redis.dataDir);
    const connections = [redis.open.connect('work'), second.connect('work')];
    await Promise.all(connections.map((connection) => connection.ping()));
    await redis.kill();
    await Promise.all(connections.map((connection) => connection.incr('after')));
    expect(await processOf(second)).toBe(await processOf(redis.open));
    expect(await connections[0]?.get('after')).toBe('2');
  });

  test('that was killed while nobody ran comes back with its data', async () => {
    const dataDir = await freshDirectory();
    const first = await open(dataDir);
    await first.connect('work').set('before', 'kept');
    await first.close();
    process.kill(await serverPid(dataDir), 'SIGKILL');
    expect(await (await open(dataDir)).connect('work').get('before')).toBe('kept');
  });

  test('that was stopped on purpose stays stopped, and comes back with its data', async () => {
    const dataDir = await freshDirectory();
    const first = await open(dataDir);
    await first.connect('work').set('before', 'kept');
    await first.close();
    await stopEmbeddedRedis(dataDir);
    await stopEmbeddedRedis(dataDir); // Nobody is there: nothing to do.
    await expect(stat(join(dataDir, 'redis/redis.sock'))).rejects.toThrow('ENOENT');
    expect(await (await open(dataDir)).connect('work').get('before')).toBe('kept');
  });

  test('starts although a program died while it was starting one', async () => {
    const dataDir = await freshDirectory();
    const lock = join(dataDir, 'redis/spawn.lock');
    await mkdir(lock, { recursive: true });
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(lock, minuteAgo, minuteAgo);
    expect((await open(dataDir)).origin).toBe('embedded');
  });

  test('goes on running when its program closes, and a waiting XREAD does not hold that up', async () => {
    const redis = await started();
    const reader = redis.open.connect('blocking');
    await once(reader, 'ready');
    const waiting = reader.xread('BLOCK', 0, 'STREAMS', 'a-stream', '$').catch((error: Error) => error.message);
    await redis.open.close();
    expect(await waiting).toBe('Connection is closed.');
    expect(await (await open(redis.dataDir)).connect('work').ping()).toBe('PONG');
  });
});
