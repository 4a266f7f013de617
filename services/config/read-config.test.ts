import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ConfigError, loadEnvFile, readConfig } from '.';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't0ken-of-twilio', TWILIO_FROM: '+447700900123' };
const CLU = { CLU_ENDPOINT: 'https://clu.example.org', CLU_KEY: 'k', CLU_PROJECT: 'p', CLU_DEPLOYMENT: 'd' };
const TEAMS = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_PASSWORD: 'pa55word-of-app' };

/** The lines of the error that this environment makes; none when it is fine. */
function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).toBe(error.faults.join('\n'));
    expect(error.message.split('\n')).toHaveLength(error.faults.length);
    return error.faults;
  }
}

describe('with nothing set', () => {
  test('the bot can be tried on this machine, and by this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3978,
      host: '127.0.0.1',
      botFrameworkDoor: 'loopback',
      redisUrl: undefined,
      twilio: undefined,
      botFramework: undefined,
      defaults: { locale: 'en-GB', region: 'GB', timezone: 'Europe/London' },
      workers: 64,
    });
  });

  test('an empty value is the same as none, and blanks around a value do no harm', () => {
    expect(readConfig({ PORT: '', TWILIO_AUTH_TOKEN: '  ', REDIS_URL: '' })).toEqual(readConfig({}));
    expect(readConfig({ PORT: ' 8080 ' }).port).toBe(8080);
  });

  test('nothing can be changed afterwards, at any depth', () => {
    const config = readConfig({ ...TWILIO, MASTER_KEYS: `1:${KEY}` });
    const parts: unknown[] = [config, config.defaults, config.twilio, config.masterKeys, config.masterKeys?.[0]];
    expect(parts.every(Object.isFrozen)).toBe(true);
  });
});

describe('how many texts a second a sender may send', () => {
  const service = { TWILIO_MESSAGING_SERVICE_SID: 'MG1' };
  test.each([
    ['a number of Great Britain', {}, 10],
    ['a number of the USA', { TWILIO_FROM: '+14155550100' }, 1],
    ['a name', { TWILIO_FROM: 'Small Steps' }, 10],
    ['a Messaging Service, which has several numbers', { TWILIO_FROM: '+14155550100', ...service }, 10],
    ['whatever the account was granted', { TWILIO_FROM: '+14155550100', SMS_PER_SECOND: '75' }, 75],
  ])('from %s', (_what, more, perSecond) => {
    expect(readConfig({ ...TWILIO, ...more }).twilio).toMatchObject({ perSecond });
  });
});

