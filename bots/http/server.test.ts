import http from 'node:http';
import type { Request, Response, Server } from 'restify';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { rawBytes, request } from '../../test/support/raw-http';

type Handler = (req: Request, res: Response) => Promise<void>;

let edge: TestEdge;

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
};

/** Registered as any other part of the project would. */
const addRoutes = (server: Server) => {
  for (const [path, handler] of Object.entries(handlers)) server.get(path, handler);
};

beforeEach(async () => {
  edge = await startEdge(() => [addRoutes]);
});
afterEach(() => edge.close());

describe('every answer', () => {
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
    ['a tunnel', 'CONNECT example.org:443', 405],
    ['a line that is no request', 'hello there', 400],
    ['a target of 20 KB', `GET /${'a'.repeat(20_000)}`, 431],
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

  test.each(['[', 'a b', '1.2.3.4.5', 'localhost:99999'])(
    'a Host that is none (%s) gets 400, and the server lives on',
    async (host) => {
      const text = await rawBytes(edge.url, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      expect((await request(`${edge.url}/healthz`)).status).toBe(200);
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

  const heads: [string, string, number][] = [
    ['an upgrade that nobody wants', 'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket', 400],
    ['headers of 20 KB', `Host: localhost\r\nX-Long: ${'a'.repeat(20_000)}`, 431],
    ['a header that is none', 'Host: localhost\r\nno colon', 400],
    ['an expectation that nobody knows', 'Host: localhost\r\nExpect: the-impossible', 417],
    ['no Host', 'Accept: */*', 400],
    ['two Hosts', 'Host: localhost\r\nHost: evil.example', 400],
    ['a length that is none', 'Host: localhost\r\nContent-Length: -1', 400],
    ['two lengths', 'Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6', 400],
    ['a length and chunks', 'Host: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked', 400],
  ];

  test.each(heads)(
    '%s is refused with the security headers, and the connection is closed',
    async (_what, head, status) => {
      const text = await rawBytes(edge.url, `GET /healthz HTTP/1.1\r\n${head}\r\n\r\n`);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      for (const header of ['X-Content-Type-Options: nosniff', 'Connection: close']) expect(text).toContain(header);
    },
  );

  test('nonsense in the middle of a body ends the connection, with one answer at most', async () => {
    const head = 'POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    const text = await rawBytes(edge.url, `${head}ZZ\r\nhello\r\n`);
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect((await request(`${edge.url}/healthz`)).status).toBe(200);
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
