import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import type { Request, Response, Server } from 'restify';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { rawBytes, request } from '../../test/support/raw-http';
import { answer, refuse } from './answer';
import { MAX_BODY_BYTES, readForm, readJson } from './body';

let edge: TestEdge;
/** What became of each form, and word of it. */
const read: number[] = [];
const came = new EventEmitter();

const addRoutes = (server: Server) => {
  server.post('/json', async (req: Request, res: Response) => {
    const body = await readJson(req);
    answer(res, body.ok ? 200 : body.status);
  });
  server.post('/form', async (req: Request, res: Response) => {
    const body = await readForm(req);
    read.push(body.ok ? 200 : body.status);
    came.emit('read');
    if (body.ok) answer(res, 200, { read: [...body.value] });
    else refuse(res, body.status);
  });
};

beforeAll(async () => {
  edge = await startEdge(() => [addRoutes]);
});
afterAll(() => edge.close());

describe('a body', () => {
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
    ['a form of 2,500 fields', '/form', form, 'a=1&'.repeat(2_500), 200],
    ['a form of more than that', '/form', form, 'a=1&'.repeat(2_501), 413],
    ['a form sent as JSON', '/form', json, '{}', 415],
  ];

  test.each(bodies)('of %s is answered as it deserves', async (_what, path, headers, body, status) => {
    expect((await request(edge.url + path, { method: 'POST', headers, body })).status).toBe(status);
  });

  test('that never ends is refused when it is sixteen times too long, and its connection is closed', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const head = 'POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const text = await rawBytes(edge.url, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(17)}`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('whose sender goes away in the middle is given up', async () => {
    const before = read.length;
    const socket = net.connect(Number(new URL(edge.url).port), '127.0.0.1');
    const come = once(edge.http.server.server, 'request');
    socket.write('POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n');
    socket.write('Content-Type: application/x-www-form-urlencoded\r\n\r\na=1');
    await come;
    const given = once(came, 'read');
    socket.destroy();
    await given;
    expect(read.slice(before)).toEqual([400]);
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
