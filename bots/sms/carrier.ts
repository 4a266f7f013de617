import { z } from 'zod';
import type { Carrier, Sent } from '../../services/mailroom/contract';
import { DeadlinePassed } from '../http/deadline';
import { type Answered, createOutbound, type Outbound, retryAfterMs } from '../http/outbound';
import { providerFault } from './provider-errors';
import { receiptUrl } from './receipt';

export interface SmsCarrierOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number of ours in E.164, or the provider's messaging service, which picks one. */
  readonly sender: { readonly from: string } | { readonly messagingServiceSid: string };
  /** Where receipts go; none are asked for without it. */
  readonly statusUrl?: string;
  /** The base of the provider's REST API. */
  readonly apiUrl?: string;
  readonly outbound?: Outbound;
  readonly deadlineMs?: number;
  /** Milliseconds since 1970, to read a Retry-After that names an instant. */
  readonly now?: () => number;
}

/** The door out by SMS (twilio.com/docs/messaging/api/message-resource). One attempt for each call. */
export function createSmsCarrier(options: SmsCarrierOptions): Carrier {
  const { accountSid, authToken, apiUrl = 'https://api.twilio.com', outbound = createOutbound() } = options;
  const { deadlineMs = 10_000, now = Date.now } = options;
  const base = apiUrl.replace(/\/+$/, '');
  const url = new URL(`${base}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`);
  const headers = {
    Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'Content-Type': 'application/x-www-form-urlencoded',
    Accept: 'application/json',
  };
  return {
    send: async ({ id, address, text }): Promise<Sent> => {
      const body = formFor(address.handle, text, id, options).toString();
      try {
        return judge(await outbound.post({ url, headers, body, deadlineMs }), now());
      } catch (error) {
        return { sent: false, because: error instanceof DeadlinePassed ? 'timeout' : 'unreachable', again: true };
      }
    },
  };
}

function formFor(
  to: string,
  text: string,
  messageId: string,
  { sender, statusUrl }: SmsCarrierOptions,
): URLSearchParams {
  const form = new URLSearchParams({ To: to, Body: text });
  if ('from' in sender) form.set('From', sender.from);
  else form.set('MessagingServiceSid', sender.messagingServiceSid);
  if (statusUrl !== undefined) form.set('StatusCallback', receiptUrl(statusUrl, messageId));
  return form;
}

const Created = z.object({ sid: z.string().min(1) });
/** The message that comes with the code quotes the number, so only the code is read. */
const Refused = z.object({ code: z.number().int() });

/**
 * A refusal (4xx) of a message is for good, and its reason is the provider's own error code: 21610 is an opt-out. A refusal of us,
 * or of so much at once, is not: nothing may be lost because our account is broken.
 */
function judge({ status, headers, text }: Answered, now: number): Sent {
  const json = readJson(text);
  if (status >= 200 && status < 300) {
    const created = Created.safeParse(json);
    return created.success ? { sent: true, providerId: created.data.sid } : { sent: true };
  }
  const refused = Refused.safeParse(json);
  const code = refused.success ? String(refused.data.code) : null;
  const fault = providerFault(code, status);
  const ours = fault.about === 'wait' || fault.about === 'account';
  const again = status === 408 || status >= 500 || ours;
  const afterMs = again ? retryAfterMs(headers['retry-after'], now) : undefined;
  return {
    sent: false,
    because: code ?? `status-${status}`,
    again,
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(fault.about === 'number' && !again ? { means: fault.means } : {}),
    ...(ours ? { fault: fault.about } : {}),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
