import {
  APP_ID,
  type Change,
  MESSAGE,
  SERVICE_URL,
  startMessagesDoor,
  TENANT_ID,
  type TestDoor,
} from '../../test/support/messages-door';

let door: TestDoor;
const begin = async (identity: 'configured' | 'none') => {
  door = await startMessagesDoor(identity);
};
beforeEach(() => {
  // The SDK writes every refused token to the console.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  jest.restoreAllMocks();
  await door.close();
});

describe('a message from Teams', () => {
  beforeEach(() => begin('configured'));

  test('is in the mailbox of whoever wrote it before Teams is told that it arrived', async () => {
    const sam = door.reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
    const { status, text } = await door.post(MESSAGE, door.bearer());
    expect([status, text]).toEqual([200, '']);
    expect(door.reception.accepted).toEqual([
      {
        to: sam.id,
        happening: {
          kind: 'heard',
          channel: 'teams',
          text: 'morning',
          media: 0,
          understanding: null,
          sent: { at: Date.parse(MESSAGE.timestamp), id: MESSAGE.id },
        },
        once: expect.stringMatching(/^[\w-]{43}$/),
        from: { via: 'bot-framework', channel: 'teams', handle: 'msteams|29:sam', reference: expect.any(String) },
      },
    ]);
    expect(JSON.parse(door.reception.accepted[0]?.from?.reference ?? '')).toEqual({
      serviceUrl: SERVICE_URL,
      channelId: 'msteams',
      conversation: 'a:one',
      user: '29:sam',
      bot: `28:${APP_ID}`,
      tenant: TENANT_ID,
    });
  });

  test('from somebody nobody enrolled is heard as a newcomer, with the name they go by', async () => {
    await door.post(MESSAGE, door.bearer());
    expect(door.reception.newcomers).toMatchObject([{ address: { handle: 'msteams|29:sam' }, displayName: 'Sam' }]);
    expect(door.reception.accepted).toHaveLength(1);
  });

  test('that comes twice is heard once', async () => {
    expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
    expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
    expect(door.reception.accepted).toHaveLength(1);
  });

  test('with the same id in another conversation is another message', async () => {
    await door.post(MESSAGE, door.bearer());
    await door.post({ ...MESSAGE, conversation: { id: 'a:two' } }, door.bearer());
    expect(door.reception.accepted).toHaveLength(2);
  });

  test('by Azure SMS is an SMS, and nothing kept in the clear holds the number', async () => {
    await door.post(
      { ...MESSAGE, channelId: 'sms', from: { id: '+447700900123' }, conversation: { id: '+447700900123' } },
      door.bearer(),
    );
    expect(door.reception.accepted[0]).toMatchObject({
      happening: { channel: 'sms' },
      from: { channel: 'sms', handle: 'sms|+447700900123' },
    });
    expect(door.reception.accepted[0]?.once).not.toContain('447700900123');
  });

  test('counts its pictures, and not the HTML copy of its own words', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>morning</p>' }, { contentType: 'image/png' }];
    await door.post({ ...MESSAGE, attachments }, door.bearer());
    expect(door.reception.accepted[0]?.happening).toMatchObject({ text: 'morning', media: 1 });
  });

  const mention = (id: string, text: string) => ({ type: 'mention', text, mentioned: { id, name: 'x' } });
  const said: [string, string, Change[], string][] = [
    [
      'the mention of the bot taken out',
      '<at>Small Steps</at>&nbsp;2',
      [mention(`28:${APP_ID}`, '<at>Small Steps</at>')],
      '2',
    ],
    [
      'anybody else mentioned by name',
      'ask <at>Dave</at> please',
      [mention('29:dave', '<at>Dave</at>')],
      'ask Dave please',
    ],
    ['signs as they were written', 'me &amp; him &lt;3 &#39;fine&#39;&nbsp;', [], "me & him <3 'fine'"],
    ['no sign made twice', '&amp;lt;', [], '&lt;'],
    ['what only looks like a mention as it is', 'meet at <at home', [], 'meet at <at home'],
    ['a mention that makes no sense as words', '<at>x</at> hi', [{ type: 'mention', mentioned: 7 }], 'x hi'],
  ];
  test.each(said)('is heard with %s', async (_what, text, entities, heard) => {
    expect((await door.post({ ...MESSAGE, text, entities }, door.bearer())).status).toBe(200);
    expect(door.reception.accepted[0]?.happening).toMatchObject({ text: heard });
  });

  test('by Azure SMS is heard letter by letter', async () => {
    const text = '<at>x</at> &amp; y ';
    await door.post({ ...MESSAGE, channelId: 'sms', text }, door.bearer());
    expect(door.reception.accepted[0]?.happening).toMatchObject({ text });
  });

  test('of sixty thousand openings of a mention costs no time', async () => {
    const text = '<at'.repeat(20_000);
    expect((await door.post({ ...MESSAGE, text }, door.bearer())).status).toBe(200);
    expect(door.reception.accepted[0]?.happening).toMatchObject({ text });
  });

  test('of thirty thousand characters is heard whole', async () => {
    await door.post({ ...MESSAGE, text: 'x'.repeat(30_000) }, door.bearer());
    expect(door.reception.accepted[0]?.happening).toMatchObject({ text: expect.stringMatching(/^x{30000}$/) });
  });

  test('is answered with a 503 while it cannot be kept, so that Teams sends it again, and nothing it said is logged', async () => {
    door.reception.down = true;
    expect(await door.post(MESSAGE, door.bearer())).toMatchObject({
      status: 503,
      text: 'Not available just now. Please try again.',
    });
    expect(door.edge.logged).toHaveLength(1);
    expect(door.edge.logged.join()).not.toMatch(/7700900123|morning|Sam/);
    door.reception.down = false;
    expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
  });
});

