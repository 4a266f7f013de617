import { z } from 'zod';
import type { Address } from '../../services/people/address';
import { Recent } from '../../services/people/recent';
import type { Answered } from '../http/outbound';
import { conversationsUrl } from './connector-url';
import type { ConversationReference } from './reference';
import { isAnswered, type Unanswered, type Wire } from './wire';

/** What it takes to begin a conversation in Teams with somebody who has not written yet. */
export interface FirstContactPlace {
  readonly serviceUrl: string;
  readonly appId: string;
  /** The tenant whose people are enrolled by their object ids. */
  readonly tenant: string;
}

/** The conversation to write in; or what the connector answered instead of one. */
export type Begun = { readonly reference: ConversationReference } | { readonly refused: Answered | Unanswered };

export interface FirstContact {
  /** @returns null for somebody with whom none can be begun: not in Teams, or not known by their object id. */
  begin(address: Address, deadlineMs: number): Promise<Begun | null>;
  /** The conversation is there no more: the next message begins another. */
  forget(address: Address): void;
}

/** As many as one programme has people; Teams gives the same conversation again, so forgetting one costs a request. */
const REMEMBERED = 10_000;
const DAY_MS = 86_400_000;
/** Somebody in Teams as a coordinator enrols them: by their object id in the directory. */
const ENROLLED = /^msteams\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const Conversation = z.object({ id: z.string().min(1) });

/**
 * Begins conversations in Teams (learn.microsoft.com, "Proactive messages": POST /v3/conversations with the person's object id
 * and tenant). It works where the app is installed for them, and gives the conversation there is, however often it is asked.
 * @param place null where nothing is known of tenant or service URL: then nobody is written to before they write.
 */
export function createFirstContact(place: FirstContactPlace | null, wire: Wire, now = Date.now): FirstContact {
  const begun = new Recent<ConversationReference>(REMEMBERED, DAY_MS, now);
  return {
    begin: async ({ handle }, deadlineMs) => {
      const known = begun.get(handle);
      if (known) return { reference: known };
      const [, person] = ENROLLED.exec(handle) ?? [];
      if (place === null || person === undefined) return null;
      const { serviceUrl, appId, tenant } = place;
      const bot = `28:${appId}`;
      const asked = { bot: { id: bot }, members: [{ id: person }], isGroup: false, tenantId: tenant };
      const body = { ...asked, channelData: { tenant: { id: tenant } } };
      const answer = await wire.post(conversationsUrl(serviceUrl), body, deadlineMs);
      const conversation = isAnswered(answer) && answer.status < 300 ? idIn(answer.text) : null;
      if (conversation === null) return { refused: isAnswered(answer) && answer.status < 300 ? NO_SENSE : answer };
      const reference = { serviceUrl, channelId: 'msteams', conversation, user: person, bot, tenant };
      begun.set(handle, reference);
      return { reference };
    },
    forget: ({ handle }) => begun.forget(handle),
  };
}

const NO_SENSE: Unanswered = { sent: false, because: 'no-conversation', again: true };

function idIn(text: string): string | null {
  try {
    return Conversation.safeParse(JSON.parse(text)).data?.id ?? null;
  } catch {
    return null;
  }
}
