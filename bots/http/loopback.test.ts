import type { Request, Response } from 'restify';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { request } from '../../test/support/raw-http';
import { answer } from './answer';
import { isLoopbackUrl, loopbackOnly } from './loopback';

let edge: TestEdge;
let port: string;

beforeAll(async () => {
  edge = await startEdge(() => [
    (server) => {
      const page = async (_req: Request, res: Response) => {
        answer(res, 200, 'the page');
      };
      server.get('/page', loopbackOnly(), page);
      server.post('/page', loopbackOnly(), page);
    },
  ]);
  port = new URL(edge.url).port;
});
afterAll(() => edge.close());

const HOST = 'localhost:PORT';
const ORIGIN = `http://${HOST}`;
const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
const cases: [string, string, Record<string, string>, number][] = [
  ['a program that says nothing of itself', 'POST', {}, 200],
  ['a browser that was given the address', 'GET', { Host: HOST, 'Sec-Fetch-Site': 'none' }, 200],
  ['the page itself', 'POST', { Host: HOST, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['somebody who writes 127.0.0.1', 'GET', { Host: '127.0.0.1:PORT' }, 200],
  ['somebody who writes [::1]', 'GET', { Host: '[::1]:PORT' }, 200],
  ['somebody who followed a link on another site', 'GET', { Host: HOST, ...link }, 200],
  ['a form on another site that opens as a page', 'POST', { Host: HOST, ...link }, 403],
  ['a frame on another site', 'GET', { Host: HOST, ...link, 'Sec-Fetch-Dest': 'iframe' }, 403],
  ['a script on another site', 'POST', { Host: HOST, Origin: 'https://evil.example' }, 403],
  ['a script on another site, in a browser that hides where', 'POST', { Host: HOST, Origin: 'null' }, 403],
  [
    'a picture on another site',
    'GET',
    { Host: HOST, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
    403,
  ],
  ['a page on another port of this machine', 'POST', { Host: HOST, Origin: 'http://localhost:1' }, 403],
  ['a name that was pointed at this machine (DNS rebinding)', 'GET', { Host: 'evil.example:PORT' }, 403],
  ['a name that begins like this machine', 'GET', { Host: 'localhost.evil.example' }, 403],
  ['a name that begins like its number', 'GET', { Host: '127.0.0.1.evil.example' }, 403],
  ['a host with a user in it', 'GET', { Host: 'localhost@evil.example' }, 403],
  ['an address of the network', 'GET', { Host: '192.168.1.7:PORT' }, 403],
  ['a tunnel that keeps the host', 'GET', { Host: HOST, 'X-Forwarded-For': '203.0.113.9' }, 403],
  ['a proxy by the standard', 'GET', { Host: HOST, Forwarded: 'for=203.0.113.9' }, 403],
  ['a proxy that says only that it is one', 'GET', { Host: HOST, Via: '1.1 proxy' }, 403],
  ['Cloudflare', 'GET', { Host: HOST, 'CF-Connecting-IP': '203.0.113.9' }, 403],
  ['nginx', 'GET', { Host: HOST, 'X-Real-IP': '203.0.113.9' }, 403],
];

test.each(cases)('%s (%s) is let in or turned away', async (_who, method, headers, status) => {
  const named = Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]);
  const answered = await request(`${edge.url}/page`, { method, headers: Object.fromEntries(named) });
  expect(answered.status).toBe(status);
  if (status === 403) expect(answered.text).toMatch(/answers only on the machine it runs on/);
});

test.each([
  ['http://localhost:3978/x', true],
  ['http://127.0.0.2', true],
  ['https://[::1]:1', true],
  ['http://0x7f.1', true],
  ['http://localhost.example', false],
  ['http://user@localhost', false],
  ['http://10.0.0.1', false],
  ['not a url', false],
])('%s names this machine: %p', (url, itDoes) => {
  expect(isLoopbackUrl(url)).toBe(itDoes);
});
