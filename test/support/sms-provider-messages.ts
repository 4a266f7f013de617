import { randomBytes } from 'node:crypto';
import { segmentsOf } from '../../dialogs/scripts/segments';
import type { Answer, SeenRequest } from './connector-server';

/** What the provider knows of a customer of its own. */
export interface ProviderAccount {
  readonly sid: string;
  readonly token: string;
  /** The numbers that may send, in E.164. */
  readonly numbers: readonly string[];
  /** Messaging services, by their ids: each sends from the first number. */
  readonly services?: readonly string[];
}

/** A message as the provider keeps it (twilio.com/docs/messaging/api/message-resource). */
export interface ProviderMessage {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  readonly service: string | null;
  readonly statusCallback: string | null;
  readonly createdAt: Date;
  from: string | null;
  status: string;
  errorCode: number | null;
}

/** The provider's dictionary (twilio.com/docs/api/errors), as far as sending goes. */
const ERRORS = {
  20003: [401, 'Authenticate'],
  20404: [404, 'The requested resource was not found'],
  20429: [429, 'Too Many Requests'],
  21211: [400, "The 'To' number is not a valid phone number."],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number provided is not a valid message-capable phone number of yours."],
  21609: [400, "The 'StatusCallback' URL is not a valid URL."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit.'],
  21701: [400, 'The Messaging Service does not exist.'],
  30003: [400, 'Unreachable destination handset'],
} as const satisfies Record<number, readonly [number, string]>;
export type ProviderError = keyof typeof ERRORS;

/** How the provider says no. */
export function refusal(code: ProviderError, headers: Readonly<Record<string, string>> = {}): Answer {
  const [status, message] = ERRORS[code];
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return { status, headers, body: JSON.stringify(body) };
}

/** The provider's messages over REST: made, fetched, listed. Whoever has opted out is refused. */
export class ProviderMessages {
  readonly all: ProviderMessage[] = [];
  readonly optedOut = new Set<string>();

  constructor(
    private readonly account: ProviderAccount,
    private readonly created: (message: ProviderMessage) => void,
  ) {}

  answer({ method, path, headers, body }: SeenRequest): Answer {
    const { sid, token } = this.account;
    if (headers.authorization !== `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`) return refusal(20003);
    const [, accountSid, one] =
      /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(?:\/([^/?]+))?\.json(?:\?|$)/.exec(path) ?? [];
    if (accountSid !== sid) return refusal(20404);
    if (method === 'POST' && one === undefined) return this.#create(new URLSearchParams(body));
    if (method !== 'GET') return refusal(20404);
    if (one === undefined) return this.#list(new URL(path, 'http://provider').searchParams);
    const found = this.all.find((message) => message.sid === one);
    return found ? { status: 200, body: JSON.stringify(this.#shown(found)) } : refusal(20404);
  }

  #create(form: URLSearchParams): Answer {
    const fault = this.#faultIn(form);
    if (fault !== null) return refusal(fault);
    const service = form.get('MessagingServiceSid');
    const message: ProviderMessage = {
      sid: `SM${randomBytes(16).toString('hex')}`,
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      service,
      statusCallback: form.get('StatusCallback'),
      createdAt: new Date(),
      // A service picks its number later.
      from: service === null ? form.get('From') : null,
      status: service === null ? 'queued' : 'accepted',
      errorCode: null,
    };
    this.all.push(message);
    this.created(message);
    return { status: 201, body: JSON.stringify(this.#shown(message)) };
  }

  #faultIn(form: URLSearchParams): ProviderError | null {
    const { numbers, services = [] } = this.account;
    const [to, from, service] = [form.get('To'), form.get('From'), form.get('MessagingServiceSid')];
    const [body, callback] = [form.get('Body'), form.get('StatusCallback')];
    if (!to) return 21604;
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21211;
    if (!from && !service) return 21603;
    if (service ? !services.includes(service) : !numbers.includes(from ?? '')) return service ? 21701 : 21606;
    if (!body) return 21602;
    if (body.length > 1_600) return 21617;
    if (callback && !/^https?:\/\/[^/\s]/.test(callback)) return 21609;
    return this.optedOut.has(to) ? 21610 : null;
  }

  #list(wanted: URLSearchParams): Answer {
    const fits = ({ to, from }: ProviderMessage) =>
      to === (wanted.get('To') ?? to) && from === (wanted.get('From') ?? from);
    const messages = this.all.filter(fits).toReversed();
    const uri = `/2010-04-01/Accounts/${this.account.sid}/Messages.json?PageSize=50&Page=0`;
    const page = { first_page_uri: uri, next_page_uri: null, previous_page_uri: null, uri, page: 0, page_size: 50 };
    const range = { start: 0, end: Math.max(0, messages.length - 1) };
    const shown = messages.map((message) => this.#shown(message));
    return { status: 200, body: JSON.stringify({ ...page, ...range, messages: shown }) };
  }

  #shown(message: ProviderMessage) {
    const uri = `/2010-04-01/Accounts/${this.account.sid}/Messages/${message.sid}`;
    const at = message.createdAt.toUTCString().replace('GMT', '+0000');
    return {
      account_sid: this.account.sid,
      api_version: '2010-04-01',
      body: message.body,
      date_created: at,
      date_sent: message.status === 'queued' || message.status === 'accepted' ? null : at,
      date_updated: at,
      direction: 'outbound-api',
      error_code: message.errorCode,
      error_message: null,
      from: message.from,
      messaging_service_sid: message.service,
      num_media: '0',
      num_segments: `${segmentsOf(message.body).count}`,
      price: null,
      price_unit: 'USD',
      sid: message.sid,
      status: message.status,
      subresource_uris: { media: `${uri}/Media.json` },
      to: message.to,
      uri: `${uri}.json`,
    };
  }
}
