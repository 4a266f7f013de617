import fc from 'fast-check';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { type OpenIdServer, startOpenId } from '../../test/support/openid';
import { request } from '../../test/support/raw-http';
import { MemoryReception } from '../../test/support/reception';
import { messagesDoor } from './door';

const APP_ID = '00000000-0000-4000-8000-00000000000a';
const SERVICE_URL = 'http://127.0.0.1:5000/';
let open: TestEdge;
let guarded: TestEdge;
let openId: OpenIdServer;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  openId = await startOpenId({ appId: APP_ID, serviceUrl: SERVICE_URL });
  const { people, intake } = new MemoryReception();
  const identity = {
    appId: APP_ID,
    appType: 'MultiTenant',
    appPassword: 'x',
    openIdMetadataUrl: openId.metadataUrl,
  } as const;
  open = await startEdge((parts) => [messagesDoor({ people, intake, identity: null, ...parts })]);
  guarded = await startEdge((parts) => [messagesDoor({ people, intake, identity, ...parts })]);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await Promise.all([open.close(), guarded.close(), openId.close()]);
});

const post = async (edge: TestEdge, body: string, headers: Record<string, string> = {}) =>
  (
    await request(`${edge.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    })
  ).status;

const RUNS = { numRuns: 150 };
const word = fc.oneof(
  fc.constantFrom('', 'msteams', 'sms', '__proto__', 'message', SERVICE_URL, '\u0000', '🙂'),
  fc.string(),
);
const value = fc.oneof(word, fc.jsonValue(), fc.constant(undefined));
const account = fc.oneof(fc.record({ id: word, name: value, role: value }, { requiredKeys: [] }), value);
/** Something near enough to an activity to get past the first checks. */
const nearlyAnActivity = fc.record(
  {
    type: fc.oneof(fc.constantFrom('message', 'conversationUpdate', 'installationUpdate', 'invoke', 'event'), value),
    id: fc.oneof(fc.constant('1'), value),
    channelId: fc.oneof(fc.constantFrom('msteams', 'sms'), value),
    serviceUrl: fc.oneof(fc.constant(SERVICE_URL), value),
    from: fc.oneof(fc.constant({ id: '29:sam' }), account),
    recipient: account,
    conversation: fc.oneof(fc.constant({ id: 'a:1' }), account),
    text: fc.oneof(fc.string(), value),
    attachments: fc.oneof(fc.array(fc.record({ contentType: value })), value),
    membersAdded: fc.oneof(fc.array(account), value),
    action: value,
    deliveryMode: fc.constantFrom('normal', 'expectReplies', 'stream'),
    channelData: value,
    value,
  },
  { requiredKeys: [] },
);

test('whatever is posted, the door never blames itself', async () => {
  const bodies = fc.oneof(
    nearlyAnActivity.map((activity) => JSON.stringify(activity)),
    fc.json(),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect([200, 400]).toContain(await post(open, body));
    }),
    RUNS,
  );
});

test('whatever is shown for a token, and whatever it says, it opens nothing and the door never blames itself', async () => {
  const header = fc.record(
    {
      alg: fc.constantFrom('RS256', 'none', 'HS256', 'RS512'),
      kid: fc.oneof(fc.constant('published'), value),
      typ: value,
    },
    { requiredKeys: [] },
  );
  const claims = fc.record(
    {
      iss: fc.oneof(fc.constant('https://api.botframework.com'), value),
      aud: fc.oneof(fc.constant(APP_ID), value),
      exp: value,
      nbf: value,
      serviceurl: fc.oneof(fc.constant(SERVICE_URL), value),
      ver: value,
      appid: value,
      tid: value,
    },
    { requiredKeys: [] },
  );
  const signWith = fc.constantFrom('another-key' as const, 'hmac-of-public-key' as const, 'nothing' as const);
  // A header can hold nothing outside of printable ASCII, so the sender's own HTTP client would refuse the rest.
  const text = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });
  const shown = fc.oneof(
    fc.record({ header, claims, signWith }).map((parts) => `Bearer ${openId.token(parts)}`),
    text.map((characters) => `Bearer ${characters}`),
    fc.tuple(text, text, text).map((parts) => `Bearer ${parts.join('.')}`),
    fc
      .tuple(fc.json(), fc.json(), text)
      .map(([a, b, c]) => `Bearer ${[a, b].map((json) => Buffer.from(json).toString('base64url')).join('.')}.${c}`),
  );
  const activity = JSON.stringify({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id: '29:sam' },
    conversation: { id: 'a:1' },
    text: 'hi',
  });
  await fc.assert(
    fc.asyncProperty(shown, async (Authorization) => {
      expect(await post(guarded, activity, { Authorization })).toBe(401);
    }),
    RUNS,
  );
});
