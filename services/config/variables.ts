import { isIP } from 'node:net';
import { z } from 'zod';
import { parseMasterKeys } from './master-keys';

/** Variables whose value must never appear in a message, REDIS_URL because it may hold a password. */
export const SECRETS: ReadonlySet<string> = new Set([
  'REDIS_URL',
  'MICROSOFT_APP_PASSWORD',
  'TWILIO_AUTH_TOKEN',
  'LUIS_KEY',
  'CLU_KEY',
  'MASTER_KEYS',
  'OIDC_CLIENT_SECRET',
]);

/**
 * Every variable that the program reads, and what each may be. The text is the second half of the line that a person
 * sees: `PORT is "80a": use a whole number …`. Defaults stand in read-config.ts.
 */
export const variables = z.object({
  NODE_ENV: oneOf(['production', 'development', 'test']),
  PORT: wholeNumber(1, 65_535, 3978),
  HOST: checked(isHost, 'use an address or a host name of this machine, for example 127.0.0.1, or 0.0.0.0 for all.'),
  PUBLIC_URL: url(['https:', 'http:'], 'https://bot.example.org'),
  DATA_DIR: checked((text) => !text.includes('\0'), 'use the path of a directory, for example ./data.'),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://127.0.0.1:6379'),
  REDIS_WAIT_REPLICAS: wholeNumber(0, 5, 1),
  REDIS_SERVER_BIN: checked((text) => text.startsWith('/'), 'use the full path of a redis-server or valkey-server.'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  WORKERS: wholeNumber(0, 256, 64),

  MICROSOFT_APP_ID: oneWord('the app id of the bot registration'),
  MICROSOFT_APP_PASSWORD: oneWord('the client secret of the bot registration'),
  MICROSOFT_APP_TYPE: oneOf(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']),
  MICROSOFT_APP_TENANT_ID: matching(/^[^\s.,]+$/, 'the id of the tenant that owns the bot registration, not its name.'),
  MICROSOFT_CLOUD: oneOf(['public', 'usgov', 'china']),
  TEAMS_TENANT_IDS: z
    .string()
    .regex(/^[^\s.,]+(\s*,\s*[^\s.,]+)*$/, 'use the ids of tenants, not their names, with commas between them.')
    .transform((text) => text.split(',').map((id) => id.trim()))
    .optional(),
  TEAMS_SERVICE_URL: privateUrl('https://smba.trafficmanager.net/teams'),
  BOT_OPENID_METADATA_URL: url(
    ['https:', 'http:'],
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),

  SMS_PROVIDER: oneOf(['twilio', 'none']),
  SMS_PROVIDER_ANSWERS: someOf(['stop', 'start', 'help']),
  TWILIO_ACCOUNT_SID: matching(/^AC\w+$/, "the account's SID, which begins with AC."),
  TWILIO_AUTH_TOKEN: oneWord('the auth token of the account'),
  TWILIO_FROM: matching(
    /^(\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
    'a number such as +447700900123, or a name of up to 11 letters.',
  ),
  TWILIO_MESSAGING_SERVICE_SID: matching(/^MG\w+$/, "the service's SID, which begins with MG."),
  SMS_PER_SECOND: wholeNumber(1, 10_000, 10),
  TWILIO_API_URL: url(['https:', 'http:'], 'https://api.twilio.com'),

  LUIS_ENDPOINT: privateUrl('https://luis.example.org'),
  LUIS_KEY: oneWord('the prediction key'),
  LUIS_APP_ID: oneWord('the id of the LUIS app'),
  LUIS_SLOT: oneOf(['production', 'staging']),
  CLU_ENDPOINT: privateUrl('https://language.example.org'),
  CLU_KEY: oneWord('the key of the language resource'),
  CLU_PROJECT: checked(() => true, 'use the name of the project.'),
  CLU_DEPLOYMENT: checked(() => true, 'use the name of the deployment.'),

  MASTER_KEYS: z
    .string()
    .transform((text, context) => {
      const parsed = parseMasterKeys(text);
      if ('keys' in parsed) return parsed.keys;
      context.addIssue({ code: 'custom', message: parsed.fault });
      return z.NEVER;
    })
    .optional(),
  OIDC_ISSUER: url(['https:', 'http:'], 'https://login.example.org/tenant/v2.0'),
  OIDC_CLIENT_ID: oneWord('the client id that the identity provider gave'),
  OIDC_CLIENT_SECRET: oneWord('the client secret that the identity provider gave'),

  DEFAULT_LOCALE: z.string().transform(canonicalLocale).optional(),
  LOCALES: z
    .string()
    .transform((text, context) => {
      const tags = text.split(',').map((tag) => canonicalLocale(tag.trim(), context));
      return tags.filter((tag, index) => tags.indexOf(tag) === index);
    })
    .optional(),
  DEFAULT_REGION: matching(
    /^[A-Z]{2}(-[A-Z]{3})?$/,
    'two capital letters of ISO 3166, or with the part of a country, for example GB or GB-WLS.',
  ),
  DEFAULT_TIMEZONE: checked(isTimeZone, 'use a name of the time zone database, for example Europe/London.'),
});

export type Variables = z.output<typeof variables>;
export type VariableName = keyof Variables;

function checked(isGood: (text: string) => boolean, use: string) {
  return z.string().refine(isGood, use).optional();
}

function matching(pattern: RegExp, what: string) {
  return z.string().regex(pattern, `use ${what}`).optional();
}

/** Ids and secrets are one word; a blank inside is a copying mistake. */
function oneWord(what: string) {
  return z.string().regex(/^\S+$/, `use ${what}, without blanks.`).optional();
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `use one of ${values.join(', ')}.`).optional();
}

/** Several of them, comma-separated. */
function someOf<const T extends string>(values: readonly T[]) {
  const use = `use one or more of ${values.join(', ')}, with commas between them.`;
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim().toLowerCase()))
    .pipe(z.array(z.enum(values, use)))
    .optional();
}

function wholeNumber(least: number, most: number, example: number) {
  const use = `use a whole number from ${least} to ${most}, for example ${example}.`;
  return z
    .string()
    .regex(/^\d{1,6}$/, use)
    .transform(Number)
    .refine((number) => number >= least && number <= most, use)
    .optional();
}

function url(protocols: readonly string[], example: string) {
  const isGood = (text: string) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
  return urlThat(
    isGood,
    `use a URL that begins with ${protocols.map((name) => `${name}//`).join(' or ')}, for example ${example}.`,
  );
}

/** Where what people write is sent to: nobody on the way may read it. */
function privateUrl(example: string) {
  return urlThat(
    (text) => URL.canParse(text) && isPrivate(new URL(text)),
    `use a URL that begins with https://, for example ${example}; http:// is for 127.0.0.1, localhost and [::1] alone.`,
  );
}

function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

/** Without a slash at the end, so that paths can be put after it. */
function urlThat(isGood: (text: string) => boolean, use: string) {
  return z
    .string()
    .refine(isGood, use)
    .transform((text) => text.replace(/\/+$/, ''))
    .optional();
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text);
}

/** Offsets ("+01:00") are refused although newer engines take them: they know no summer time. */
function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text === 'UTC' || text.includes('/');
  } catch {
    return false;
  }
}

function canonicalLocale(text: string, context: z.core.$RefinementCtx<string>): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    context.addIssue({ code: 'custom', message: 'use a language tag, for example en-GB.' });
    return z.NEVER;
  }
}