describe('a value that cannot be used is named in one line with what is permitted', () => {
  test.each([
    ['letters in a port', { PORT: '80a' }, 'PORT is "80a": use a whole number from 1 to 65535, for example 3978.'],
    ['no such port', { PORT: '65536' }, 'PORT is "65536": use a whole number from 1 to 65535, for example 3978.'],
    [
      'more replicas than anybody has',
      { REDIS_URL: 'redis://127.0.0.1:6379', REDIS_WAIT_REPLICAS: '6' },
      'REDIS_WAIT_REPLICAS is "6": use a whole number from 0 to 5, for example 1.',
    ],
    [
      'replicas of the embedded Redis',
      { REDIS_WAIT_REPLICAS: '1' },
      'REDIS_WAIT_REPLICAS is set but REDIS_URL is not: the Redis that is started for you has no replicas. Set REDIS_URL too, or REDIS_WAIT_REPLICAS=0.',
    ],
    ['half a worker', { WORKERS: '1.5' }, 'WORKERS is "1.5": use a whole number from 0 to 256, for example 64.'],
    ['a misspelt mode', { NODE_ENV: 'prod' }, 'NODE_ENV is "prod": use one of production, development, test.'],
    [
      'an unknown level',
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is "loud": use one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      'a zone that does not exist',
      { DEFAULT_TIMEZONE: 'Europe/Camelot' },
      'DEFAULT_TIMEZONE is "Europe/Camelot": use a name of the time zone database, for example Europe/London.',
    ],
    [
      'an offset, which knows no summer',
      { DEFAULT_TIMEZONE: '+01:00' },
      'DEFAULT_TIMEZONE is "+01:00": use a name of the time zone database, for example Europe/London.',
    ],
    [
      'an underscore in a locale',
      { DEFAULT_LOCALE: 'en_GB' },
      'DEFAULT_LOCALE is "en_GB": use a language tag, for example en-GB.',
    ],
    [
      'a country by name',
      { DEFAULT_REGION: 'Wales' },
      'DEFAULT_REGION is "Wales": use two capital letters of ISO 3166, or with the part of a country, for example GB or GB-WLS.',
    ],
    [
      'a language among others that is none',
      { LOCALES: 'en-GB, welsh_' },
      'LOCALES is "en-GB, welsh_": use a language tag, for example en-GB.',
    ],
    [
      'an address without scheme',
      { PUBLIC_URL: 'bot.example.org' },
      'PUBLIC_URL is "bot.example.org": use a URL that begins with https:// or http://, for example https://bot.example.org.',
    ],
    [
      'a host with a port',
      { HOST: 'localhost:80' },
      'HOST is "localhost:80": use an address or a host name of this machine, for example 127.0.0.1, or 0.0.0.0 for all.',
    ],
    [
      'a relative program',
      { REDIS_SERVER_BIN: 'redis-server' },
      'REDIS_SERVER_BIN is "redis-server": use the full path of a redis-server or valkey-server.',
    ],
    [
      'a cloud that there is no more',
      { ...TEAMS, MICROSOFT_CLOUD: 'germany' },
      'MICROSOFT_CLOUD is "germany": use one of public, usgov, china.',
    ],
    [
      'an app type of old',
      { ...TEAMS, MICROSOFT_APP_TYPE: 'single' },
      'MICROSOFT_APP_TYPE is "single": use one of SingleTenant, MultiTenant, UserAssignedMSI.',
    ],
  ])('%s', (_reason, env, line) => {
    expect(faultsOf(env)).toEqual([line]);
  });

  test('every fault is told at once', () => {
    expect(faultsOf({ PORT: '0', WORKERS: 'many', LUIS_KEY: 'k' })).toHaveLength(3);
  });
});