describe('a message that its writer changes afterwards', () => {
  beforeEach(() => begin('configured'));
  const reworded = (text: string, eventType = 'editMessage') => ({
    ...MESSAGE,
    type: 'messageUpdate',
    text,
    channelData: { ...MESSAGE.channelData, eventType },
  });
  const heard = () => door.reception.accepted.map(({ happening }) => happening.kind === 'heard' && happening.text);

  test('is heard as it stands now: it may be what they did not dare to say', async () => {
    await door.post(MESSAGE, door.bearer());
    await door.post(reworded("i don't want to be here any more"), door.bearer());
    expect(heard()).toEqual(['morning', "i don't want to be here any more"]);
  });

  test('is heard once for each wording, however often it comes', async () => {
    for (const text of ['one', 'one', 'two', 'one']) await door.post(reworded(text), door.bearer());
    expect(heard()).toEqual(['one', 'two']);
  });

  test.each<[string, Change]>([
    ['shown again after it was taken back', reworded('morning', 'undeleteMessage')],
    ['taken back', { ...MESSAGE, type: 'messageDelete', text: undefined }],
  ])('is not heard again when it is %s: what was heard stays heard', async (_what, activity) => {
    await door.post(MESSAGE, door.bearer());
    expect((await door.post(activity, door.bearer())).status).toBe(200);
    expect(heard()).toEqual(['morning']);
    expect(await door.counted('ignored-kind')).toBe(1);
  });
});

describe('what is not a message for us', () => {
  beforeEach(() => begin('configured'));

  const ignored: [string, Change, string][] = [
    ['a group chat', { conversation: { id: '19:x', conversationType: 'groupChat', isGroup: true } }, 'ignored-group'],
    ['a channel of a team', { conversation: { id: '19:x', conversationType: 'channel' } }, 'ignored-group'],
    ['a group on another channel', { conversation: { id: 'g', isGroup: true } }, 'ignored-group'],
    ['typing', { type: 'typing' }, 'ignored-kind'],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, 'ignored-kind'],
    ['a kind that is not invented yet', { type: 'futureKind' }, 'ignored-kind'],
    ['a message with nothing in it', { text: '' }, 'ignored-kind'],
    ['a message that nobody can tell from another', { id: undefined }, 'ignored-kind'],
    ['another bot', { from: { id: '28:other', role: 'bot' } }, 'ignored-sender'],
    ['an app that was renewed', { type: 'installationUpdate', action: 'add-upgrade' }, 'ignored-kind'],
    ['an old app that was renewed', { type: 'installationUpdate', action: 'remove-upgrade' }, 'ignored-kind'],
    ['a stranger who takes the app away', { type: 'installationUpdate', action: 'remove' }, 'ignored-sender'],
    ['a chat that got a new title', { type: 'conversationUpdate', topicName: 'x' }, 'ignored-kind'],
  ];

  test.each(ignored)('%s is answered, counted and left alone', async (_what, change, outcome) => {
    expect((await door.post({ ...MESSAGE, ...change }, door.bearer())).status).toBe(200);
    expect(door.reception.accepted).toEqual([]);
    expect(await door.counted(outcome)).toBe(1);
  });
});

