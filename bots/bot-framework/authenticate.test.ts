import { type OpenIdServer, startOpenId } from '../../test/support/openid';
import { IncomingActivity, toSdkActivity } from './activity';
import { authenticate } from './authenticate';
import { type BotIdentity, sdkAuthentication, sdkCredentials } from './identity';

const IDENTITY: BotIdentity = {
  appId: '00000000-0000-4000-8000-00000000000a',
  appType: 'SingleTenant',
  appPassword: 'drama',
  tenantId: '00000000-0000-4000-8000-00000000000b',
};
const ACTIVITY = toSdkActivity(
  IncomingActivity.parse({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://teams.example.org/',
    from: { id: '29:sam' },
    conversation: { id: 'a:one' },
  }),
);

let openId: OpenIdServer;
beforeEach(async () => {
  openId = await startOpenId({ appId: IDENTITY.appId, serviceUrl: 'https://teams.example.org/' });
});
afterEach(() => openId.close());

const verdict = (patienceMs?: number) =>
  authenticate(
    sdkAuthentication({ ...IDENTITY, openIdMetadataUrl: openId.metadataUrl }),
    ACTIVITY,
    `Bearer ${openId.token()}`,
    { issuer: 'https://api.botframework.com', ...(patienceMs === undefined ? {} : { patienceMs }) },
  );

test('a token is not called forged while the server of the keys keeps silent', async () => {
  openId.behave('hanging');
  expect(await verdict(20)).toEqual({ genuine: false, because: 'keys' });
});

test('a genuine token says for whom it is', async () => {
  expect(await verdict()).toMatchObject({ genuine: true, by: { audience: 'https://api.botframework.com' } });
});

test.each<['usgov' | 'china', string]>([
  ['usgov', 'https://api.botframework.us'],
  ['china', 'https://api.botframework.azure.cn'],
])(
  "in the %s cloud its own channels' tokens are genuine, and those of the public cloud are not",
  async (cloud, issuer) => {
    const sdk = sdkAuthentication({ ...IDENTITY, cloud, openIdMetadataUrl: openId.metadataUrl });
    const shown = (iss: string) => `Bearer ${openId.token({ claims: { iss } })}`;
    expect(await authenticate(sdk, ACTIVITY, shown(issuer), { issuer })).toMatchObject({ genuine: true });
    expect(await authenticate(sdk, ACTIVITY, shown('https://api.botframework.com'), { issuer })).toEqual({
      genuine: false,
      because: 'token',
    });
  },
);

test.each<[string, BotIdentity]>([
  ['a bot of one tenant', IDENTITY],
  ['a bot of many tenants', { appId: IDENTITY.appId, appType: 'MultiTenant', appPassword: 'drama' }],
  ['a managed identity', { appId: IDENTITY.appId, appType: 'UserAssignedMSI', tenantId: IDENTITY.tenantId ?? '' }],
])('%s has credentials that can fetch a token', async (_who, identity) => {
  const credentials = await sdkCredentials(identity);
  expect(credentials).toMatchObject({ appId: IDENTITY.appId, oAuthScope: 'https://api.botframework.com' });
});

test('an identity that is incomplete is refused when it is set up, not when somebody waits for an answer', async () => {
  await expect(sdkCredentials({ appId: IDENTITY.appId, appType: 'SingleTenant' })).rejects.toThrow(/TenantId/);
});
