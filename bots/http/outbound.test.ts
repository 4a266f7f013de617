import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { type ProviderServer, startProvider } from '../../test/support/connector-server';
import { DeadlinePassed } from './deadline';
import { createOutbound, type Outbound, retryAfterMs } from './outbound';

let provider: ProviderServer;
let outbound: Outbound;
beforeEach(async () => {
  provider = await startProvider();
  outbound = createOutbound();
});
afterEach(async () => {
  outbound.close();
  await provider.close();
});

const post = (deadlineMs = 5_000) =>
  outbound.post({ url: new URL('/x', provider.url), headers: { 'X-Ours': 'yes' }, body: 'zoë', deadlineMs });

test('messages one after the other use connections that are kept', async () => {
  for (let n = 0; n < 6; n++) await post();
  // Two take turns: one that has just been used rests for a round of the event loop, in case its server closes it.
  expect(new Set(provider.seen.map(({ fromPort }) => fromPort)).size).toBeLessThanOrEqual(2);
  expect(provider.seen[0]).toMatchObject({ method: 'POST', path: '/x', body: 'zoë' });
  expect(provider.seen[0]?.headers).toMatchObject({ 'x-ours': 'yes', 'content-length': '4' });
});

test('a redirect is an answer like any other, and is not followed', async () => {
  provider.answerWith({ status: 302, headers: { Location: `${provider.url}/elsewhere` } });
  expect(await post()).toMatchObject({ status: 302 });
  expect(provider.seen).toHaveLength(1);
});

test('a connection cut in the middle is a failure, and is not tried again', async () => {
  provider.answerWith('cut');
  await expect(post()).rejects.toThrow();
  expect(provider.seen).toHaveLength(1);
});

test('silence ends at the deadline', async () => {
  provider.answerWith('silence');
  await expect(post(20)).rejects.toThrow(DeadlinePassed);
});

test('an answer that breaks off in the middle is a failure, and is not asked for again', async () => {
  provider.answerWith('half');
  await expect(post()).rejects.toThrow();
  expect(provider.seen).toHaveLength(1);
});

test('what is under way fails when everything is closed', async () => {
  provider.answerWith('silence');
  const failed = expect(post()).rejects.toThrow();
  await provider.next();
  outbound.close();
  await failed;
});

describe('a connection that was kept', () => {
  const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  let server: Server;
  let requests: number;
  /** What the server does with the how-manieth request of a connection. */
  let behave: (socket: Socket, which: number) => void;

  beforeEach(async () => {
    requests = 0;
    server = createServer((socket) => {
      let which = 0;
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        if (!bytes.includes('POST')) return;
        requests += 1;
        which += 1;
        behave(socket, which);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    outbound.close();
    server.close();
    await once(server, 'close');
  });

  const toServer = (deadlineMs = 5_000) => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return outbound.post({ url: new URL(`http://127.0.0.1:${port}/`), headers: {}, body: 'hello', deadlineMs });
  };

  test('and is closed in the very moment in which it is used again fails, and nothing is sent twice', async () => {
    behave = (socket, which) => (which === 1 ? socket.write(ANSWER) : socket.destroy());
    const outcomes: string[] = [];
    for (let n = 0; n < 6; n++)
      outcomes.push(
        await toServer().then(
          () => 'sent',
          () => 'failed',
        ),
      );
    expect(outcomes).toContain('failed');
    expect(requests).toBe(6);
  });

  test('and is reset in the very moment in which it is used again fails, and nothing is sent twice', async () => {
    behave = (socket, which) => (which === 1 ? socket.write(ANSWER) : socket.resetAndDestroy());
    const outcomes: string[] = [];
    for (let n = 0; n < 6; n++)
      outcomes.push(
        await toServer().then(
          () => 'sent',
          () => 'failed',
        ),
      );
    expect(outcomes).toContain('failed');
    expect(requests).toBe(6);
  });

  test('and is closed while nobody uses it is replaced', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    behave = (socket) => {
      closed = once(socket, 'close');
      socket.end(ANSWER);
    };
    for (let n = 0; n < 3; n++) {
      expect(await toServer()).toMatchObject({ status: 200, text: 'ok' });
      await closed;
    }
    expect(requests).toBe(3);
  });

  test('and is busy is waited for, and what is given up meanwhile is never sent', async () => {
    const held: Socket[] = [];
    const allBusy = new Promise<void>((resolve) => {
      behave = (socket) => {
        held.push(socket);
        if (held.length === 64) resolve();
      };
    });
    const patient = Array.from({ length: 64 }, () => toServer());
    await allBusy;
    await expect(toServer(20)).rejects.toThrow(DeadlinePassed);
    behave = (socket) => socket.write(ANSWER);
    for (const socket of held) socket.write(ANSWER);
    expect(await Promise.all(patient)).toHaveLength(64);
    expect(await toServer()).toMatchObject({ status: 200 });
    expect(requests).toBe(65);
  });

  test('is given up at the deadline when an answer trickles in and never ends', async () => {
    behave = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const trickle = () => {
        if (socket.writable) socket.write('1\r\nx\r\n', () => setImmediate(trickle));
      };
      trickle();
    };
    await expect(toServer(30)).rejects.toThrow(DeadlinePassed);
  });
});

test('of a very long answer only the beginning is kept', async () => {
  provider.answerWith({ status: 200, body: 'x'.repeat(1_000_000) });
  expect((await post()).text.length).toBeLessThanOrEqual(64 * 1024);
});

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
test.each([
  ['seconds', '30', 30_000],
  ['no time at all', '0', 0],
  ['an instant', 'Mon, 05 Jan 2026 09:00:05 GMT', 5_000],
  ['an instant that is past', 'Mon, 05 Jan 2026 08:00:00 GMT', 0],
  ['a whole day', '86400', 3_600_000],
  ['nonsense', 'soon', undefined],
  ['nothing', undefined, undefined],
])('a Retry-After of %s (%p) is %p milliseconds', (_what, value, expected) => {
  expect(retryAfterMs(value, NOW)).toBe(expected);
});
