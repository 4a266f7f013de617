import type { Carrier, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { type Answered, retryAfterMs } from '../http/outbound';
import { withButtons } from './cards';
import { activitiesUrl } from './connector-url';
import type { FirstContact } from './first-contact';
import { type ConversationReference, referenceIn } from './reference';
import { isAnswered, type Unanswered, type Wire } from './wire';

export interface ConnectorOptions {
  readonly wire: Wire;
  /** Left out: nobody is written to before they have written. */
  readonly firstContact?: FirstContact;
  /** Milliseconds for the whole of it, the token included. */
  readonly deadlineMs?: number;
  /** Milliseconds since 1970, to read a Retry-After that names an instant. */
  readonly now?: () => number;
}

/**
 * The door out to the Bot Framework's channels: a message is one POST for each call, never a second one of its own accord. The
 * outbox decides about another attempt, because only it can do so across a restart.
 */
export function createConnector({
  wire,
  firstContact,
  deadlineMs = 10_000,
  now = Date.now,
}: ConnectorOptions): Carrier {
  return {
    send: async (message): Promise<Sent> => {
      const began = performance.now();
      const left = () => Math.max(1, Math.ceil(deadlineMs - (performance.now() - began)));
      const known = referenceIn(message.address);
      const begun = known ? { reference: known } : await firstContact?.begin(message.address, left());
      if (!begun) return { sent: false, because: 'no-conversation', again: false };
      if ('refused' in begun) return judge(begun.refused, now());
      const { reference } = begun;
      const sent = judge(await wire.post(activitiesUrl(reference), activityFor(reference, message), left()), now());
      if (!sent.sent && 'because' in sent && sent.because === GONE) firstContact?.forget(message.address);
      return sent;
    },
  };
}

const GONE = 'conversation-gone';

/**
 * What a connector's answer means for the message. The service's own advice is to try 412, 429, 502 and 504 again
 * (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"); a 403 means that the person has blocked the
 * bot or removed it, unless it says that the bot as such may not write; a 404 that the conversation is gone.
 */
function judge(answer: Answered | Unanswered, now: number): Sent {
  if (!isAnswered(answer)) return answer;
  const { status, headers, text } = answer;
  if (status >= 200 && status < 300) {
    const providerId = idIn(text);
    return providerId === null ? { sent: true } : { sent: true, providerId };
  }
  if (status === 403 && !isOurFault(text)) return { sent: false, because: 'blocked', again: false, means: 'blocked' };
  if (status === 404) return { sent: false, because: GONE, again: false, means: 'unreachable' };
  if (status === 403) return { sent: false, because: 'status-403', again: false, fault: 'account' };
  const again = status === 401 || status === 408 || status === 412 || status === 429 || status >= 500;
  const afterMs = again ? retryAfterMs(headers['retry-after'], now) : undefined;
  return { sent: false, because: `status-${status}`, again, ...(afterMs === undefined ? {} : { afterMs }) };
}

/** The codes of Teams for a 403 that says nothing of the person (the same page, "Status codes from bot conversational APIs"). */
const OUR_FAULTS = /"code"\s*:\s*"(BotDisabledByAdmin|InvalidBotApiHost|NotEnoughPermissions)"/;

function isOurFault(text: string): boolean {
  return OUR_FAULTS.test(text);
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
