import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { Request, Response, Server } from 'restify';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { rawBytes, request } from '../../test/support/raw-http';
import { answer } from './answer';
import { MAX_BODY_BYTES, readForm, readJson } from './body';
import { CannotListenError } from './listen';
import type { HttpServerOptions } from './server';

type Handler = (req: Request, res: Response) => Promise<void>;

let edge: TestEdge;
/** Requests to /held: each says that it has come, and is answered when it is let go. */
const held = new EventEmitter<{ come: [letGo: () => void] }>();

const handlers: Readonly<Record<string, Handler>> = {
  '/fails': async () => {
    throw new Error('the password of +447700900123 is hunter2');
  },
  '/refuses': async () => {
    throw Object.assign(new Error('inside'), { statusCode: 503 });
  },
  '/forgets': async () => {},
  '/breaks-off': async (_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    res.write('the beginning');
    throw new Error('too late for a status');
  },
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
  },
};

/** Registered as any other part of the project would. */
const addRoutes = (server: Server) => {
  for (const [path, handler] of Object.entries(handlers)) server.get(path, handler);
  server.post('/json', async (req: Request, res: Response) => {
    const body = await readJson(req);
    answer(res, body.ok ? 200 : body.status);
  });
  server.post('/form', async (req: Request, res: Response) => {
    const body = await readForm(req);
    answer(res, body.ok ? 200 : body.status, body.ok ? { read: [...body.value] } : '');
  });
};

async function begin(options: Partial<HttpServerOptions> = {}): Promise<void> {
  edge = await startEdge(() => [addRoutes], options);
}

afterEach(() => edge.close());

describe('every answer', () => {
  beforeEach(() => begin());

  const answers: [string, string, number][] = [
    ['a health check', 'GET /healthz', 200],
    ['a health check that wants no body', 'HEAD /healthz', 200],
    ['a readiness check', 'GET /readyz', 200],
    ['the metrics', 'GET /metrics', 200],
    ['an address that does not exist', 'GET /nowhere', 404],
    ['an address that is broken', 'GET /%ZZ', 404],
    ['a method an address does not take', 'DELETE /healthz', 405],
    ['a method that only the doors take', 'POST /metrics', 405],
    ['a fault of ours', 'GET /fails', 500],
    ['an outage', 'GET /refuses', 503],
    ['a handler that answers nothing', 'GET /forgets', 500],
    ['a target that is no path', 'GET http://[', 400],
    ['a target with two slashes and a bracket', 'GET //[', 400],
    ['a target that names the server', 'OPTIONS *', 400],
  ];

  test.each(answers)(
    '%s (%s) gets %i with the security headers, and nothing from inside',
    async (_what, line, status) => {
      const text = await rawBytes(edge.url, `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      for (const header of ['X-Content-Type-Options: nosniff', 'X-Frame-Options: DENY', 'Cache-Control: no-store']) {
        expect(text).toContain(header);
      }
      expect(text).toContain("default-src 'none'");
      expect(text).not.toMatch(/hunter2|inside|handler|restify|at .*\.(ts|js)|nowhere/i);
    },
  );

  test('a method that is not taken is told which are', async () => {
    const { headers } = await request(`${edge.url}/readyz`, { method: 'DELETE' });
    expect(headers.allow).toBe('GET, HEAD');
  });

  test('a fault is logged with its place in the code, and without its message', async () => {
    await request(`${edge.url}/fails`);
    expect(edge.logged).toHaveLength(1);
    expect(edge.logged.join()).toContain('server.test.ts');
    expect(edge.logged.join()).not.toMatch(/hunter2|7700900123/);
  });

  test('an answer that breaks off in the middle does not pass for whole, and the server lives on', async () => {
    await expect(request(`${edge.url}/breaks-off`)).rejects.toThrow();
    expect((await request(`${edge.url}/healthz`)).status).toBe(200);
  });

  test('a connection serves many requests', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const connections: unknown[] = [];
    edge.http.server.on('connection', (socket) => connections.push(socket));
    for (let n = 0; n < 3; n++) expect((await request(`${edge.url}/healthz`, { agent })).status).toBe(200);
    expect(connections).toHaveLength(1);
    agent.destroy();
  });

  test('an upgrade that nobody wants is refused, not left hanging', async () => {
    const text = await rawBytes(
      edge.url,
      'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('requests are counted under their pattern, and unknown addresses under none', async () => {
    await request(`${edge.url}/healthz?name=Sam`);
    await request(`${edge.url}/Sam`);
    const { text } = await request(`${edge.url}/metrics`);
    expect(text).toContain('small_steps_http_seconds_count{method="GET",route="/healthz",status="200"} 1');
    expect(text).toContain('small_steps_http_seconds_count{method="GET",route="none",status="404"} 1');
    expect(text).not.toContain('Sam');
  });
});

describe('a body', () => {
  beforeEach(() => begin());

  const json = { 'Content-Type': 'application/json' };
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const bodies: [string, string, Record<string, string>, string | Buffer, number][] = [
    ['JSON', '/json', json, '{"a":1}', 200],
    ['JSON that names its character set', '/json', { 'Content-Type': 'application/json; charset=utf-8' }, '{}', 200],
    ['JSON under a byte order mark', '/json', json, '\uFEFF{}', 200],
    ['JSON of exactly 64 KB', '/json', json, `"${'x'.repeat(MAX_BODY_BYTES - 2)}"`, 200],
    ['JSON one byte larger than that', '/json', json, `"${'x'.repeat(MAX_BODY_BYTES - 1)}"`, 413],
    ['JSON nested thirty thousand deep', '/json', json, `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 200],
    ['half of a JSON text', '/json', json, '{"a":', 400],
    ['nothing', '/json', json, '', 400],
    [
      'JSON sent as plain text, as a web page of another site could',
      '/json',
      { 'Content-Type': 'text/plain' },
      '{}',
      415,
    ],
    ['JSON of no declared type', '/json', {}, '{}', 415],
    ['compressed JSON', '/json', { ...json, 'Content-Encoding': 'gzip' }, Buffer.from([0x1f, 0x8b]), 415],
    ['a form', '/form', form, 'a=1&b=%F0%9F%91%8D', 200],
    ['a form with broken escapes', '/form', form, 'a=%ZZ&b=%FF', 200],
    ['a form of 65 KB', '/form', form, `a=${'x'.repeat(65 * 1024)}`, 413],
    ['a form sent as JSON', '/form', json, '{}', 415],
  ];

  test.each(bodies)('of %s is answered as it deserves', async (_what, path, headers, body, status) => {
    expect((await request(edge.url + path, { method: 'POST', headers, body })).status).toBe(status);
  });

  test('a form keeps the order of its fields, and those that come twice', async () => {
    const { text } = await request(`${edge.url}/form`, { method: 'POST', headers: form, body: 'b=2&a=1&b=3&c' });
    expect(JSON.parse(text)).toEqual({
      read: [
        ['b', '2'],
        ['a', '1'],
        ['b', '3'],
        ['c', ''],
      ],
    });
  });
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
    const never = request(`${edge.url}/never`);
    const streamed = request(`${edge.url}/stream`);
    await never;
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
