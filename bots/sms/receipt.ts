import { z } from 'zod';
import type { News } from '../../services/mailroom';
import { providerFault } from './provider-errors';

/** What we read of a status callback (twilio.com/docs/messaging/guides/track-outbound-message-status). */
const Receipt = z.object({
  MessageStatus: z.string(),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .catch(undefined),
});

/** The provider has it as soon as it says anything at all. What is not listed is news that we do not know. */
const DELIVERY: Readonly<Record<string, News['delivery']>> = {
  accepted: 'sent',
  scheduled: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** @returns null for news that says nothing to us. */
export function readReceipt(fields: URLSearchParams): News | null {
  const read = Receipt.safeParse(Object.fromEntries(fields));
  const delivery = read.success ? DELIVERY[read.data.MessageStatus.toLowerCase()] : undefined;
  if (!read.success || delivery === undefined) return null;
  if (delivery !== 'failed') return { delivery };
  const { ErrorCode: code = null } = read.data;
  const fault = providerFault(code);
  const because = code ?? read.data.MessageStatus.toLowerCase();
  return { delivery, because, ...(fault.about === 'number' ? { means: fault.means } : {}) };
}

/** Our own id of the message travels in the callback's URL, so that a receipt finds it though it comes before the answer. */
const MESSAGE = 'message';

export function receiptUrl(statusUrl: string, messageId: string): string {
  return `${statusUrl}?${new URLSearchParams({ [MESSAGE]: messageId })}`;
}

/** @param target of the request, as it came: `/api/sms/status?message=…` */
export function messageIn(target: string): string | null {
  const query = target.indexOf('?');
  return query < 0 ? null : new URLSearchParams(target.slice(query + 1)).get(MESSAGE);
}