describe('the first meeting', () => {
  beforeEach(() => begin('configured'));

  const added = (...membersAdded: Change[]) => ({
    ...MESSAGE,
    type: 'conversationUpdate',
    text: undefined,
    membersAdded,
  });

  test.each<[string, () => Change]>([
    ['the person is added', () => added({ id: '29:sam' }, { id: `28:${APP_ID}` })],
    ['the person adds the bot', () => added({ id: `28:${APP_ID}` })],
    ['the app is installed', () => ({ ...MESSAGE, type: 'installationUpdate', action: 'add' })],
  ])('an enrolled mentee is to be welcomed when %s', async (_how, activity) => {
    const sam = door.reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
    expect((await door.post(activity(), door.bearer())).status).toBe(200);
    expect(door.reception.accepted).toMatchObject([
      { to: sam.id, happening: { kind: 'enrolled' }, from: { handle: 'msteams|29:sam' } },
    ]);
  });

  test('somebody nobody enrolled is not written to before they write', async () => {
    expect((await door.post(added({ id: '29:sam' }), door.bearer())).status).toBe(200);
    expect([door.reception.accepted, door.reception.newcomers]).toEqual([[], []]);
    expect(await door.counted('ignored-sender')).toBe(1);
  });

  test.each(['mentor', 'coordinator'] as const)('a %s who puts the bot back can be alerted again', async (role) => {
    const dave = door.reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, role);
    await door.post(added({ id: '29:sam' }), door.bearer());
    expect(door.reception.accepted).toMatchObject([{ to: dave.id, happening: { kind: 'enrolled' } }]);
  });
});

describe('somebody who takes the app away', () => {
  beforeEach(() => begin('configured'));
  const update = (action: string, id: string) => ({
    ...MESSAGE,
    id,
    type: 'installationUpdate',
    text: undefined,
    action,
  });

  test('has it told to whoever must know, once, and putting it back is told too', async () => {
    const sam = door.reception.enrol({ via: 'bot-framework', handle: 'msteams|29:sam' }, 'mentee');
    for (const [action, id] of [
      ['remove', '1'],
      ['remove', '1'],
      ['add', '2'],
    ] as const) {
      expect((await door.post(update(action, id), door.bearer())).status).toBe(200);
    }
    expect(door.reception.accepted).toMatchObject([
      { to: sam.id, happening: { kind: 'bot-removed' }, from: undefined },
      { to: sam.id, happening: { kind: 'enrolled' }, from: { handle: 'msteams|29:sam' } },
    ]);
  });
});

describe('with no app id configured', () => {
  beforeEach(() => begin('none'));
  const local = { ...MESSAGE, channelId: 'emulator', serviceUrl: 'http://127.0.0.1:5000/_connector' };

  test('a program on this machine needs no token', async () => {
    expect((await door.post(local)).status).toBe(200);
    expect(door.reception.accepted).toMatchObject([{ from: { handle: 'emulator|29:sam' } }]);
  });

  test('nobody can have the answers sent to another machine', async () => {
    expect((await door.post({ ...local, serviceUrl: SERVICE_URL })).status).toBe(400);
    expect(door.reception.accepted).toEqual([]);
  });

  test('what comes through a tunnel is turned away', async () => {
    expect((await door.post(local, { 'X-Forwarded-For': '203.0.113.9' })).status).toBe(403);
  });

  test('a web page of another site is turned away', async () => {
    expect((await door.post(local, { Origin: 'https://evil.example' })).status).toBe(403);
  });
});