describe('variables that belong together', () => {
  test.each([
    [
      'an account without its token',
      { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+447700900123' },
      /^TWILIO_ACCOUNT_SID is set but TWILIO_AUTH_TOKEN is not: set all of them or none\.$/,
    ],
    [
      'a token without its account',
      { TWILIO_AUTH_TOKEN: 't', TWILIO_FROM: '+447700900123' },
      /^TWILIO_AUTH_TOKEN is set but TWILIO_ACCOUNT_SID is not/,
    ],
    [
      'an account without a sender',
      { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't' },
      /set TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID/,
    ],
    ['a sender without an account', { TWILIO_FROM: '+447700900123' }, /no account/],
    ['a provider without an account', { SMS_PROVIDER: 'twilio' }, /^SMS_PROVIDER is "twilio" but no account is set/],
    [
      'an app without its secret',
      { MICROSOFT_APP_ID: 'app' },
      /^MICROSOFT_APP_ID is set but MICROSOFT_APP_PASSWORD is not/,
    ],
    [
      'a secret without its app',
      { MICROSOFT_APP_PASSWORD: 'x' },
      /^MICROSOFT_APP_PASSWORD is set but MICROSOFT_APP_ID is not/,
    ],
    [
      'a managed identity with a secret',
      { ...TEAMS, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: 'tenant' },
      /^MICROSOFT_APP_TYPE is "UserAssignedMSI" but MICROSOFT_APP_PASSWORD is set: a managed identity has none\./,
    ],
    [
      'a tenant by its name, which no activity has',
      { ...TEAMS, MICROSOFT_APP_TENANT_ID: 'charity.example.org' },
      /^MICROSOFT_APP_TENANT_ID is "charity\.example\.org": use the id of the tenant .*, not its name\.$/,
    ],
    [
      'tenants without commas',
      { ...TEAMS, TEAMS_TENANT_IDS: 'one two' },
      /^TEAMS_TENANT_IDS is "one two": use the ids of tenants/,
    ],
    [
      'a cloud without a bot in it',
      { MICROSOFT_CLOUD: 'usgov' },
      /^MICROSOFT_CLOUD is set but MICROSOFT_APP_ID is not/,
    ],
    [
      'a place in Teams that others could listen to',
      { ...TEAMS, TEAMS_SERVICE_URL: 'http://teams.example.org' },
      /^TEAMS_SERVICE_URL is "http:\/\/teams\.example\.org": use a URL that begins with https:\/\//,
    ],
    ['one tenant, but which', { ...TEAMS, MICROSOFT_APP_TYPE: 'SingleTenant' }, /MICROSOFT_APP_TENANT_ID is not set/],
    [
      'half of LUIS',
      { LUIS_ENDPOINT: 'https://luis.example.org', LUIS_APP_ID: 'a' },
      /^LUIS_ENDPOINT and LUIS_APP_ID are set but LUIS_KEY is not/,
    ],
    [
      'a LUIS that others could listen to',
      { LUIS_ENDPOINT: 'http://luis.example.org', LUIS_KEY: 'k', LUIS_APP_ID: 'a' },
      /^LUIS_ENDPOINT is "http:\/\/luis\.example\.org": use a URL that begins with https:\/\/, .* 127\.0\.0\.1, localhost and \[::1\] alone\.$/,
    ],
    [
      'a CLU that only looks like this machine',
      { ...CLU, CLU_ENDPOINT: 'http://127.0.0.1.example.org' },
      /^CLU_ENDPOINT is/,
    ],
    [
      'a CLU that everybody would wait for',
      { ...CLU, WORKERS: '1' },
      'WORKERS is "1" but CLU_ENDPOINT is set: use 2 or more, so that a slow answer from there holds up one person and not everybody.',
    ],
    ['half of CLU', { CLU_KEY: 'k' }, /^CLU_KEY is set but CLU_ENDPOINT, CLU_PROJECT and CLU_DEPLOYMENT are not/],
    [
      'half of sign-in',
      { OIDC_CLIENT_ID: 'id' },
      /^OIDC_CLIENT_ID is set but OIDC_ISSUER and OIDC_CLIENT_SECRET are not/,
    ],
  ])('%s is refused', (_reason, env, line) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(line)]);
  });

  test('a managed identity needs no password', () => {
    const env = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: 'tenant' };
    expect(readConfig(env).botFramework).toMatchObject({ appType: 'UserAssignedMSI', appPassword: undefined });
  });

  test('an app with a tenant belongs to that tenant, and one without belongs to none', () => {
    expect(readConfig({ ...TEAMS, MICROSOFT_APP_TENANT_ID: 'tenant' }).botFramework?.appType).toBe('SingleTenant');
    expect(readConfig(TEAMS).botFramework?.appType).toBe('MultiTenant');
  });

  test('people may write from the tenant of the registration, and from those that are named instead', () => {
    const single = { ...TEAMS, MICROSOFT_APP_TENANT_ID: 'ours' };
    expect(readConfig(single).botFramework?.teamsTenants).toEqual(['ours']);
    expect(readConfig({ ...single, TEAMS_TENANT_IDS: 'theirs, ours' }).botFramework?.teamsTenants).toEqual([
      'theirs',
      'ours',
    ]);
    expect(readConfig(TEAMS).botFramework?.teamsTenants).toBeUndefined();
    const many = { ...single, MICROSOFT_APP_TYPE: 'MultiTenant' };
    expect(readConfig(many).botFramework?.teamsTenants).toBeUndefined();
  });

  test('a bot is in the public cloud until another is named', () => {
    expect(readConfig(TEAMS).botFramework?.cloud).toBe('public');
    expect(readConfig({ ...TEAMS, MICROSOFT_CLOUD: 'usgov' }).botFramework?.cloud).toBe('usgov');
  });

  test.each(['http://127.0.0.1:5001', 'http://localhost:5001', 'http://[::1]:5001'])(
    'a recogniser on this machine (%s) may be without TLS',
    (CLU_ENDPOINT) => {
      expect(readConfig({ ...CLU, CLU_ENDPOINT }).clu?.endpoint).toBe(CLU_ENDPOINT);
    },
  );

  test('a process that takes no turns may name a recogniser', () => {
    expect(readConfig({ ...CLU, WORKERS: '0' }).clu).toMatchObject({ project: 'p', deployment: 'd' });
  });

  test('SMS can be left off although an account is set', () => {
    expect(readConfig({ ...TWILIO, SMS_PROVIDER: 'none' }).twilio).toBeUndefined();
  });
});

