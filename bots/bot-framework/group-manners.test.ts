import { groupWords } from '../../dialogs/last-words';
import { type ProviderServer, startProvider } from '../../test/support/connector-server';
import { ENGLISH } from '../../test/support/library';
import { createOutbound } from '../http/outbound';
import { RateLimit } from '../http/rate-limit';
import { IncomingActivity, toSdkActivity } from './activity';
import { createGroupManners } from './group-manners';
import { createWire } from './wire';

const DAY_MS = 24 * 60 * 60_000;
const library = ENGLISH;
const words = groupWords(library.language('en-GB'), library.region('GB')).text;

let teams: ProviderServer;
const outbound = createOutbound();
let now = 0;
const manners = () =>
  createGroupManners({
    wire: createWire({ token: { get: async () => 'the-token', distrust: () => {} }, outbound }),
    words: () => words,
    told: new RateLimit({ perMinute: 1 / (24 * 60), burst: 1, now: () => now }),
  });
beforeEach(async () => {
  teams = await startProvider();
});
afterEach(() => teams.close());
afterAll(() => outbound.close());

const inGroup = (change: Readonly<Record<string, unknown>> = {}) =>
  toSdkActivity(
    IncomingActivity.parse({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: `${teams.url}/emea/`,
      from: { id: '29:sam', name: 'Sam' },
      recipient: { id: '28:bot' },
      conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
      text: '<at>Small Steps</at> i had a drink last night',
      ...change,
    }),
  );

test('a group that writes to the bot is told that it talks to one person at a time, and nothing of what was written', async () => {
  expect(await manners().meet(inGroup())).toBe(true);
  const { path, headers, body } = await teams.next();
  expect(path).toBe('/emea/v3/conversations/19%3Agroup%40thread.v2/activities');
  expect(headers.authorization).toBe('Bearer the-token');
  expect(JSON.parse(body)).toEqual({
    type: 'message',
    channelId: 'msteams',
    conversation: { id: '19:group@thread.v2', isGroup: true },
    from: { id: '28:bot' },
    text: words,
    textFormat: 'plain',
  });
  expect(body).not.toMatch(/29:sam|"Sam"|drink/);
});

test('it says where to turn, and nothing of a programme, a mentor or anybody who writes', () => {
  expect(words).toContain('116 123');
  expect(words).toContain('999');
  expect(words).not.toMatch(/mentor|programme|recovery|probation|mentee|check-in|know/i);
});

test('it is said once a day to each group, whoever writes and in whichever thread', async () => {
  const one = manners();
  const thread = (id: string) => inGroup({ conversation: { id, conversationType: 'channel' } });
  expect(await one.meet(thread('19:team@thread.tacv2;messageid=1'))).toBe(true);
  expect(await one.meet(thread('19:team@thread.tacv2;messageid=2'))).toBe(false);
  expect(await one.meet({ ...inGroup(), from: { id: '29:ali', name: 'Ali' } })).toBe(true);
  now += DAY_MS + 1;
  expect(await one.meet(thread('19:team@thread.tacv2;messageid=3'))).toBe(true);
  expect(teams.seen).toHaveLength(3);
});

test.each<[string, Readonly<Record<string, unknown>>, boolean]>([
  ['that the bot is put into', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }, true],
  ['that somebody else joins', { type: 'conversationUpdate', membersAdded: [{ id: '29:ali' }] }, false],
  ['that gets another name', { type: 'conversationUpdate', topicName: 'x' }, false],
  ['in which another bot writes', { from: { id: '28:other', role: 'bot' } }, false],
  ['in which somebody likes a message', { type: 'messageReaction' }, false],
])('a group %s', async (_what, change, told) => {
  expect(await manners().meet(inGroup(change))).toBe(told);
  expect(teams.seen).toHaveLength(told ? 1 : 0);
});

test.each(['cut', { status: 403 }, { status: 500 }] as const)(
  'a group that cannot be told (%j) is let be',
  async (answer) => {
    teams.answerWith(answer);
    expect(await manners().meet(inGroup())).toBe(false);
    expect(teams.seen).toHaveLength(1);
  },
);
