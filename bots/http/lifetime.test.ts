import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import type { Request, Response, Server } from 'restify';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { request } from '../../test/support/raw-http';
import { answer } from './answer';
import { CannotListenError } from './listen';
import type { HttpServerOptions } from './server';

type Handler = (req: Request, res: Response) => Promise<void>;

let edge: TestEdge;
/** Requests to /held and /stream say that they have come; the first are answered when they are let go. */
const held = new EventEmitter<{ come: [letGo: () => void] }>();

const handlers: Readonly<Record<string, Handler>> = {
  '/never': async () => {
    await new Promise(() => {});
  },
  '/held': async (_req, res) => {
    await new Promise<void>((resolve) => held.emit('come', resolve));
    answer(res, 200, 'let go');
  },
  '/stream': async (_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    res.write('data: one\n\n');
    edge.http.closing.addEventListener('abort', () => res.end('data: goodbye\n\n'));
    held.emit('come', () => {});
  },
};

const addRoutes = (server: Server) => {
  for (const [path, handler] of Object.entries(handlers)) server.get(path, handler);
};

async function begin(options: Partial<HttpServerOptions> = {}): Promise<void> {
  edge = await startEdge(() => [addRoutes], options);
}
afterEach(() => edge.close());

test('whoever sends two requests at once and goes away before the first is answered leaves neither behind', async () => {
  await begin();
  const accepted = once(edge.http.server.server, 'connection');
  const come = once(held, 'come');
  const socket = net.connect(Number(new URL(edge.url).port), '127.0.0.1');
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  socket.write(ask('/held') + ask('/healthz'));
  const [connection] = await accepted;
  const [letGo] = await come;
  const gone = once(connection, 'close');
  socket.destroy();
  await gone;
  letGo();
  const { text } = await request(`${edge.url}/metrics`);
  for (const route of ['/held', '/healthz']) {
    expect(text).toMatch(
      new RegExp(`small_steps_http_seconds_count\\{method="GET",route="${route}",status="\\d+"\\} 1`),
    );
  }
});

describe('a deadline', () => {
  test('a request that is never answered gets a 503 when its time is up', async () => {
    await begin({ deadlineMs: 20 });
    const { status, headers } = await request(`${edge.url}/never`);
    expect([status, headers.connection]).toEqual([503, 'close']);
  });

  test('a handler that answers too late does no harm', async () => {
    await begin({ deadlineMs: 20 });
    const answered = request(`${edge.url}/held`);
    const [letGo] = await once(held, 'come');
    expect((await answered).status).toBe(503);
    letGo();
    expect((await request(`${edge.url}/healthz`)).status).toBe(200);
  });

  test('a stream that has begun may go on past it', async () => {
    await begin({ deadlineMs: 20 });
    const streamed = request(`${edge.url}/stream`);
    await once(held, 'come');
    // Answered when its own deadline is up, which is after the stream's.
    await request(`${edge.url}/never`);
    await edge.close();
    expect((await streamed).text).toBe('data: one\n\ndata: goodbye\n\n');
  });
});

describe('readiness', () => {
  test('names the durability class of the store', async () => {
    await begin();
    const { status, text } = await request(`${edge.url}/readyz`);
    expect([status, JSON.parse(text)]).toEqual([200, { ok: true, redis: { durability: 'every write' } }]);
  });

  test.each<[string, HttpServerOptions['ready']]>([
    ['says no', async () => ({ ok: false, detail: { because: 'redis is away' } })],
    ['fails', () => Promise.reject(new Error('redis://secret@host'))],
    ['takes too long', () => new Promise(() => {})],
  ])('is a 503 when the check %s, while the process still counts as alive', async (_how, ready) => {
    await begin({ ready, deadlineMs: 100 });
    const { status, text } = await request(`${edge.url}/readyz`);
    expect(status).toBe(503);
    expect(text).not.toContain('secret');
    expect((await request(`${edge.url}/healthz`)).status).toBe(200);
  });
});

describe('closing', () => {
  test('waits for a request in flight, answers it, and takes no more', async () => {
    await begin();
    const answered = request(`${edge.url}/held`);
    const [letGo] = await once(held, 'come');
    const closed = edge.close();
    await expect(request(`${edge.url}/healthz`)).rejects.toThrow('ECONNREFUSED');
    letGo();
    const { status, headers } = await answered;
    expect([status, headers.connection]).toEqual([200, 'close']);
    await closed;
  });

  test('cuts a request that does not finish within its grace', async () => {
    await begin({ graceMs: 20 });
    const cut = expect(request(`${edge.url}/never`)).rejects.toThrow();
    await once(edge.http.server.server, 'request');
    await edge.close();
    await cut;
  });

  test('is harmless a second time, and before the server ever listened', async () => {
    await begin();
    await edge.close();
    await edge.close();
  });
});

test('a port that is taken stops the start with one line that names the way out', async () => {
  await begin();
  const second = await startEdge(() => []);
  const port = Number(new URL(edge.url).port);
  await second.close();
  const refusal: unknown = await second.http.listen(port, '127.0.0.1').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(CannotListenError);
  expect(refusal).toHaveProperty(
    'message',
    `PORT ${port} is taken by another program. Stop that one, or use PORT=${port + 1}.`,
  );
});
