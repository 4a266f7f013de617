import { resolve } from 'node:path';
import type { MasterKey } from './master-keys';
import type { Variables } from './variables';

/** Relative paths start here, wherever the program was started from. */
export const PROJECT_ROOT = resolve(__dirname, '../..');

/** Everything the program is told from outside, checked. It does not change while the program runs. */
export interface Config {
  /** Real people may be at the other end: NODE_ENV=production, or the credentials of a channel are set. No simulator then. */
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** What the outside world calls us, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** How many replicas must have a message, or a step of a handoff, before it is acknowledged. */
  readonly redisWaitReplicas: number;
  readonly redisServerBin: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute: where programs that had to be fetched are kept. */
  readonly runtimeDir: string;
  readonly botFrameworkDoor: BotFrameworkDoor;
  readonly botFramework: BotFrameworkConfig | undefined;
  readonly twilio: TwilioConfig | undefined;
  /** Which of the fixed words the SMS provider answers itself; we then do not answer them a second time. */
  readonly smsProviderAnswers: readonly ('stop' | 'start' | 'help')[];
  /** Asked what people mean where the embedded recogniser is not sure; with both set, CLU. */
  readonly luis: LuisConfig | undefined;
  readonly clu: CluConfig | undefined;
  /** Newest first. Undefined: make one and keep it in the data directory. */
  readonly masterKeys: readonly MasterKey[] | undefined;
  readonly oidc: OidcConfig | undefined;
  /** The languages that are offered, as the operator names them; see services/scripts/offered.ts for undefined. */
  readonly locales: readonly string[] | undefined;
  readonly defaults: { readonly locale: string; readonly region: string; readonly timezone: string };
  /** Turns worked on at once in this process; 0: it only receives and delivers. */
  readonly workers: number;
  readonly logLevel: NonNullable<Variables['LOG_LEVEL']>;
}

/**
 * Who may post to `/api/messages`. `verified`: an app id is set, and tokens are checked. `loopback`: no app id, only this
 * machine. `closed`: no app id and NODE_ENV=production, where a proxy on this machine makes the whole world look local.
 */
export type BotFrameworkDoor = 'verified' | 'loopback' | 'closed';

export interface BotFrameworkConfig {
  readonly appId: string;
  /** A managed identity has none. */
  readonly appPassword: string | undefined;
  readonly appType: NonNullable<Variables['MICROSOFT_APP_TYPE']>;
  readonly tenantId: string | undefined;
  readonly cloud: NonNullable<Variables['MICROSOFT_CLOUD']>;
  readonly openIdMetadataUrl: string | undefined;
  /** Whose people may write from Teams. Undefined: everybody's. */
  readonly teamsTenants: readonly string[] | undefined;
  /** Where a conversation in Teams is begun, when it is not where the cloud has it. */
  readonly teamsServiceUrl: string | undefined;
}

/** At least one of `from` and `messagingServiceSid` is there. */
export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string | undefined;
  readonly messagingServiceSid: string | undefined;
  readonly apiUrl: string;
  /** Messages a second that the sender may send, over all processes. */
  readonly perSecond: number;
}

export interface LuisConfig {
  readonly endpoint: string;
  readonly key: string;
  readonly appId: string;
  readonly slot: 'production' | 'staging';
}

export interface CluConfig {
  readonly endpoint: string;
  readonly key: string;
  readonly project: string;
  readonly deployment: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Puts checked variables in their places and fills in what was left out. */
export function arrange(given: Variables): Config {
  const botFramework = botFrameworkOf(given);
  const twilio = twilioOf(given);
  const live = given.NODE_ENV === 'production';
  const production = live || botFramework !== undefined || twilio !== undefined;
  return {
    production,
    port: given.PORT ?? 3978,
    host: given.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: given.PUBLIC_URL,
    redisUrl: given.REDIS_URL,
    redisWaitReplicas: given.REDIS_WAIT_REPLICAS ?? 0,
    redisServerBin: given.REDIS_SERVER_BIN,
    dataDir: resolve(PROJECT_ROOT, given.DATA_DIR ?? 'data'),
    runtimeDir: resolve(PROJECT_ROOT, '.runtime'),
    botFrameworkDoor: botFramework ? 'verified' : live ? 'closed' : 'loopback',
    botFramework,
    twilio,
    smsProviderAnswers: given.SMS_PROVIDER_ANSWERS ?? [],
    luis: luisOf(given),
    clu: cluOf(given),
    masterKeys: given.MASTER_KEYS,
    oidc: oidcOf(given),
    locales: given.LOCALES,
    defaults: {
      locale: given.DEFAULT_LOCALE ?? 'en-GB',
      region: given.DEFAULT_REGION ?? 'GB',
      timezone: given.DEFAULT_TIMEZONE ?? 'Europe/London',
    },
    workers: given.WORKERS ?? 64,
    logLevel: given.LOG_LEVEL ?? 'info',
  };
}

function botFrameworkOf(given: Variables): BotFrameworkConfig | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = given;
  if (appId === undefined) return undefined;
  // New registrations belong to one tenant; an old one that belongs to none has no tenant id to set.
  const appType = given.MICROSOFT_APP_TYPE ?? (tenantId === undefined ? 'MultiTenant' : 'SingleTenant');
  const own = appType === 'MultiTenant' || tenantId === undefined ? undefined : [tenantId];
  return {
    appId,
    appPassword: given.MICROSOFT_APP_PASSWORD,
    appType,
    tenantId,
    cloud: given.MICROSOFT_CLOUD ?? 'public',
    openIdMetadataUrl: given.BOT_OPENID_METADATA_URL,
    teamsTenants: given.TEAMS_TENANT_IDS ?? own,
    teamsServiceUrl: given.TEAMS_SERVICE_URL,
  };
}

function twilioOf(given: Variables): TwilioConfig | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = given;
  if (given.SMS_PROVIDER === 'none' || accountSid === undefined || authToken === undefined) return undefined;
  return {
    accountSid,
    authToken,
    from: given.TWILIO_FROM,
    messagingServiceSid: given.TWILIO_MESSAGING_SERVICE_SID,
    apiUrl: given.TWILIO_API_URL ?? 'https://api.twilio.com',
    perSecond: given.SMS_PER_SECOND ?? usualRate(given),
  };
}

/**
 * A careful start: one text a second from a number of the USA or Canada (support.twilio.com, "Understanding Twilio Rate Limits and
 * Message Queues"), ten otherwise, which that page has for names; for numbers of other countries none is published that we know of.
 * What an account may send the provider says; SMS_PER_SECOND sets it, and a sender that is too fast is told 429 and waits.
 */
function usualRate({ TWILIO_FROM: from, TWILIO_MESSAGING_SERVICE_SID: service }: Variables): number {
  return service === undefined && from?.startsWith('+1') ? 1 : 10;
}

function luisOf(given: Variables): LuisConfig | undefined {
  const { LUIS_ENDPOINT: endpoint, LUIS_KEY: key, LUIS_APP_ID: appId } = given;
  if (endpoint === undefined || key === undefined || appId === undefined) return undefined;
  return { endpoint, key, appId, slot: given.LUIS_SLOT ?? 'production' };
}

function cluOf(given: Variables): CluConfig | undefined {
  const { CLU_ENDPOINT: endpoint, CLU_KEY: key, CLU_PROJECT: project, CLU_DEPLOYMENT: deployment } = given;
  if (endpoint === undefined || key === undefined || project === undefined || deployment === undefined)
    return undefined;
  return { endpoint, key, project, deployment };
}

function oidcOf(given: Variables): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}
