import type { OutgoingMessage } from '../../services/mailroom/contract';
import { type Answer, type ProviderServer, startProvider } from '../../test/support/connector-server';
import { createOutbound } from '../http/outbound';
import { createConnector } from './connector';
import { createFirstContact, type FirstContactPlace } from './first-contact';
import { createWire } from './wire';

const SAM = '00000000-0000-4000-8000-0000000000aa';
const APP = '00000000-0000-4000-8000-00000000000a';
const TENANT = '00000000-0000-4000-8000-00000000000b';

let teams: ProviderServer;
const outbound = createOutbound();
beforeEach(async () => {
  teams = await startProvider(({ path }) =>
    path.endsWith('/activities') ? { status: 201, body: '{"id":"sent"}' } : { status: 201, body: '{"id":"a:new"}' },
  );
});
afterEach(() => teams.close());
afterAll(() => outbound.close());

const message = (handle = `msteams|${SAM}`): OutgoingMessage => ({
  id: 'm-1',
  to: 'person-1',
  address: { via: 'bot-framework', channel: 'teams', handle },
  cue: 'welcome.hello',
  text: 'Hi Sam.',
  priority: 'started',
});
const carrier = (known = true) => {
  const wire = createWire({ token: { get: async () => 'the-token', distrust: () => {} }, outbound });
  const place: FirstContactPlace = { serviceUrl: `${teams.url}/teams`, appId: APP, tenant: TENANT };
  return createConnector({ wire, firstContact: createFirstContact(known ? place : null, wire) });
};
const bodies = () => teams.seen.map(({ path, body }) => [path, JSON.parse(body)]);

test('somebody enrolled who has not written yet is written to in a conversation that the bot begins', async () => {
  expect(await carrier().send(message())).toEqual({ sent: true, providerId: 'sent' });
  expect(bodies()).toEqual([
    [
      '/teams/v3/conversations',
      {
        bot: { id: `28:${APP}` },
        members: [{ id: SAM }],
        isGroup: false,
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      },
    ],
    [
      '/teams/v3/conversations/a%3Anew/activities',
      expect.objectContaining({ text: 'Hi Sam.', recipient: { id: SAM }, from: { id: `28:${APP}` } }),
    ],
  ]);
  expect(teams.seen.every(({ headers }) => headers.authorization === 'Bearer the-token')).toBe(true);
});

test('the conversation is begun once, and anew when it is gone', async () => {
  const one = carrier();
  await one.send(message());
  await one.send(message());
  expect(teams.seen).toHaveLength(3);
  teams.answerWith({ status: 404 });
  expect(await one.send(message())).toMatchObject({ sent: false, because: 'conversation-gone' });
  expect(await one.send(message())).toMatchObject({ sent: true });
  expect(teams.seen.map(({ path }) => path.endsWith('/activities'))).toEqual([false, true, true, true, false, true]);
});

const refusals: [string, Answer, Readonly<Record<string, unknown>>][] = [
  ['the app is not installed for them', { status: 403 }, { because: 'blocked', again: false, means: 'blocked' }],
  ['nobody has this object id', { status: 404 }, { because: 'conversation-gone', again: false, means: 'unreachable' }],
  ['the object id makes no sense to it', { status: 400 }, { because: 'status-400', again: false }],
  [
    'not so fast',
    { status: 429, headers: { 'Retry-After': '3' } },
    { because: 'status-429', again: true, afterMs: 3_000 },
  ],
  ['our token is no good', { status: 401 }, { because: 'status-401', again: true }],
  ['a fault', { status: 500 }, { because: 'status-500', again: true }],
  ['something that is no conversation', { status: 201, body: '{}' }, { because: 'no-conversation', again: true }],
  ['nothing, and hangs up', 'cut', { because: 'unreachable', again: true }],
];
test.each(refusals)('when the connector says "%s", no message is posted', async (_what, answer, expected) => {
  teams.answerWith(answer);
  expect(await carrier().send(message())).toMatchObject({ sent: false, ...expected });
  expect(teams.seen).toHaveLength(1);
});

test.each([
  ['on another channel', () => carrier().send(message('slack|U1'))],
  ['known by the id that another bot has for them', () => carrier().send(message('msteams|29:abc'))],
  ['where no tenant is configured', () => carrier(false).send(message())],
])('nobody %s is written to before they write', async (_who, send) => {
  expect(await send()).toEqual({ sent: false, because: 'no-conversation', again: false });
  expect(teams.seen).toEqual([]);
});
