import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type BareRedis, freePort, RUNTIME_DIR, startBareRedis } from '../../test/support/redis';
import { type OpenRedis, openRedis, type RedisClient, RedisUnavailable } from '.';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function bare(...args: string[]): Promise<BareRedis> {
  const redis = await startBareRedis(...args);
  cleanUp.push(redis.stop);
  return redis;
}

async function open(url: string): Promise<OpenRedis> {
  const opened = await openRedis({
    url,
    dataDir: '/nonexistent',
    runtimeDir: RUNTIME_DIR,
    serverBin: undefined,
    say: () => {},
  });
  cleanUp.push(opened.close);
  return opened;
}

/** Not `once` of node:events, which takes a refused attempt to reconnect for the end. */
function when(redis: RedisClient, event: 'close' | 'ready'): Promise<void> {
  return new Promise((resolve) => redis.once(event, () => resolve()));
}

async function refusalOf(url: string): Promise<string> {
  const error: unknown = await open(url).catch((reason: unknown) => reason);
  if (!(error instanceof RedisUnavailable)) throw new Error('it was not refused');
  expect(error.message).not.toContain('\n');
  return error.message;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUp.push(async () => server.close());
  const address: AddressInfo | string | null = server.address();
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

/** A tiny server that speaks the Redis protocol and answers INFO with these lines; it knows no other command. */
function serverSaying(info: string): Server {
  const bulk = `$${Buffer.byteLength(info)}\r\n${info}\r\n`;
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const [, command] of data.toString('latin1').matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        socket.write(command?.toLowerCase() === 'info' ? bulk : `-ERR unknown command '${command}'\r\n`);
      }
    });
  });
}

describe('a Redis that somebody else runs is taken with the durability it really has', () => {
  test.each([
    ['always', ['--appendonly', 'yes', '--appendfsync', 'always']],
    ['everysec', ['--appendonly', 'yes']],
    ['none', ['--appendonly', 'yes', '--appendfsync', 'no']],
    ['none', ['--appendonly', 'no']],
    ['unknown', ['--appendonly', 'yes', '--rename-command', 'CONFIG', '']],
  ])('%s with %j', async (durability, args) => {
    const { url } = await bare(...args);
    expect(await open(url)).toMatchObject({ origin: 'external', durability, product: 'redis' });
  });

  test('Valkey gives its own version, and not that of the Redis it descends from', async () => {
    const info =
      'redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1\r\nrole:master\r\naof_enabled:0\r\n';
    expect(await open(await listen(serverSaying(info)))).toMatchObject({ version: '8.1.1', product: 'valkey' });
  });
});

describe('a Redis that will not do is refused with what is wrong and what mends it', () => {
  test('one that is too old', async () => {
    const url = await listen(serverSaying('redis_version:6.0.16\r\nrole:master\r\nmaxmemory_policy:noeviction\r\n'));
    expect(await refusalOf(url)).toMatch(
      /^REDIS_URL \(redis:.*\) is Redis 6\.0\.16: use Redis 7\.0 or later, or any Valkey\./,
    );
  });

  test('one that would throw conversations away when memory is short', async () => {
    const { url } = await bare('--maxmemory-policy', 'allkeys-lru');
    expect(await refusalOf(url)).toMatch(
      /maxmemory-policy allkeys-lru.*Run `redis-cli CONFIG SET maxmemory-policy noeviction`/,
    );
  });

  test('a replica, which cannot be written to', async () => {
    const { url } = await bare('--replicaof', '127.0.0.1', String(await freePort()));
    expect(await refusalOf(url)).toMatch(/read-only replica: name its primary/);
  });

  test('nobody at the address', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    expect(await refusalOf(url)).toMatch(/does not answer as a Redis \(connect ECONNREFUSED.*leave REDIS_URL unset/);
  });

  test('a wrong password, which is not repeated', async () => {
    const { port } = await bare('--requirepass', 'right');
    const message = await refusalOf(`redis://somebody:hush-hush@127.0.0.1:${port}/0`);
    expect(message).toMatch(/WRONGPASS/);
    expect(message).not.toMatch(/hush|somebody/);
  });

  test('something that is not a Redis at all', async () => {
    const url = await listen(createHttpServer((_request, response) => response.end('hello')));
    expect(await refusalOf(url)).toMatch(/does not answer as a Redis/);
  });
});

describe('while Redis is away', () => {
  test('a webhook is refused at once, work waits, and both go on when it is back', async () => {
    const redis = await bare('--appendonly', 'yes', '--appendfsync', 'always');
    const opened = await open(redis.url);
    const webhook = opened.connect('webhook');
    const work = opened.connect('work');
    await webhook.set('heard', 'before');
    await work.ping();
    const noticed = when(webhook, 'close');
    await redis.kill();
    await noticed;

    await expect(webhook.set('heard', 'during')).rejects.toThrow();
    const waiting = work.set('done', 'during');

    const back = when(webhook, 'ready');
    await redis.startAgain();
    expect(await waiting).toBe('OK');
    await back;
    expect(await webhook.get('heard')).toBe('before');
  });

  test('closing does not wait for it', async () => {
    const redis = await bare();
    const opened = await open(redis.url);
    const work = opened.connect('work');
    await work.ping();
    const noticed = when(work, 'close');
    await redis.kill();
    await noticed;
    const waiting = work.set('never', 'sent').catch((error: Error) => error.message);
    await opened.close();
    expect(await waiting).toBe('Connection is closed.');
  });
});
