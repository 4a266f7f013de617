import fc from 'fast-check';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks';
import { isSignedByProvider } from './signature';

const TOKEN = 'drama-token';

type Pairs = readonly (readonly [string, string])[];

/** A form as the provider's library wants it: a field that comes more than once is a list. */
function asObject(pairs: Pairs): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}

/** As it arrives: encoded, and read again. */
const asForm = (pairs: Pairs) =>
  new URLSearchParams(new URLSearchParams(pairs.map(([a, b]): [string, string] => [a, b])).toString());

const sign = (url: string, pairs: Pairs) => getExpectedTwilioSignature(TOKEN, url, asObject(pairs));
const theirVerdict = (signature: string, url: string, pairs: Pairs) =>
  validateRequest(TOKEN, signature, url, asObject(pairs));
const ourVerdict = (signature: string, url: string, pairs: Pairs) =>
  isSignedByProvider(TOKEN, signature, url, asForm(pairs));

const host = fc.constantFrom(
  'steps.example.org',
  'xn--hst-sna.example',
  '192.0.2.7',
  '[2001:db8::1]',
  'Steps.Example.org',
);
const port = fc.constantFrom('', ':443', ':80', ':3978', ':8443');
const before = fc.constantFrom('', '/bots', '/a/b%20c', "/o'neill", '/ü');
const query = fc.oneof(
  fc.constantFrom('', '?', '?message=sam.7-aB3_.1', "?name=o'neill", '?a=1&a=2&b', '?q=%F0%9F', '?é=ü', '?x=(1)!*~'),
  fc.webQueryParameters().map((text) => `?${text}`),
);
const publicUrl = fc
  .tuple(fc.constantFrom('https://', 'http://'), host, port, before)
  .map(([scheme, name, number, path]) => scheme + name + number + path);
const urls = fc
  .tuple(publicUrl, fc.constantFrom('/api/sms', '/api/sms/status'), query)
  .map(([base, path, asked]) => base + path + asked);

const name = fc.oneof(
  fc.constantFrom(
    'MessageSid',
    'From',
    'Body',
    'Body',
    'NumMedia',
    'body',
    'Body ',
    '__proto__',
    'constructor',
    '1',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const value = fc.oneof(
  fc.constantFrom('', '+447700900123', 'Zoë 👍 £5', '100% + 1 & 2 = 3', 'a\r\nb', '\u0000', '\u202eabc'),
  fc.string({ unit: 'grapheme' }),
);
const forms = fc.array(fc.tuple(name, value), { maxLength: 12 });

test("whatever the provider's library signs is known for the provider's, at whatever address and with whatever fields", () => {
  fc.assert(
    fc.property(urls, forms, (url, pairs) => {
      expect(ourVerdict(sign(url, pairs), url, pairs)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a signature for another form, address or token is judged as the library judges it', () => {
  const forged = fc.oneof(
    fc.tuple(urls, forms).map(([url, pairs]) => sign(url, pairs)),
    fc.tuple(urls, forms).map(([url, pairs]) => getExpectedTwilioSignature('another', url, asObject(pairs))),
    fc.base64String({ minLength: 28, maxLength: 28 }),
    fc.string(),
    fc.constant(''),
  );
  fc.assert(
    fc.property(urls, forms, forged, (url, pairs, signature) => {
      expect(ourVerdict(signature, url, pairs)).toBe(theirVerdict(signature, url, pairs));
    }),
    { numRuns: 2_000 },
  );
});

/** What a proxy, an attacker or another server of the provider may make of an address. */
const turns: readonly ((url: string) => string)[] = [
  (url) => url.replace(/^https/, 'http'),
  (url) => url.replace(/:\d+(?=\/)/, ''),
  (url) => url.replace(/^(https?:\/\/[^/]*[^/:\d])(?=\/)/, '$1:443'),
  (url) => url.replace(/\?.*$/, ''),
  (url) => `${url}${url.includes('?') ? '&' : '?'}more=1`,
  (url) => url.replace('/api/', '/api//'),
  (url) => new URL(url).href,
  (url) => url.replaceAll("'", '%27'),
  (url) => `${url}#rc=3`,
  (url) => url.toUpperCase(),
];

test('a signature over what the address became on its way is judged as the library judges it', () => {
  let both = 0;
  let neither = 0;
  fc.assert(
    fc.property(urls, forms, fc.constantFrom(...turns), (url, pairs, turn) => {
      const signature = sign(turn(url), pairs);
      const theirs = theirVerdict(signature, url, pairs);
      expect(ourVerdict(signature, url, pairs)).toBe(theirs);
      if (theirs) both += 1;
      else neither += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(Math.min(both, neither)).toBeGreaterThan(100);
});

test('one field more, less, or other is judged as the library judges it', () => {
  const changes = fc.constantFrom<(pairs: Pairs) => Pairs>(
    (pairs) => [...pairs, ['Body', 'STOP']],
    (pairs) => pairs.slice(1),
    (pairs) => pairs.toReversed(),
    (pairs) => [...pairs, ...pairs],
    (pairs) => pairs.map(([a, b]): [string, string] => [b, a]),
    (pairs) => pairs.map(([a, b]): [string, string] => [a, `${b} `]),
  );
  fc.assert(
    fc.property(urls, forms, changes, (url, pairs, change) => {
      const signature = sign(url, pairs);
      expect(ourVerdict(signature, url, change(pairs))).toBe(theirVerdict(signature, url, change(pairs)));
    }),
    { numRuns: 2_000 },
  );
});
