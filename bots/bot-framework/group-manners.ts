import type { Activity } from 'botbuilder';
import { RateLimit } from '../http/rate-limit';
import { activitiesUrl } from './connector-url';
import { isAnswered, type Wire } from './wire';

/** What is done about a group chat or a team: everybody there would read what is meant for one. */
export interface GroupManners {
  /**
   * Says once a day to each group, and only where somebody wrote to the bot or put it there, that it talks to one person at a
   * time. It is tried once; nothing is lost with it.
   * @returns whether it was said
   */
  meet(activity: Activity): Promise<boolean>;
}

export interface GroupMannersOptions {
  readonly wire: Wire;
  readonly words: () => string;
  /** Which groups were told lately; by process, and forgotten with it. */
  readonly told?: RateLimit;
  readonly deadlineMs?: number;
}

const ONCE_A_DAY = { perMinute: 1 / (24 * 60), burst: 1 };

export function createGroupManners(options: GroupMannersOptions): GroupManners {
  const { wire, words, told = new RateLimit(ONCE_A_DAY), deadlineMs = 10_000 } = options;
  return {
    meet: async (activity) => {
      if (!concernsUs(activity)) return false;
      const { serviceUrl, channelId, conversation, recipient } = activity;
      if (told.take(`${channelId}|${groupOf(conversation.id)}`) > 0) return false;
      const reply = {
        type: 'message',
        channelId,
        conversation: { id: conversation.id, isGroup: true },
        ...(recipient.id === '' ? {} : { from: { id: recipient.id } }),
        text: words(),
        textFormat: 'plain',
      };
      const url = activitiesUrl({ serviceUrl, conversation: conversation.id });
      const answer = await wire.post(url, reply, deadlineMs);
      return isAnswered(answer) && answer.status < 300;
    },
  };
}

/** A team's channel adds the thread to its id: once for the channel is enough. */
function groupOf(conversation: string): string {
  return conversation.replace(/;messageid=.*$/, '');
}

function concernsUs({ type, from, recipient, membersAdded = [] }: Activity): boolean {
  if (type === 'message') return from.role !== 'bot' && from.role !== 'skill';
  return type === 'conversationUpdate' && membersAdded.some(({ id }) => id !== '' && id === recipient.id);
}
