import fc from 'fast-check';
import type { Route } from '../../bots/http/server';
import { anyBody, nearly, value, word } from './hostile';
import { activityOf, type Keys, smsOf } from './keys';

/** A request before it becomes bytes. */
export interface Request {
  readonly aim: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

const id = fc.uuid().map((text) => text.replaceAll('-', ''));
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.webQueryParameters().map((text) => `?${text}`),
  fc.constantFrom('?%', '?a=%ZZ', '?message=x.1', '?after=0-0', '?__proto__[x]=1', `?${'a=1&'.repeat(300)}`),
);
/** Headers that some program may add, and that something may be made to believe. */
const extra = fc.dictionary(
  fc.constantFrom(
    'Accept',
    'Accept-Version',
    'Content-Encoding',
    'Cookie',
    'Expect',
    'Forwarded',
    'If-None-Match',
    'Last-Event-ID',
    'Origin',
    'Range',
    'X-Forwarded-For',
    'X-HTTP-Method-Override',
  ),
  fc.constantFrom(
    '',
    '*',
    '*/*',
    '100-continue',
    'gzip',
    'bytes=0-',
    'DELETE',
    '127.0.0.1',
    'null',
    '9-9',
    '~1',
    'a=b',
  ),
  { maxKeys: 2 },
);
const otherMethod = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND');

/** For every route: what it takes, but for some part; and what it has never heard of. */
export function requestsFor(routes: readonly Route[], keys: Keys): fc.Arbitrary<Request> {
  // What takes something can be broken in more ways than what only answers.
  const aimed = routes.map((route) => ({
    weight: route.method === 'POST' ? 4 : 1,
    arbitrary: requestFor(route, keys),
  }));
  return fc.oneof(...aimed, { weight: 2, arbitrary: nowhere });
}

function requestFor({ method, path }: Route, keys: Keys): fc.Arbitrary<Request> {
  const known = KNOWN[path];
  const fits = known ? known(keys, path) : anything;
  const made = fc.oneof({ weight: 3, arbitrary: fits }, { weight: 1, arbitrary: anything });
  const usual = { weight: 6, arbitrary: fc.constant(method) };
  return fc.record({ made, query, extra, method: fc.oneof(usual, otherMethod) }).map((one) => ({
    aim: `${method} ${path}`,
    method: one.method,
    target: one.made.target ?? path + one.query,
    headers: { ...one.extra, ...one.made.headers },
    body: one.made.body,
  }));
}

interface Made {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where the request must go as it is, because it was signed so. */
  readonly target?: string;
}

const anything: fc.Arbitrary<Made> = fc.record({
  headers: fc.constantFrom(
    {},
    JSON_TYPE,
    FORM_TYPE,
    { 'Content-Type': 'text/plain' },
    { Authorization: 'Bearer a.b.c' },
  ),
  body: anyBody,
});

/** What the routes take that there are today; one that is not listed gets anything. */
const KNOWN: Readonly<Record<string, (keys: Keys, path: string) => fc.Arbitrary<Made>>> = {
  '/api/messages': (keys) => fc.tuple(activity(keys), token(keys)).map(([body, headers]) => ({ body, headers })),
  '/api/sms': (keys, path) =>
    form(nearlyText(smsOf('SM1', '+447700900456', 'hello'))).chain((fields) => signed(keys, path, fields)),
  '/api/sms/status': (keys, path) => {
    const receipt = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30003', To: '+447700900456' };
    return fc.tuple(form(nearlyText(receipt)), query).chain(([fields, asked]) => signed(keys, path + asked, fields));
  },
  '/try/say': () => json(nearly({ who: 'sam', text: 'hello', id: '00000000-0000-4000-8000-000000000001' })),
  '/try/clock': () => json(nearly({ advance: 'ten-minutes' })),
  '/try/again': () => json(nearly({ sure: true })),
};

const json = (body: fc.Arbitrary<unknown>): fc.Arbitrary<Made> =>
  body.map((one) => ({ headers: JSON_TYPE, body: JSON.stringify(one) }));

function activity({ serviceUrl }: Keys): fc.Arbitrary<string> {
  const kinds = fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'invoke', 'typing', 'event');
  return fc
    .tuple(nearly(activityOf(serviceUrl, '1', '29:fuzz', 'hello')), kinds, id, word, value)
    .map(([made, type, once, text, more]) =>
      JSON.stringify({ ...made, id: made['id'] === '1' ? once : made['id'], type, text, value: more }),
    );
}

/** Mostly genuine: behind a good token everything is reached. */
function token({ bearer }: Keys): fc.Arbitrary<Record<string, string>> {
  const claims = nearly({ iss: 'https://api.botframework.com', nbf: 0 });
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(null).map(() => ({ ...JSON_TYPE, Authorization: bearer() })) },
    claims.map((changed) => ({ ...JSON_TYPE, Authorization: bearer({ claims: changed }) })),
    fc.constant({ ...JSON_TYPE, Authorization: bearer({ signWith: 'another-key' }) }),
    fc.constant(JSON_TYPE),
  );
}

function nearlyText(shape: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, string>> {
  return fc.tuple(nearly(shape), id, word).map(([made, once, text]) => {
    const whole: Record<string, unknown> = { ...made };
    if (whole['MessageSid'] === 'SM1') whole['MessageSid'] = `SM${once}`;
    if (whole['Body'] === 'hello') whole['Body'] = text;
    return Object.fromEntries(
      Object.entries(whole).map(([name, one]) => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
    );
  });
}

/** Fields as the other side reads them: what is no text of Unicode does not survive the way. */
const form = (fields: fc.Arbitrary<Record<string, string>>): fc.Arbitrary<[string, string][]> =>
  fields.map((one) => [...new URLSearchParams(new URLSearchParams(one).toString())]);

function signed(keys: Keys, target: string, fields: [string, string][]): fc.Arbitrary<Made> {
  const body = new URLSearchParams(fields).toString();
  const genuine = { headers: { ...FORM_TYPE, 'X-Twilio-Signature': keys.sign(target, fields) }, body, target };
  const forged = { ...genuine, headers: { ...FORM_TYPE, 'X-Twilio-Signature': 'c2lnbmVkIGJ5IG5vYm9keQ==' } };
  return fc.oneof({ weight: 4, arbitrary: fc.constant(genuine) }, fc.constant(forged));
}

/** Targets that lead nowhere, or seem to lead somewhere else. */
const nowhere: fc.Arbitrary<Request> = fc.record({
  aim: fc.constant('none'),
  method: otherMethod,
  target: fc.oneof(
    fc.webPath().map((path) => `/${path.replace(/^\/+/, '')}`),
    fc.constantFrom(
      '/',
      '//',
      '//[',
      '*',
      'http://[',
      'http://evil.example/healthz',
      '/%ZZ',
      '/%00',
      '/%E0%A4%A',
      '/try/../../etc/passwd',
      '/try/%2e%2e/%2e%2e/package.json',
      '/try/..%2f..%2fpackage.json',
      '/api%2Fmessages',
      '/api/messages;a=b',
      '/__proto__',
      '/healthz/',
      `/${'a/'.repeat(2_000)}`,
    ),
  ),
  headers: extra,
  body: fc.constantFrom('', '{}'),
});
