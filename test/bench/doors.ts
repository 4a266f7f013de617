import { createHmac, randomBytes } from 'node:crypto';
import type { Door } from './load';
import { conversationOf, numberOf, userOf } from './people';
import { createPoster } from './post';

/** The account that the SMS provider's webhooks are signed for. */
export const ACCOUNT = { sid: 'AC00000000000000000000000000000000', token: 'drama', from: '+447700900999' };
/** Whose people write to the bot from Teams. */
export const TENANT_ID = '00000000-0000-4000-8000-00000000000b';
export const PUBLIC_URL = 'https://bot.example.org';

/** The SMS provider's webhook: a form, signed as it signs them. */
export function smsDoor(botUrl: string): Door & { close(): void } {
  const { post, close } = createPoster(botUrl);
  const people = new Map<string, number>();
  const run = randomBytes(6).toString('hex');
  return {
    post: (person, n, text) => {
      const number = numberOf(person);
      people.set(number, person);
      const fields = {
        AccountSid: ACCOUNT.sid,
        ApiVersion: '2010-04-01',
        Body: text,
        From: number,
        FromCountry: 'GB',
        MessageSid: `SM${run}${String(person).padStart(6, '0')}${String(n).padStart(14, '0')}`,
        NumMedia: '0',
        NumSegments: '1',
        SmsStatus: 'received',
        To: ACCOUNT.from,
        ToCountry: 'GB',
      };
      const signed = `${PUBLIC_URL}/api/sms${Object.entries(fields).flat().join('')}`;
      const signature = createHmac('sha1', ACCOUNT.token).update(signed).digest('base64');
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature };
      return post('/api/sms', headers, new URLSearchParams(fields).toString());
    },
    personAt: (to) => people.get(to) ?? null,
    close,
  };
}

/** The Bot Framework's messaging endpoint, with a token where the bot checks for one. */
export function messagesDoor(
  botUrl: string,
  { serviceUrl, token }: { serviceUrl: string; token?: string },
): Door & { close(): void } {
  const { post, close } = createPoster(botUrl);
  const people = new Map<string, number>();
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  return {
    post: (person, n, text) => {
      const conversation = conversationOf(person);
      people.set(conversation, person);
      return post('/api/messages', headers, JSON.stringify(activity(serviceUrl, person, n, text)));
    },
    personAt: (to) => people.get(to) ?? null,
    close,
  };
}

/** A message as Teams sends it. */
function activity(serviceUrl: string, person: number, n: number, text: string) {
  return {
    type: 'message',
    id: String(1_767_600_000_000 + n),
    channelId: 'msteams',
    serviceUrl,
    from: { id: userOf(person), name: 'Sam' },
    recipient: { id: '28:bot', name: 'Small Steps' },
    conversation: { id: conversationOf(person), conversationType: 'personal', tenantId: TENANT_ID },
    text,
    textFormat: 'plain',
    locale: 'en-GB',
    timestamp: '2026-01-05T14:00:00Z',
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' }],
    channelData: { tenant: { id: TENANT_ID } },
  };
}
