import type { z } from 'zod';
import { SECRETS, type VariableName } from './variables';

/** What is set, after empty values were taken out. */
export type Given = Partial<Record<string, string>>;

/** The faults of single values: `PORT is "80a": use a whole number …`. Secrets are not repeated. */
export function valueFaults(error: z.ZodError, given: Given): string[] {
  return error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const shown = SECRETS.has(name) ? 'is set but cannot be used' : `is ${JSON.stringify(given[name])}`;
    return `${name} ${shown}: ${issue.message}`;
  });
}

/** The faults that only show when variables are seen together. */
export function jointFaults(given: Given): string[] {
  return [
    ...halfSetGroups(given),
    ...storeFaults(given),
    ...appFaults(given),
    ...senderFaults(given),
    ...recogniserFaults(given),
    ...productionFaults(given),
  ];
}

/** Variables that are of use only together. */
const GROUPS: readonly (readonly VariableName[])[] = [
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  ['LUIS_ENDPOINT', 'LUIS_KEY', 'LUIS_APP_ID'],
  ['CLU_ENDPOINT', 'CLU_KEY', 'CLU_PROJECT', 'CLU_DEPLOYMENT'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

function halfSetGroups(given: Given): string[] {
  return GROUPS.flatMap((group) => {
    const set = group.filter((name) => given[name] !== undefined);
    const missing = group.filter((name) => given[name] === undefined);
    return set.length > 0 && missing.length > 0 ? [halfSet(set, missing)] : [];
  });
}

function halfSet(set: readonly string[], missing: readonly string[]): string {
  return `${list(set)} ${set.length > 1 ? 'are' : 'is'} set but ${list(missing)} ${missing.length > 1 ? 'are' : 'is'} not: set all of them or none.`;
}

function storeFaults(given: Given): string[] {
  if (given['REDIS_URL'] !== undefined || Number(given['REDIS_WAIT_REPLICAS'] ?? 0) === 0) return [];
  return [
    'REDIS_WAIT_REPLICAS is set but REDIS_URL is not: the Redis that is started for you has no replicas. Set REDIS_URL too, or REDIS_WAIT_REPLICAS=0.',
  ];
}

/** Of no use without MICROSOFT_APP_ID. */
const OF_THE_APP: readonly VariableName[] = [
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_TYPE',
  'MICROSOFT_APP_TENANT_ID',
  'MICROSOFT_CLOUD',
  'TEAMS_TENANT_IDS',
  'TEAMS_SERVICE_URL',
];

function appFaults(given: Given): string[] {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TYPE: type } = given;
  const tenant = given['MICROSOFT_APP_TENANT_ID'];
  if (id === undefined) {
    const rest = OF_THE_APP.filter((name) => given[name] !== undefined);
    return rest.length > 0 ? [halfSet(rest, ['MICROSOFT_APP_ID'])] : [];
  }
  const faults: string[] = [];
  if (password !== undefined && type === 'UserAssignedMSI') {
    faults.push(
      'MICROSOFT_APP_TYPE is "UserAssignedMSI" but MICROSOFT_APP_PASSWORD is set: a managed identity has none. Leave it out, or use SingleTenant.',
    );
  }
  if (password === undefined && type !== 'UserAssignedMSI') {
    faults.push(
      'MICROSOFT_APP_ID is set but MICROSOFT_APP_PASSWORD is not: set it, or MICROSOFT_APP_TYPE=UserAssignedMSI for a managed identity, which has none.',
    );
  }
  if (tenant === undefined && (type === 'SingleTenant' || type === 'UserAssignedMSI')) {
    faults.push(
      `MICROSOFT_APP_TYPE is "${type}" but MICROSOFT_APP_TENANT_ID is not set: set the id of the tenant that owns the bot registration.`,
    );
  }
  return faults;
}

function senderFaults(given: Given): string[] {
  const hasSender = given['TWILIO_FROM'] !== undefined || given['TWILIO_MESSAGING_SERVICE_SID'] !== undefined;
  const hasAccount = given['TWILIO_ACCOUNT_SID'] !== undefined || given['TWILIO_AUTH_TOKEN'] !== undefined;
  if (hasAccount && !hasSender) {
    return ['TWILIO_ACCOUNT_SID is set but there is no sender: set TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID.'];
  }
  if (hasSender && !hasAccount) {
    return ['A Twilio sender is set but no account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or neither.'];
  }
  if (given['SMS_PROVIDER'] === 'twilio' && !hasAccount) {
    return ['SMS_PROVIDER is "twilio" but no account is set: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and a sender.'];
  }
  return [];
}

function recogniserFaults(given: Given): string[] {
  const remote = (['CLU_ENDPOINT', 'LUIS_ENDPOINT'] as const).find((name) => given[name] !== undefined);
  if (remote === undefined || Number(given['WORKERS']) !== 1) return [];
  return [
    `WORKERS is "1" but ${remote} is set: use 2 or more, so that a slow answer from there holds up one person and not everybody.`,
  ];
}

/** Whoever writes NODE_ENV=production means real people: nothing may be made up then, and somebody must be reachable. */
function productionFaults(given: Given): string[] {
  if (given['NODE_ENV'] !== 'production') return [];
  const faults: string[] = [];
  const sms = given['TWILIO_ACCOUNT_SID'] !== undefined && given['SMS_PROVIDER'] !== 'none';
  if (given['MICROSOFT_APP_ID'] === undefined && !sms) {
    faults.push(
      'NODE_ENV is "production" but no channel is set up: set MICROSOFT_APP_ID (Teams) or TWILIO_ACCOUNT_SID (SMS) with the variables that belong to them.',
    );
  }
  if (given['MASTER_KEYS'] === undefined) {
    faults.push(
      'NODE_ENV is "production" but MASTER_KEYS is not set: set it and keep a copy apart from the data, which cannot be read without it. Make one with: echo "1:$(openssl rand -base64 32)"',
    );
  }
  return faults;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
