import { createHmac } from 'node:crypto';
import { BOT, SMS } from '../support/live-settings';
import type { OpenIdServer, TokenParts } from '../support/openid';

/** What makes a request genuine, in the hands of somebody who may write anything into it. */
export interface Keys {
  /** Where the bot's answers go; the tokens name it. */
  readonly serviceUrl: string;
  bearer(parts?: TokenParts): string;
  /** The SMS provider's signature over a form that is posted to this path. */
  sign(path: string, fields: readonly (readonly [string, string])[]): string;
}

export function keysOf(openId: OpenIdServer, serviceUrl: string): Keys {
  return {
    serviceUrl,
    bearer: (parts) => `Bearer ${openId.token(parts)}`,
    sign: (path, fields) => {
      const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      const signed = SMS.publicUrl + path + sorted.flat().join('');
      return createHmac('sha1', SMS.authToken).update(signed).digest('base64');
    },
  };
}

/** A message as Teams sends it. */
export const activityOf = (serviceUrl: string, id: string, from: string, text: string) => ({
  type: 'message',
  id,
  channelId: 'msteams',
  serviceUrl,
  from: { id: from, name: 'Sam' },
  recipient: { id: `28:${BOT.appId}`, name: 'Small Steps' },
  conversation: { id: `a:${from}`, conversationType: 'personal', tenantId: BOT.tenantId },
  text,
  attachments: [],
  membersAdded: [],
  timestamp: '2026-01-05T09:00:00Z',
  channelData: { tenant: { id: BOT.tenantId } },
});

/** A text as the SMS provider posts it. */
export const smsOf = (id: string, from: string, text: string) => ({
  MessageSid: id,
  AccountSid: 'AC00000000000000000000000000000001',
  From: from,
  To: SMS.from,
  Body: text,
  NumMedia: '0',
});