describe('production', () => {
  test('the credentials of either channel mean that real people are there', () => {
    expect(readConfig(TWILIO)).toMatchObject({ production: true, host: '0.0.0.0' });
    expect(readConfig(TEAMS)).toMatchObject({ production: true, botFrameworkDoor: 'verified' });
  });

  test('a start without any channel is refused', () => {
    const faults = faultsOf({ NODE_ENV: 'production', MASTER_KEYS: `1:${KEY}` });
    expect(faults).toEqual([expect.stringMatching(/no channel is set up: set MICROSOFT_APP_ID/)]);
  });

  test('a start with texts alone is fine, and the Bot Framework door is then shut', () => {
    const config = readConfig({ NODE_ENV: 'production', MASTER_KEYS: `1:${KEY}`, ...TWILIO });
    expect(config).toMatchObject({ production: true, botFrameworkDoor: 'closed' });
  });

  test('a start without master keys is refused, because nobody would keep a copy of one that was made here', () => {
    expect(faultsOf({ NODE_ENV: 'production', ...TEAMS })).toEqual([expect.stringMatching(/MASTER_KEYS is not set/)]);
  });
});

describe('secrets', () => {
  test('no secret is repeated in a fault, whatever is wrong with it', () => {
    const secrets = {
      REDIS_URL: 'http://user:hush-redis@redis.example.org',
      MICROSOFT_APP_PASSWORD: 'hush app',
      TWILIO_AUTH_TOKEN: 'hush twilio',
      LUIS_KEY: 'hush luis',
      CLU_KEY: 'hush clu',
      MASTER_KEYS: '1:hush',
      OIDC_CLIENT_SECRET: 'hush oidc',
    };
    const message = faultsOf(secrets).join('\n');
    for (const name of Object.keys(secrets)) expect(message).toMatch(new RegExp(`^${name} is set but`, 'm'));
    expect(message).not.toMatch(/hush/);
  });

  test('master keys are read newest first and do not show themselves', () => {
    const { masterKeys } = readConfig({ MASTER_KEYS: `1:${KEY}, 3:${OTHER_KEY}` });
    expect(masterKeys?.map((key) => key.version)).toEqual([3, 1]);
    expect(masterKeys?.[0]?.key.export().toString('base64')).toBe(OTHER_KEY);
    expect(inspect(masterKeys, { depth: 9 }) + JSON.stringify(masterKeys)).not.toContain(OTHER_KEY);
  });

  test.each([
    ['too short', `1:${Buffer.alloc(31).toString('base64')}`, 'entry 1 is not VERSION:KEY'],
    ['no version', KEY, 'entry 1 is not VERSION:KEY'],
    ['the second one broken', `1:${KEY},two:${OTHER_KEY}`, 'entry 2 is not VERSION:KEY'],
    ['a version twice', `1:${KEY},1:${OTHER_KEY}`, 'version 1 is there twice'],
  ])('a master key with %s is refused by its place', (_reason, MASTER_KEYS, says) => {
    const [fault] = faultsOf({ MASTER_KEYS });
    expect(fault).toContain(`MASTER_KEYS is set but cannot be used: ${says}`);
    expect(fault).not.toContain(KEY.slice(0, 12));
  });
});

describe('.env', () => {
  const dir = mkdtempSync(join(tmpdir(), 'small-steps-env-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  test('is read when it is there, and what was set before wins', () => {
    writeFileSync(join(dir, '.env'), '# a comment\nPORT=4001\nLOG_LEVEL=debug\nREDIS_URL=redis://elsewhere\n');
    const env = { LOG_LEVEL: 'warn', REDIS_URL: '' };
    loadEnvFile(join(dir, '.env'), env);
    loadEnvFile(join(dir, 'not-there'), env);
    expect(readConfig(env)).toMatchObject({ port: 4001, logLevel: 'warn', redisUrl: undefined });
  });
});
