import type { OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { type Answer, type ProviderServer, startProvider } from '../../test/support/connector-server';
import { createOutbound, type Outbound } from '../http/outbound';
import { createConnector } from './connector';
import { type BotToken, createBotToken } from './token';
import { createWire } from './wire';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
let teams: ProviderServer;
let outbound: Outbound;

beforeEach(async () => {
  teams = await startProvider();
  outbound = createOutbound();
});
afterEach(async () => {
  outbound.close();
  await teams.close();
});

const reference = () => ({
  serviceUrl: `${teams.url}/emea/`,
  channelId: 'msteams',
  conversation: 'a:1/ü?x',
  user: '29:sam',
  bot: '28:bot',
  tenant: 'tenant',
});
const message = (where: string | undefined = JSON.stringify(reference())): OutgoingMessage => ({
  id: 'm-1',
  to: 'person-1',
  address: {
    via: 'bot-framework',
    channel: 'teams',
    handle: 'msteams|29:sam',
    ...(where === undefined ? {} : { reference: where }),
  },
  cue: 'check-in.how-is-today',
  text: 'Morning Sam.\n1 to 5?',
  priority: 'reply',
});
const token: BotToken = { get: async () => 'the-token', distrust: () => {} };
const connector = ({ token: shown = token, deadlineMs }: { token?: BotToken | null; deadlineMs?: number } = {}) =>
  createConnector({
    wire: createWire({ token: shown, outbound }),
    now: () => NOW,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });

test("a message is posted to the conversation it belongs to, as plain text, with the bot's token", async () => {
  expect(await connector().send(message())).toEqual({ sent: true, providerId: 'activity-1' });
  const { method, path, headers, body } = await teams.next();
  expect([method, path]).toEqual(['POST', '/emea/v3/conversations/a%3A1%2F%C3%BC%3Fx/activities']);
  expect(headers).toMatchObject({ authorization: 'Bearer the-token', 'content-type': 'application/json' });
  expect(JSON.parse(body)).toEqual({
    type: 'message',
    channelId: 'msteams',
    conversation: { id: 'a:1/ü?x', tenantId: 'tenant' },
    recipient: { id: '29:sam' },
    from: { id: '28:bot' },
    text: 'Morning Sam.\n1 to 5?',
    textFormat: 'plain',
  });
});

test('with no app id configured no token is shown', async () => {
  await connector({ token: null }).send(message());
  expect((await teams.next()).headers).not.toHaveProperty('authorization');
});

test('connections are kept from one message to the next', async () => {
  const carrier = connector();
  for (let n = 0; n < 6; n++) await carrier.send(message());
  // Two take turns, as outbound.test.ts explains.
  expect(new Set(teams.seen.map(({ fromPort }) => fromPort)).size).toBeLessThanOrEqual(2);
});

const answers: [string, Answer, Sent][] = [
  ['created, with an id', { status: 201, body: '{"id":"x"}' }, { sent: true, providerId: 'x' }],
  ['taken, without a body', { status: 202 }, { sent: true }],
  ['taken, with a body that is no JSON', { status: 200, body: '<ok>' }, { sent: true }],
  [
    'not so fast',
    { status: 429, headers: { 'Retry-After': '7' } },
    { sent: false, because: 'status-429', again: true, afterMs: 7_000 },
  ],
  ['not so fast, without a time', { status: 429 }, { sent: false, because: 'status-429', again: true }],
  [
    'away until nine and ten seconds',
    { status: 503, headers: { 'Retry-After': 'Mon, 05 Jan 2026 09:00:10 GMT' } },
    { sent: false, because: 'status-503', again: true, afterMs: 10_000 },
  ],
  ['a fault', { status: 500 }, { sent: false, because: 'status-500', again: true }],
  ['a bad gateway', { status: 502 }, { sent: false, because: 'status-502', again: true }],
  ['a condition that changed meanwhile', { status: 412 }, { sent: false, because: 'status-412', again: true }],
  [
    'the person blocked the bot',
    { status: 403, body: '{"error":{"code":"ConversationBlockedByUser"}}' },
    { sent: false, because: 'blocked', again: false, means: 'blocked' },
  ],
  ['no, and not why', { status: 403 }, { sent: false, because: 'blocked', again: false, means: 'blocked' }],
  [
    'an administrator has switched the bot off',
    { status: 403, body: '{"error":{"code":"BotDisabledByAdmin"}}' },
    { sent: false, because: 'status-403', again: false, fault: 'account' },
  ],
  [
    'the conversation is gone',
    { status: 404 },
    { sent: false, because: 'conversation-gone', again: false, means: 'unreachable' },
  ],
  ['a bad request', { status: 400 }, { sent: false, because: 'status-400', again: false }],
  ['too large', { status: 413 }, { sent: false, because: 'status-413', again: false }],
  [
    'a redirect',
    { status: 302, headers: { Location: 'http://127.0.0.1:9/' } },
    { sent: false, because: 'status-302', again: false },
  ],
  ['nothing, and hangs up', 'cut', { sent: false, because: 'unreachable', again: true }],
];

test.each(answers)(
  'when the connector says "%s", that is what the outbox learns, after one attempt',
  async (_what, answer, sent) => {
    teams.answerWith(answer);
    expect(await connector().send(message())).toEqual(sent);
    expect(teams.seen).toHaveLength(1);
  },
);

test.each(['silence', 'headers'] as const)(
  'a connector of which nothing comes but %s is given up at the deadline',
  async (how) => {
    teams.answerWith(how);
    expect(await connector({ deadlineMs: 1_000 }).send(message())).toEqual({
      sent: false,
      because: 'timeout',
      again: true,
    });
    expect(teams.seen).toHaveLength(1);
  },
);

test('an answer of a megabyte is read to its end and kept in part: the message was taken', async () => {
  const padding = 'x'.repeat(1024 * 1024);
  teams.answerWith({ status: 201, body: JSON.stringify({ padding, id: 'x' }) });
  expect(await connector().send(message())).toEqual({ sent: true });
});

test('nobody is sent on by a redirect, and the token is shown to nobody else', async () => {
  const elsewhere = await startProvider();
  teams.answerWith({ status: 307, headers: { Location: `${elsewhere.url}/v3/conversations/a/activities` } });
  expect(await connector().send(message())).toMatchObject({ sent: false, because: 'status-307', again: false });
  expect(elsewhere.seen).toEqual([]);
  await elsewhere.close();
});

test('a hundred messages at once ask for one token', async () => {
  let asked = 0;
  const counted = createBotToken({
    getToken: async () => {
      asked += 1;
      return 'one';
    },
  });
  const carrier = connector({ token: counted });
  const sent = await Promise.all(Array.from({ length: 100 }, () => carrier.send(message())));
  expect(sent.every((one) => one.sent)).toBe(true);
  expect([asked, teams.seen.length]).toEqual([1, 100]);
});

test('a token that does not come is given up at the deadline too', async () => {
  const slow: BotToken = { get: () => new Promise(() => {}), distrust: () => {} };
  expect(await connector({ token: slow, deadlineMs: 30 }).send(message())).toEqual({
    sent: false,
    because: 'timeout',
    again: true,
  });
  expect(teams.seen).toHaveLength(0);
});

test('without a token nothing is posted', async () => {
  const none: BotToken = { get: () => Promise.reject(new Error('login is away')), distrust: () => {} };
  expect(await connector({ token: none }).send(message())).toEqual({ sent: false, because: 'no-token', again: true });
  expect(teams.seen).toHaveLength(0);
});

test('a token that the connector refuses is not shown a second time', async () => {
  const tokens = ['old', 'new'];
  const replaced: BotToken = { get: async () => tokens[0] ?? '', distrust: () => tokens.shift() };
  const carrier = connector({ token: replaced });
  teams.answerWith({ status: 401 });
  expect(await carrier.send(message())).toEqual({ sent: false, because: 'status-401', again: true });
  expect(await carrier.send(message())).toMatchObject({ sent: true });
  expect(teams.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test.each([
  ['none at all', undefined],
  ['one that is no JSON', '{'],
  ['one that lacks its conversation', '{"serviceUrl":"https://x"}'],
])('an address with a reference of %s is never tried', async (_what, where) => {
  const addressed = message(where);
  const { reference: _reference, ...bare } = addressed.address;
  const sent = await connector().send(where === undefined ? { ...addressed, address: bare } : addressed);
  expect(sent).toEqual({ sent: false, because: 'no-conversation', again: false });
  expect(teams.seen).toHaveLength(0);
});
