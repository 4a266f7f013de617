import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials } from 'botframework-connector';
import { CLOUDS, type Cloud, type CloudName } from './clouds';

/** Who the bot is to the Bot Framework. */
export interface BotIdentity {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Not for a managed identity. */
  readonly appPassword?: string;
  /** Not for a multi-tenant bot. */
  readonly tenantId?: string;
  /** The public one when left out. */
  readonly cloud?: CloudName;
  /** Another place for the keys that sign incoming messages. */
  readonly openIdMetadataUrl?: string;
  /** Whose people may write from Teams, by the ids of their tenants; everybody's when left out. */
  readonly teamsTenants?: readonly string[];
}

/** The endpoints of the cloud that the bot is registered in. */
export function cloudOf({ cloud = 'public' }: Pick<BotIdentity, 'cloud'>): Cloud {
  return CLOUDS[cloud];
}

/**
 * The SDK's view of who may speak to us. One custom endpoint makes the SDK take all of them from its options, the absent
 * ones as undefined; so all are given, always.
 */
export function sdkAuthentication(identity: BotIdentity): ConfigurationBotFrameworkAuthentication {
  const { issuer, metadataUrl, scope, loginUrl, emulatorMetadataUrl, oAuthUrl } = cloudOf(identity);
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: loginUrl(identity.tenantId),
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl ?? metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: emulatorMetadataUrl,
      OAuthUrl: oAuthUrl,
      // Nobody here reads who a caller is said to be.
      CallerId: 'urn:botframework:azure',
    },
    credentialFactory(identity),
  );
}

/** The SDK's credentials for what we send. @throws when the identity is incomplete for its type. */
export async function sdkCredentials(identity: BotIdentity): Promise<AppCredentials> {
  const { scope, loginUrl } = cloudOf(identity);
  const url = loginUrl(identity.tenantId);
  const credentials = await credentialFactory(identity).createCredentials(identity.appId, scope, url, true);
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
