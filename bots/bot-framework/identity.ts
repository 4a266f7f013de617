import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials } from 'botframework-connector';

/** Who the bot is to the Bot Framework. */
export interface BotIdentity {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Not for a managed identity. */
  readonly appPassword?: string;
  /** Not for a multi-tenant bot. */
  readonly tenantId?: string;
  /** Another place for the keys that sign incoming messages. */
  readonly openIdMetadataUrl?: string;
}

/** The public cloud's endpoints (learn.microsoft.com, "Authenticate requests with the Bot Connector API"). */
const SCOPE = 'https://api.botframework.com';
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com';
const METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
export const CHANNEL_ISSUER = 'https://api.botframework.com';

/**
 * The SDK's view of who may speak to us. One custom endpoint makes the SDK take all of them from its options, the absent
 * ones as undefined; so all are given, always.
 */
export function sdkAuthentication(identity: BotIdentity): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: LOGIN_URL,
      ToChannelFromBotOAuthScope: SCOPE,
      ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl ?? METADATA_URL,
      ToBotFromEmulatorOpenIdMetadataUrl:
        'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      OAuthUrl: 'https://api.botframework.com',
      CallerId: 'urn:botframework:azure',
    },
    credentialFactory(identity),
  );
}

/** The SDK's credentials for what we send. @throws when the identity is incomplete for its type. */
export async function sdkCredentials(identity: BotIdentity): Promise<AppCredentials> {
  const credentials = await credentialFactory(identity).createCredentials(identity.appId, SCOPE, LOGIN_URL, true);
  if (!(credentials instanceof AppCredentials)) throw new TypeError('the SDK gave credentials of a kind unknown here');
  return credentials;
}

function credentialFactory({ appId, appType, appPassword, tenantId }: BotIdentity) {
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
  });
}
