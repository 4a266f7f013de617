import type { Activity, ChannelAccount } from 'botbuilder';
import type { Happening } from '../../dialogs/events';
import type { Address } from '../../services/people/address';
import { type Heard, onceOf } from '../reception';
import { ButtonData } from './button-data';
import { addressOf } from './reference';

/** An activity in the project's own words. */
export type Arrival =
  | {
      readonly kind: 'said';
      readonly said: Pick<Heard, 'text' | 'media' | 'sent'>;
      readonly from: { readonly address: Address; readonly displayName: string | null };
      readonly once: string;
    }
  /** A button that sends what it stands for as a message. */
  | {
      readonly kind: 'pressed';
      readonly pressed: Extract<Happening, { kind: 'pressed' }>;
      readonly from: Address;
      readonly once: string;
    }
  /** The bot and a person have been put in touch; any of `who` may be that person. */
  | { readonly kind: 'introduced'; readonly who: readonly Address[]; readonly once: string }
  /** Somebody took the bot away: nothing can be sent to them there any more. */
  | { readonly kind: 'parted'; readonly who: Address; readonly once: string }
  | { readonly kind: 'ignored'; readonly because: 'kind' | 'group' | 'sender' };

/** What an authenticated activity means to us. What we know nothing of is ignored, as the protocol asks of a bot. */
export function arrivalOf(activity: Activity): Arrival {
  if (inGroup(activity)) return { kind: 'ignored', because: 'group' };
  switch (activity.type) {
    case 'message':
      return saidIn(activity);
    case 'messageUpdate':
      return rewordedIn(activity);
    case 'conversationUpdate':
      return introductionOf(activity, addedPeople(activity));
    case 'installationUpdate':
      return installationOf(activity);
    default:
      return { kind: 'ignored', because: 'kind' };
  }
}

function saidIn(activity: Activity): Arrival {
  // A bot that answers a bot never stops.
  if (activity.from.role === 'bot' || activity.from.role === 'skill') return { kind: 'ignored', because: 'sender' };
  const { id, text } = activity;
  const media = mediaIn(activity);
  const button = text === '' ? ButtonData.safeParse(activity.value).data : undefined;
  if (id !== undefined && button) {
    const address = addressOf(activity, activity.from);
    const pressed = { kind: 'pressed', channel: address.channel, ...button, ...sentIn(activity) } as const;
    return { kind: 'pressed', pressed, from: address, once: onceIn(activity, id) };
  }
  if (id === undefined || (text === '' && media === 0)) return { kind: 'ignored', because: 'kind' };
  const from = { address: addressOf(activity, activity.from), displayName: activity.from.name || null };
  return { kind: 'said', said: { text, media, ...sentIn(activity) }, from, once: onceIn(activity, id) };
}

/** Two texts of a second may overtake each other on their way: the channel's clock knows their order. */
export function sentIn({ id, timestamp }: Activity): Pick<Heard, 'sent'> {
  return timestamp && id !== undefined ? { sent: { at: timestamp.getTime(), id } } : {};
}

/**
 * What somebody changed in a message of theirs is heard as if they had said it now: it may be what they did not dare to say at
 * first. Changed to the same words twice it is heard once. What is only shown again has been heard before.
 */
function rewordedIn(activity: Activity): Arrival {
  const arrival = saidIn(activity);
  if (arrival.kind !== 'said') return arrival;
  if (changeIn(activity) === 'undeleteMessage') return { kind: 'ignored', because: 'kind' };
  return { ...arrival, once: onceIn(activity, activity.id ?? '', 'reworded', arrival.said.text) };
}

function changeIn({ channelData }: Activity): unknown {
  const data: unknown = channelData;
  return typeof data === 'object' && data !== null && 'eventType' in data ? data.eventType : undefined;
}

/** Teams attaches the same words again as HTML; that is no picture. */
function mediaIn({ attachments = [] }: Activity): number {
  return attachments.filter(({ contentType }) => contentType !== 'text/html').length;
}

/** An upgrade of the app is told as well (`add-upgrade`, `remove-upgrade`): it changes nothing. */
function installationOf(activity: Activity): Arrival {
  if (activity.action === 'add') return introductionOf(activity, [activity.from]);
  if (activity.action !== 'remove') return { kind: 'ignored', because: 'kind' };
  const once = onceIn(activity, activity.id ?? activity.type, 'remove');
  return { kind: 'parted', who: addressOf(activity, activity.from), once };
}

function introductionOf(activity: Activity, added: readonly ChannelAccount[]): Arrival {
  if (added.length === 0) return { kind: 'ignored', because: 'kind' };
  const who = [...new Map(added.map((account) => [account.id, account])).values()].map((account) =>
    addressOf(activity, account),
  );
  return { kind: 'introduced', who, once: onceIn(activity, activity.id ?? activity.type) };
}

/** When it is only the bot that was added to a personal chat, the person is the one who added it. */
function addedPeople({ membersAdded = [], recipient, from }: Activity): ChannelAccount[] {
  const people = membersAdded.filter(({ id }) => id !== recipient.id);
  return people.length === 0 && membersAdded.length > 0 ? [from] : people;
}

export function inGroup({ conversation }: Activity): boolean {
  return (
    conversation.isGroup || conversation.conversationType === 'groupChat' || conversation.conversationType === 'channel'
  );
}

/** Activity ids are unique within their conversation only: those of Teams are milliseconds. */
export function onceIn({ channelId, conversation }: Activity, ...id: readonly string[]): string {
  return onceOf('bot-framework', channelId, conversation.id, ...id);
}
