import type { Carrier, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { DeadlinePassed, within } from '../http/deadline';
import { type Answered, createOutbound, type Outbound, retryAfterMs } from '../http/outbound';
import { withButtons } from './cards';
import { type ConversationReference, referenceIn } from './reference';
import type { BotToken } from './token';

export interface ConnectorOptions {
  /** Null when no app id is configured: nothing is shown to the connector then. */
  readonly token: BotToken | null;
  readonly outbound?: Outbound;
  /** Milliseconds for the whole of it, the token included. */
  readonly deadlineMs?: number;
  /** Milliseconds since 1970, to read a Retry-After that names an instant. */
  readonly now?: () => number;
}

/**
 * The door out to the Bot Framework's channels: one POST for each call, never a second one of its own accord. The outbox
 * decides about another attempt, because only it can do so across a restart.
 */
export function createConnector(options: ConnectorOptions): Carrier {
  const { token, outbound = createOutbound(), deadlineMs = 10_000, now = Date.now } = options;
  return {
    send: async (message): Promise<Sent> => {
      const reference = referenceIn(message.address);
      if (reference === null) return { sent: false, because: 'no-conversation', again: false };
      const began = performance.now();
      const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json' };
      try {
        if (token) headers['Authorization'] = `Bearer ${await within(deadlineMs, token.get())}`;
      } catch (error) {
        return { sent: false, because: error instanceof DeadlinePassed ? 'timeout' : 'no-token', again: true };
      }
      try {
        const body = JSON.stringify(activityFor(reference, message));
        const left = Math.ceil(deadlineMs - (performance.now() - began));
        const answered = await outbound.post({ url: urlFor(reference), headers, body, deadlineMs: left });
        if (answered.status === 401) token?.distrust();
        return judge(answered, now());
      } catch (error) {
        return { sent: false, because: error instanceof DeadlinePassed ? 'timeout' : 'unreachable', again: true };
      }
    },
  };
}

/**
 * What a connector's answer means for the message. The service's own advice is to try 412, 429, 502 and 504 again
 * (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"); a 403 means that the person has blocked the
 * bot or removed it, a 404 that the conversation is gone.
 */
function judge({ status, headers, text }: Answered, now: number): Sent {
  if (status >= 200 && status < 300) {
    const providerId = idIn(text);
    return providerId === null ? { sent: true } : { sent: true, providerId };
  }
  if (status === 403) return { sent: false, because: 'blocked', again: false };
  if (status === 404) return { sent: false, because: 'conversation-gone', again: false };
  const again = status === 401 || status === 408 || status === 412 || status === 429 || status >= 500;
  const afterMs = again ? retryAfterMs(headers['retry-after'], now) : undefined;
  return { sent: false, because: `status-${status}`, again, ...(afterMs === undefined ? {} : { afterMs }) };
}

/** `POST {serviceUrl}/v3/conversations/{id}/activities`: Bot Connector REST API, "Send to Conversation". */
function urlFor({ serviceUrl, conversation }: ConversationReference): URL {
  const base = serviceUrl.replace(/\/+$/, '');
  return new URL(`${base}/v3/conversations/${encodeURIComponent(conversation)}/activities`);
}

function activityFor(reference: ConversationReference, { text, choices }: OutgoingMessage) {
  const { channelId, conversation, user, bot, tenant } = reference;
  return {
    type: 'message',
    channelId,
    conversation: { id: conversation, ...(tenant === undefined ? {} : { tenantId: tenant }) },
    recipient: { id: user },
    ...(bot === undefined ? {} : { from: { id: bot } }),
    ...(choices ? withButtons(text, choices, channelId, user) : { text, textFormat: 'plain' }),
  };
}

function idIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return null;
    return typeof answer.id === 'string' && answer.id !== '' ? answer.id : null;
  } catch {
    return null;
  }
}
