import type { Route } from '../../bots/http/server';
import { LIVE_ENV, SMS } from '../support/live-settings';
import { type RawAnswer, rawBytes, request } from '../support/raw-http';
import { signedForm } from '../support/signed-form';
import { startWholeApp, type WholeApp } from '../support/whole-app';

const TOO_LARGE = 'x'.repeat(65 * 1024);

/** What the service is asked for in the two ways in which it runs; a route that is added later is asked too. */
describe.each([
  ['tried out on one machine', ''],
  ['with real people at the other end', LIVE_ENV],
])('every route of a service %s', (_how, dotEnv) => {
  let app: WholeApp;

  beforeAll(async () => {
    app = await startWholeApp(dotEnv);
  });
  afterAll(() => app?.end());

  test('is known', () => {
    const known = app.routes.map(({ method, path }) => `${method} ${path}`);
    const always = [
      'POST /api/messages',
      'GET /healthz',
      'HEAD /healthz',
      'GET /readyz',
      'HEAD /readyz',
      'GET /metrics',
    ];
    const live = ['POST /api/sms', 'POST /api/sms/status'];
    const here = ['GET /try', 'GET /try/events', 'POST /try/say', 'POST /try/clock', 'POST /try/again'];
    expect(known).toEqual(expect.arrayContaining([...always, ...(dotEnv === '' ? here : live)]));
  });

  test('answers with the security headers, and says nothing of what it is made of', async () => {
    for (const route of app.routes) {
      for (const method of [route.method, 'DELETE', 'TRACE']) {
        const answered = await ask({ ...route, method });
        expect({ route, method, ...securityOf(answered) }).toEqual({ route, method, ...SECURE });
      }
    }
  });

  test('lets nobody frame it, load it from elsewhere, or run scripts of another', async () => {
    for (const route of app.routes) {
      const policy = (await ask(route)).headers['content-security-policy'];
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
        expect({ route, policy }).toEqual({ route, policy: expect.stringContaining(rule) });
      }
      expect({ route, policy }).not.toEqual({ route, policy: expect.stringContaining('unsafe') });
    }
  });

  test('takes no body of more than 64 KB', async () => {
    const takers = app.routes.filter(({ method }) => method === 'POST');
    expect(takers.length).toBeGreaterThan(0);
    for (const route of takers) {
      expect({ route, status: (await ask(route, TOO_LARGE)).status }).toEqual({ route, status: 413 });
    }
  });

  test('reads no body that never ends', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    for (const { method, path } of app.routes.filter((route) => route.path !== '/try/events')) {
      const head = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`;
      // It resolves only when the server has closed the connection.
      expect(await rawBytes(app.url, head + chunk.repeat(2))).toMatch(/^HTTP\/1\.1 (200|4\d\d) /);
    }
  });

  /** A request of the kind that the route takes, of somebody whom it has no reason to trust. */
  function ask({ method, path }: Route, body = '{}'): Promise<RawAnswer> {
    const isForm = path.startsWith('/api/sms');
    return request(app.url + path, {
      method,
      ...(method === 'POST' ? { body } : {}),
      headers: {
        'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        Authorization: 'Bearer a.b.c',
        'X-Twilio-Signature': 'not theirs',
      },
      endsWithHeaders: path === '/try/events',
    });
  }
});

const SECURE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': expect.stringMatching(/^no-(store|cache)$/),
  server: undefined,
  'x-powered-by': undefined,
  'access-control-allow-origin': undefined,
};

const securityOf = ({ headers }: RawAnswer) =>
  Object.fromEntries(Object.keys(SECURE).map((name) => [name, headers[name]]));

describe('whoever floods', () => {
  let app: WholeApp;
  beforeAll(async () => {
    app = await startWholeApp(LIVE_ENV);
  });
  afterAll(() => app?.end());

  /** Through a proxy, so that it is not somebody at the machine itself. @returns the statuses, up to the first 429 */
  const flood = async (method: string, path: string, most: number, headers: Record<string, string> = {}) => {
    const statuses: number[] = [];
    while (statuses.length < most && statuses.at(-1) !== 429) {
      const answered = await request(app.url + path, {
        method,
        headers: { 'X-Forwarded-For': '192.0.2.7', ...headers },
      });
      statuses.push(answered.status);
    }
    return statuses;
  };

  test.each([
    ['a stranger at a door', 'POST', '/api/sms', {}, 403],
    ['a stranger at the other door', 'POST', '/api/messages', {}, 401],
    ['somebody with false tokens', 'POST', '/api/messages', { Authorization: 'Bearer a.b.c' }, 400],
    ['somebody with false signatures', 'POST', '/api/sms', { 'X-Twilio-Signature': 'x' }, 403],
    ['somebody who looks for what is not there', 'GET', '/wp-login.php', {}, 404],
    ['somebody who asks for the figures', 'GET', '/metrics', {}, 200],
  ])('%s is told to wait', async (_who, method, path, more, otherwise) => {
    const type = path.startsWith('/api/sms') ? 'application/x-www-form-urlencoded' : 'application/json';
    const statuses = await flood(method, path, 5_000, { 'Content-Type': type, ...more });
    expect(statuses.at(-1)).toBe(429);
    // Those before may have used up what this address had: then it is told so at once.
    expect([429, otherwise]).toContain(statuses[0]);
  });

  test('with false signatures does not shut out the provider, who comes by the same proxy', async () => {
    const { headers, body } = signedForm(SMS.authToken, `${SMS.publicUrl}/api/sms`, {
      MessageSid: 'SM1',
      From: '+447700900001',
      Body: 'hello',
    });
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': 'x' };
    expect((await flood('POST', '/api/sms', 5_000, form)).at(-1)).toBe(429);
    const genuine = { 'X-Forwarded-For': '192.0.2.7', ...Object.fromEntries(new Headers(headers)) };
    expect((await request(`${app.url}/api/sms`, { method: 'POST', headers: genuine, body: String(body) })).status).toBe(
      200,
    );
  });

  test('shuts nobody out who asks whether the service lives', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(new Set(await flood('GET', path, 400))).toEqual(new Set([200]));
    }
  });
});
