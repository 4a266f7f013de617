/** The clouds that have a Bot Framework of their own. */
export type CloudName = 'public' | 'usgov' | 'china';

/** Everything that differs between them: one custom endpoint makes the SDK ask for all, so all stand together. */
export interface Cloud {
  /** The issuer of the tokens that its channels show us. */
  readonly issuer: string;
  /** Where the keys of those tokens are published. */
  readonly metadataUrl: string;
  /** What the bot's own token is for. */
  readonly scope: string;
  /** Where the bot's own token is fetched; a managed identity has its own place. */
  readonly loginUrl: (tenantId: string | undefined) => string;
  /** Where the keys of the emulator's tokens are; nobody is let in by them. */
  readonly emulatorMetadataUrl: string;
  readonly oAuthUrl: string;
  /** Where a conversation is begun with somebody in Teams who has not written yet; null where none is published. */
  readonly teamsServiceUrl: string | null;
}

/**
 * learn.microsoft.com: "Authenticate requests with the Bot Connector API" (public), "Configure a bot to run in Azure
 * Government" (usgov), "Azure operated by 21Vianet" (china), "Proactive messages" (the service URLs of Teams). The SDK's
 * constants say the same of the first two.
 */
export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  public: {
    issuer: 'https://api.botframework.com',
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    scope: 'https://api.botframework.com',
    loginUrl: (tenantId = 'botframework.com') => `https://login.microsoftonline.com/${tenantId}`,
    emulatorMetadataUrl: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    oAuthUrl: 'https://token.botframework.com',
    teamsServiceUrl: 'https://smba.trafficmanager.net/teams',
  },
  usgov: {
    issuer: 'https://api.botframework.us',
    metadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    scope: 'https://api.botframework.us',
    loginUrl: (tenantId = 'MicrosoftServices.onmicrosoft.us') => `https://login.microsoftonline.us/${tenantId}`,
    emulatorMetadataUrl:
      'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
    oAuthUrl: 'https://token.botframework.azure.us',
    teamsServiceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams',
  },
  china: {
    issuer: 'https://api.botframework.azure.cn',
    metadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    scope: 'https://api.botframework.azure.cn',
    loginUrl: (tenantId = 'microsoftservices.partner.onmschina.cn') =>
      `https://login.partner.microsoftonline.cn/${tenantId}`,
    emulatorMetadataUrl:
      'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    oAuthUrl: 'https://token.botframework.azure.cn',
    teamsServiceUrl: null,
  },
};
