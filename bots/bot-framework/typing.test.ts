import type { Person, Role } from '../../dialogs/person';
import { type ProviderServer, startProvider } from '../../test/support/connector-server';
import { createOutbound } from '../http/outbound';
import { IncomingActivity, toSdkActivity } from './activity';
import { createTyping } from './typing';
import { createWire } from './wire';

const PATIENCE = 3_000;
/** Timers that run when they are told to. */
class HandTimers {
  readonly pending: { at: number; fn: () => void }[] = [];
  readonly now = () => 0;
  readonly after = (at: number, fn: () => void) => {
    const entry = { at, fn };
    this.pending.push(entry);
    return () => void this.pending.splice(this.pending.indexOf(entry), 1);
  };
  run() {
    for (const { fn } of this.pending.splice(0)) fn();
  }
}

let teams: ProviderServer;
const outbound = createOutbound();
beforeEach(async () => {
  teams = await startProvider();
});
afterEach(() => teams.close());
afterAll(() => outbound.close());

const somebody = (role: Role, id = 'p-sam'): Person => ({
  id,
  name: 'Sam',
  role,
  programme: 'drama',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
});
const written = () =>
  toSdkActivity(
    IncomingActivity.parse({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: teams.url,
      from: { id: '29:sam' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:one', conversationType: 'personal' },
      text: 'hi',
    }),
  );

function begin(waits: boolean | Error = true) {
  const timers = new HandTimers();
  const asked: string[] = [];
  let answer: () => void = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const typing = createTyping({
    wire: createWire({ token: null, outbound }),
    timers,
    patienceMs: PATIENCE,
    waitsForBot: async (_person, once) => {
      asked.push(once);
      answer();
      if (waits instanceof Error) throw waits;
      return waits;
    },
  });
  return { typing, timers, asked, answered };
}

test('somebody who still waits for the bot after three seconds sees that it is at it', async () => {
  const { typing, timers, asked } = begin();
  typing.heard(written(), somebody('mentee'), 'm1');
  expect(timers.pending.map(({ at }) => at)).toEqual([PATIENCE]);
  timers.run();
  const { path, body } = await teams.next();
  expect(path).toBe('/v3/conversations/a%3Aone/activities');
  expect(JSON.parse(body)).toEqual({
    type: 'typing',
    channelId: 'msteams',
    conversation: { id: 'a:one' },
    recipient: { id: '29:sam' },
    from: { id: '28:bot' },
  });
  expect(asked).toEqual(['m1']);
});

test('somebody whose turn was taken meanwhile never sees it', () => {
  const { typing, timers } = begin();
  typing.heard(written(), somebody('mentee'), 'm1');
  typing.turned('p-sam');
  expect(timers.pending).toEqual([]);
});

test.each([
  ['whose turn another process took, or who is with a human', false],
  ['of whom nothing can be learnt, because Redis is away', new Error('away')],
])('somebody %s does not see it', async (_who, waits) => {
  const { typing, timers, answered } = begin(waits);
  typing.heard(written(), somebody('mentee'), 'm1');
  timers.run();
  await answered;
  // One who does, asked after: had there been something to send for the first, it would have come before.
  const other = begin();
  other.typing.heard(written(), somebody('mentee', 'p-ali'), 'm2');
  other.timers.run();
  await teams.next();
  expect(teams.seen).toHaveLength(1);
});

test('three messages at once make one sign', () => {
  const { typing, timers } = begin();
  for (const once of ['m1', 'm2', 'm3']) typing.heard(written(), somebody('mentee'), once);
  expect(timers.pending).toHaveLength(1);
});

test.each<Role>(['mentor', 'coordinator', 'stranger'])('a %s is shown nothing', (role) => {
  const { typing, timers } = begin();
  typing.heard(written(), somebody(role), 'm1');
  expect(timers.pending).toEqual([]);
});

test('nothing is left to do once it is stopped', () => {
  const { typing, timers } = begin();
  typing.heard(written(), somebody('mentee'), 'm1');
  typing.stop();
  expect(timers.pending).toEqual([]);
});
