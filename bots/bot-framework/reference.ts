import type { Activity, ChannelAccount } from 'botbuilder';
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

/**
 * Where somebody in an activity's conversation can be reached. In Teams they are known by their object id in the directory,
 * which a coordinator can look up; the id that Teams has for them is another with each bot.
 */
export function addressOf(activity: Activity, { id: user, aadObjectId }: ChannelAccount): Address {
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
    handle: `${channelId}|${channelId === 'msteams' && aadObjectId ? aadObjectId.toLowerCase() : user}`,
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
