import { type App, startApp } from '../../bots/app';
import { readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { type ProviderServer, startProvider } from '../support/connector-server';
import { type OpenIdServer, startOpenId } from '../support/openid';
import { request } from '../support/raw-http';
import { tokenOfTheMachine } from '../support/teams-chat';
import { temporaryFolder } from '../support/temporary-folder';

const APP_ID = '00000000-0000-4000-8000-00000000000a';
const TENANT = '00000000-0000-4000-8000-00000000000b';
const SAM = '00000000-0000-4000-8000-0000000000aa';
const JOY = '00000000-0000-4000-8000-0000000000cc';

/** What a test wants of a message: where it was posted, and what it said. */
interface Posted {
  readonly conversation: string;
  readonly text: string;
}

describe('Teams, with the whole service in production', () => {
  const folder = temporaryFolder();
  const before = { ...process.env };
  let openId: OpenIdServer;
  let teams: ProviderServer;
  let app: App;
  /** For whom the app is not installed, or who has blocked it. */
  const shut = new Set<string>();

  async function start(): Promise<App> {
    const config = readConfig({
      DATA_DIR: folder.path,
      LOG_LEVEL: 'fatal',
      LOCALES: 'en-GB',
      MASTER_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_TYPE: 'UserAssignedMSI',
      MICROSOFT_APP_TENANT_ID: TENANT,
      BOT_OPENID_METADATA_URL: openId.metadataUrl,
      TEAMS_SERVICE_URL: teams.url,
    });
    return startApp({ ...config, port: 0, host: '127.0.0.1' }, () => {});
  }

  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    teams = await startProvider(({ path, body }) => {
      if (path.startsWith('/token')) return { status: 200, body: tokenOfTheMachine() };
      const person = path === '/v3/conversations' ? String(JSON.parse(body).members[0].id) : personIn(path);
      if (shut.has(person)) return { status: 403, body: '{"error":{"code":"ForbiddenOperationException"}}' };
      return { status: 201, body: JSON.stringify({ id: path === '/v3/conversations' ? `a:${person}` : 'sent' }) };
    });
    openId = await startOpenId({ appId: APP_ID, serviceUrl: teams.url });
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${teams.url}/token`, IDENTITY_HEADER: 'from-the-platform' });
    app = await start();
    const common = { programme: 'main', locale: 'en-GB', region: 'GB', timezone: 'Pacific/Auckland' };
    const at = (id: string) => ({ via: 'bot-framework', channel: 'teams', handle: `msteams|${id}` }) as const;
    await app.people.enrol({ ...common, role: 'coordinator', name: 'Joy', address: at(JOY) });
    await app.people.enrol({ ...common, role: 'mentee', name: 'Sam', address: at(SAM) });
  });

  afterAll(async () => {
    process.env = before;
    jest.restoreAllMocks();
    await app?.stop();
    await stopEmbeddedRedis(folder.path);
    folder.remove();
    await openId?.close();
    await teams?.close();
  });

  test('somebody enrolled for whom the app is not installed: a coordinator is told, and it is them who are met first', async () => {
    shut.add(SAM);
    const sam = await samOf(app);
    await app.mailroom.intake.accept(sam, { kind: 'enrolled' }, 'enrolled');
    expect(await posted()).toEqual({ conversation: `a:${JOY}`, text: expect.stringContaining('Sam') });
    // The two messages of the welcome, and the one to Joy.
    expect(begunWith()).toEqual([SAM, SAM, JOY]);
  });

  test('once they install it they are welcomed, in the conversation that it came from', async () => {
    shut.delete(SAM);
    expect(await tell({ type: 'installationUpdate', action: 'add', id: '1' })).toBe(200);
    expect(await posted()).toEqual({ conversation: 'a:sam', text: expect.stringContaining("I'm a bot, not a person") });
    expect(await posted()).toMatchObject({ conversation: 'a:sam', text: expect.stringContaining('Is it OK') });
  });

  test('what is sent after the service was started anew goes to the conversation they last wrote in', async () => {
    await app.stop();
    app = await start();
    // For Sam it is the bot that begins: nothing was heard from them since the start.
    expect(await tellAsJoy('TAKE', 'j1')).toBe(200);
    expect(await texts(2)).toEqual({
      'a:joy': expect.stringContaining("It's yours"),
      'a:sam': expect.stringContaining('Joy is here now'),
    });
    expect(await tellAsJoy('DONE', 'j2')).toBe(200);
    expect(await texts(2)).toEqual({
      'a:joy': expect.stringContaining('Done'),
      'a:sam': expect.stringContaining("It's just me"),
    });
  });

  test('somebody who blocks the bot is written to once more; a coordinator is told, once', async () => {
    shut.add('sam');
    expect(await tell({ text: 'hello', id: '2' })).toBe(200);
    expect(await posted()).toMatchObject({ conversation: 'a:joy', text: expect.stringContaining('Sam') });
    await app.mailroom.idle();
    shut.delete('sam');
  });

  test('whatever they say next is answered again', async () => {
    expect(await tell({ text: 'hello again', id: '3' })).toBe(200);
    expect(await posted()).toMatchObject({ conversation: 'a:sam' });
    await app.mailroom.idle();
  });

  test('a group is told that the bot talks one to one, and nobody there is remembered', async () => {
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: TENANT };
    expect(await tell({ text: '<at>Small Steps</at> hi', id: '4', conversation })).toBe(200);
    expect(await posted()).toMatchObject({ conversation: '19:group', text: expect.stringContaining('one to one') });
  });

  test('somebody of another tenant is turned away', async () => {
    const other = '00000000-0000-4000-8000-00000000000f';
    expect(await tell({ text: 'hi', id: '5', channelData: { tenant: { id: other } } })).toBe(401);
  });

  let taken = 0;
  /** The next message that reached somebody. */
  async function posted(): Promise<Posted> {
    for (;;) {
      const { path, body } = await teams.next();
      taken += 1;
      const [, conversation] = /^\/v3\/conversations\/([^/]+)\/activities$/.exec(path) ?? [];
      if (conversation === undefined || shut.has(personIn(path))) continue;
      // A message with buttons is a card; what it says stands in the line of its notification as well.
      const { text, summary } = JSON.parse(body);
      return { conversation: decodeURIComponent(conversation), text: String(text ?? summary) };
    }
  }

  /** What the next messages say, by conversation: two people are written to in no order. */
  async function texts(count: number): Promise<Readonly<Record<string, string>>> {
    const said: Record<string, string> = {};
    for (let n = 0; n < count; n++) {
      const { conversation, text } = await posted();
      said[conversation] = text;
    }
    return said;
  }

  function tellAsJoy(text: string, id: string): Promise<number> {
    const from = { id: '29:joy', name: 'Joy', aadObjectId: JOY };
    const conversation = { id: 'a:joy', conversationType: 'personal', tenantId: TENANT };
    return tell({ from, conversation, text, id });
  }

  /** With whom the bot began a conversation of its own accord, so far. */
  function begunWith(): string[] {
    return teams.seen
      .slice(0, taken)
      .filter(({ path }) => path === '/v3/conversations')
      .map(({ body }) => String(JSON.parse(body).members[0].id));
  }

  /** What Teams tells the bot of Sam. */
  async function tell(change: Readonly<Record<string, unknown>>): Promise<number> {
    const activity = {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: teams.url,
      from: { id: '29:sam', name: 'Sam', aadObjectId: SAM },
      recipient: { id: `28:${APP_ID}` },
      conversation: { id: 'a:sam', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...change,
    };
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${openId.token()}` };
    const answer = await request(`${app.url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    return answer.status;
  }
});

async function samOf(app: App): Promise<string> {
  return (await app.people.members('main', 'mentee'))[0]?.id ?? '';
}

/** The conversation with somebody is called `a:` and their id here. */
function personIn(path: string): string {
  return decodeURIComponent(/^\/v3\/conversations\/([^/]+)/.exec(path)?.[1] ?? '').replace(/^a:/, '');
}
