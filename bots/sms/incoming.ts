import { z } from 'zod';
import type { Address } from '../../services/people/address';

/** A message holds no more (twilio.com/docs/messaging/guides/accepted-mime-types). */
const MOST_MEDIA = 10;

/** What we read of an incoming message (twilio.com/docs/messaging/guides/webhook-request). */
const IncomingSms = z.object({
  MessageSid: z.string().regex(/^[A-Za-z0-9]{2,64}$/),
  From: z.string().min(1).max(64),
  Body: z.string().default(''),
  NumMedia: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digits) => Math.min(Number(digits), MOST_MEDIA))
    .catch(0),
});

export interface ReadSms {
  readonly id: string;
  /** Null for a sender who cannot be answered: a short code, or a name instead of a number. */
  readonly from: Address | null;
  readonly text: string;
  readonly media: number;
}

/** @returns null when it is no message, or says two things at once: the signature does not know which of them came first. */
export function readSms(fields: URLSearchParams): ReadSms | null {
  if (Object.keys(IncomingSms.shape).some((name) => fields.getAll(name).length > 1)) return null;
  const read = IncomingSms.safeParse({
    MessageSid: fields.get('MessageSid'),
    From: fields.get('From'),
    Body: fields.get('Body') ?? undefined,
    NumMedia: fields.get('NumMedia'),
  });
  if (!read.success) return null;
  const { MessageSid, From, Body, NumMedia } = read.data;
  return { id: MessageSid, from: addressOf(From), text: Body, media: NumMedia };
}

/** A number in E.164 is at most 15 digits (ITU-T E.164 §6.2.1). */
function addressOf(number: string): Address | null {
  return /^\+[1-9]\d{6,14}$/.test(number) ? { via: 'sms', channel: 'sms', handle: number } : null;
}
