import fc from 'fast-check';
import type { Route } from '../../bots/http/server';
import type { Keys } from './keys';
import { type Request, requestsFor } from './requests';
import type { Shot } from './shot';

/** A body that its sender can write in one go, whenever it is answered. */
const SMALL = 16 * 1024;

/** Everything that is fired: whole requests, the same damaged or sent badly, and what is no HTTP at all. */
export function shotsAt(routes: readonly Route[], keys: Keys): fc.Arbitrary<Shot> {
  const requests = requestsFor(routes, keys);
  return fc.oneof(
    { weight: 10, arbitrary: requests.map(whole) },
    { weight: 4, arbitrary: fc.tuple(requests, damage, manner).map(damaged) },
    { weight: 1, arbitrary: fc.tuple(fc.array(requests, { minLength: 2, maxLength: 6 }), manner).map(pipelined) },
    {
      weight: 1,
      arbitrary: fc.tuple(nonsense, manner).map(([bytes, how]) => ({ aim: 'none', bytes, isWhole: false, ...how })),
    },
  );
}

const manner = fc.record({
  pieces: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 40 })),
  afterwards: fc.constantFrom('wait' as const, 'end' as const, 'cut' as const),
});

function whole(request: Request): Shot {
  const bytes = bytesOf(request, 'close');
  // An expectation is answered before the body, and one that nobody knows ends the connection.
  const isWhole = bytes.length < SMALL && !('Expect' in request.headers);
  return { aim: request.aim, bytes, isWhole, pieces: 1, afterwards: 'wait' };
}

function pipelined([requests, how]: [readonly Request[], Pick<Shot, 'pieces' | 'afterwards'>]): Shot {
  return {
    aim: requests[0]?.aim ?? 'none',
    bytes: Buffer.concat(requests.map((request) => bytesOf(request, 'keep-alive'))),
    isWhole: false,
    ...how,
  };
}

function bytesOf({ method, target, headers, body }: Request, connection: string): Buffer {
  const lines = Object.entries({ Host: 'localhost', Connection: connection, ...headers });
  const head = [`${method} ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  const bytes = Buffer.from(body, 'utf8');
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\nContent-Length: ${bytes.length}\r\n\r\n`, 'latin1'),
    bytes,
  ]);
}

type Damage = (bytes: Buffer) => Buffer;

const inText =
  (change: (text: string) => string): Damage =>
  (bytes) =>
    Buffer.from(change(bytes.toString('latin1')), 'latin1');

/** Where in the bytes, as a share of them. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.constantFrom<Damage>(
    inText((text) => text.replace(/Content-Length: \d+/, 'Content-Length: 99999')),
    inText((text) => text.replace(/Content-Length: \d+/, 'Content-Length: 1')),
    inText((text) => text.replace(/Content-Length: (\d+)/, 'Content-Length: $1\r\nContent-Length: 3')),
    inText((text) => text.replace(/Content-Length: \d+/, 'Content-Length: -1')),
    inText((text) => text.replace(/Content-Length: (\d+)/, 'Content-Length: $1\r\nTransfer-Encoding: chunked')),
    inText((text) => text.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')),
    inText((text) => text.replace(/Content-Length: \d+/, 'Transfer-Encoding: gzip, chunked')),
    inText((text) => text.replace(/Content-Length: \d+\r\n\r\n/, 'Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n')),
    inText((text) =>
      text.replace(/Content-Length: \d+\r\n\r\n/, 'Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\nA: b\r\n\r\n'),
    ),
    inText((text) => text.replace('Host: localhost', `Host: localhost\r\nX-Long: ${'a'.repeat(20_000)}`)),
    inText((text) => text.replace('Host: localhost', `Host: localhost\r\n${'A: b\r\n'.repeat(2_500)}C: d`)),
    inText((text) => text.replace('Host: localhost', 'Host: [')),
    inText((text) => text.replace('Host: localhost', 'Host: localhost\r\nHost: evil.example')),
    inText((text) => text.replace('Host: localhost\r\n', '')),
    inText((text) => text.replace('Connection: close', 'Connection: Upgrade\r\nUpgrade: websocket')),
    inText((text) => text.replace('HTTP/1.1', 'HTTP/1.0')),
    inText((text) => text.replace('HTTP/1.1', 'HTTP/2.0')),
    inText((text) => text.replace(/^\S+/, 'CONNECT')),
    inText((text) => text.replaceAll('\r\n', '\n')),
  ),
  place.map(
    (at): Damage =>
      (bytes) =>
        bytes.subarray(0, Math.floor(at * bytes.length)),
  ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 30 })).map(
    ([at, junk]): Damage =>
      (bytes) => {
        const from = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.subarray(0, from), junk, bytes.subarray(from)]);
      },
  ),
  fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }).map(
    (flips): Damage =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of flips) copy[Math.floor(at * (copy.length - 1))] = byte;
        return copy;
      },
  ),
);

function damaged([request, harm, how]: [Request, Damage, Pick<Shot, 'pieces' | 'afterwards'>]): Shot {
  return { aim: request.aim, bytes: harm(bytesOf(request, 'close')), isWhole: false, ...how };
}

const nonsense = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '\r\n\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'hello there\r\n\r\n',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      `${'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(50)}`,
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    )
    .map((text) => Buffer.from(text, 'latin1')),
);
