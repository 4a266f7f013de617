import { type ProviderServer, startProvider } from '../../test/support/connector-server';
import { type LoginServer, startLogin } from '../../test/support/login-server';
import { type BotIdentity, sdkCredentials } from './identity';
import { createBotToken } from './token';

const TENANT = '00000000-0000-4000-8000-00000000000b';
let bots = 0;
/** The SDK keeps tokens for the whole process, by app id and scope: each test is a bot of its own. */
const app = (more: Partial<BotIdentity> = {}): BotIdentity => {
  bots += 1;
  const appId = `00000000-0000-4000-8000-0000000001${String(bots).padStart(2, '0')}`;
  return { appId, appType: 'SingleTenant', appPassword: 'drama', tenantId: TENANT, ...more };
};
const tokenOf = (identity: BotIdentity) => createBotToken(sdkCredentials(identity));

describe('a bot with a secret', () => {
  let login: LoginServer;
  beforeEach(async () => {
    login = await startLogin();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await login.close();
  });

  const multi: Partial<BotIdentity> = { appType: 'MultiTenant' };
  test.each<[string, Partial<BotIdentity>, string, string, string]>([
    ['one tenant', {}, 'login.microsoftonline.com', TENANT, 'https://api.botframework.com/.default'],
    ['many tenants', multi, 'login.microsoftonline.com', 'botframework.com', 'https://api.botframework.com/.default'],
    [
      'Azure Government',
      { cloud: 'usgov' },
      'login.microsoftonline.us',
      TENANT,
      'https://api.botframework.us/.default',
    ],
    [
      'Azure Government, for many tenants',
      { ...multi, cloud: 'usgov' },
      'login.microsoftonline.us',
      'MicrosoftServices.onmicrosoft.us',
      'https://api.botframework.us/.default',
    ],
    [
      'Azure operated by 21Vianet',
      { cloud: 'china' },
      'login.partner.microsoftonline.cn',
      TENANT,
      'https://api.botframework.azure.cn/.default',
    ],
  ])('fetches its token where its kind does: %s', async (_kind, more, host, tenant, scope) => {
    const { tenantId, ...identity } = app(more);
    const own = more.appType === 'MultiTenant' ? identity : { ...identity, ...(tenantId ? { tenantId } : {}) };
    expect(await tokenOf(own).get()).toBe('token-1');
    expect(login.asked).toMatchObject([
      {
        host,
        path: expect.stringMatching(new RegExp(`^/${tenant}/oauth2/v2.0/token`, 'i')),
        form: { grant_type: 'client_credentials', client_id: own.appId, client_secret: 'drama', scope },
      },
    ]);
  });

  test('asks once for many messages at once, and for those of the next hour', async () => {
    const token = tokenOf(app());
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(() => token.get()))).toEqual(Array(4).fill('token-1'));
    expect(await token.get()).toBe('token-1');
    expect(login.asked).toHaveLength(1);
  });

  test('asks again five minutes before the token ends', async () => {
    const token = tokenOf(app());
    login.tokensLast(299);
    await token.get();
    login.tokensLast(3_600);
    expect([await token.get(), await token.get()]).toEqual(['token-2', 'token-2']);
  });

  test('asks for another when a connector would not have the token, though it is fresh', async () => {
    const token = tokenOf(app());
    await token.get();
    token.distrust();
    expect([await token.get(), await token.get()]).toEqual(['token-2', 'token-2']);
  });

  test('says so when its secret is refused, and asks again for the next message', async () => {
    const token = tokenOf(app());
    login.refuse(true);
    await expect(token.get()).rejects.toThrow();
    login.refuse(false);
    await expect(token.get()).resolves.toMatch(/^token-/);
  });
});

describe('a managed identity', () => {
  let azure: ProviderServer;
  const before = { ...process.env };
  // Once for all of them: the SDK remembers where it found the machine's tokens for the rest of the process.
  beforeAll(async () => {
    const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
    const given = { access_token: 'of-the-machine', expires_on: String(inAnHour), resource: 'r', token_type: 'Bearer' };
    azure = await startProvider(() => ({ status: 200, body: JSON.stringify(given) }));
    // How App Service and Container Apps tell a program where its identity's tokens are.
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${azure.url}/msi/token`, IDENTITY_HEADER: 'from-the-platform' });
  });
  afterAll(async () => {
    process.env = before;
    await azure.close();
  });

  test.each<[NonNullable<BotIdentity['cloud']>, string]>([
    ['public', 'https://api.botframework.com'],
    ['usgov', 'https://api.botframework.us'],
    ['china', 'https://api.botframework.azure.cn'],
  ])('in the %s cloud fetches its token from the machine it runs on, without any secret', async (cloud, resource) => {
    const { appPassword: _none, ...identity } = app({ appType: 'UserAssignedMSI', cloud });
    expect(await tokenOf(identity).get()).toBe('of-the-machine');
    const { method, path, headers } = await azure.next();
    const { pathname, searchParams } = new URL(path, azure.url);
    expect([method, pathname, headers['x-identity-header']]).toEqual(['GET', '/msi/token', 'from-the-platform']);
    expect([searchParams.get('resource'), searchParams.get('client_id')]).toEqual([resource, identity.appId]);
  });
});
