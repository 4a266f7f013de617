import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Address } from '../../services/people/address';

/** What it takes to write to somebody in a conversation of theirs: the ids of a Bot Framework conversation reference. */
export const ConversationReference = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.string(),
  user: z.string(),
  bot: z.string().optional(),
  tenant: z.string().optional(),
});
export type ConversationReference = z.infer<typeof ConversationReference>;

/** Where somebody in an activity's conversation can be reached. */
export function addressOf(activity: Activity, user: string): Address {
  const { channelId, serviceUrl, conversation, recipient } = activity;
  const reference: ConversationReference = {
    serviceUrl,
    channelId,
    conversation: conversation.id,
    user,
    ...(recipient.id === '' ? {} : { bot: recipient.id }),
    ...(conversation.tenantId ? { tenant: conversation.tenantId } : {}),
  };
  return {
    via: 'bot-framework',
    channel: channelId === 'sms' ? 'sms' : 'teams',
    handle: `${channelId}|${user}`,
    reference: JSON.stringify(reference),
  };
}

/** @returns null when an address holds no reference of ours. */
export function referenceIn(address: Address): ConversationReference | null {
  if (address.reference === undefined) return null;
  try {
    return ConversationReference.safeParse(JSON.parse(address.reference)).data ?? null;
  } catch {
    return null;
  }
}
