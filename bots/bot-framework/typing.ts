import type { Activity } from 'botbuilder';
import type { Person, PersonId } from '../../dialogs/person';
import { realTimers, type Timers } from '../../services/mailroom/timers';
import { activitiesUrl } from './connector-url';
import type { Wire } from './wire';

/** Shows that the bot is at it, but only to somebody who has really been kept waiting for it. */
export interface Typing {
  /** Something new was put into a mailbox. `once` is the id it was put there under. */
  heard(activity: Activity, person: Person, once: string): void;
  /** A turn of theirs was taken in this process: whatever is to be said is on its way. */
  turned(person: PersonId): void;
  /** Nobody is shown anything any more. */
  stop(): void;
}

export interface TypingOptions {
  readonly wire: Wire;
  /** Whether what was put there still waits for its turn, in whichever process, and it is the bot that they wait for. */
  readonly waitsForBot: (person: Person, once: string) => Promise<boolean>;
  /** People who write and get an answer within this never see it; in milliseconds. */
  readonly patienceMs?: number;
  readonly timers?: Timers;
}

const DEADLINE_MS = 5_000;

export function createTyping({ wire, waitsForBot, patienceMs = 3_000, timers = realTimers }: TypingOptions): Typing {
  const waiting = new Map<PersonId, () => void>();

  const show = async (activity: Activity, person: Person, once: string) => {
    waiting.delete(person.id);
    // Only a sign: where Redis or the connector does not answer, it is left out.
    if (!(await waitsForBot(person, once).catch(() => false))) return;
    const { channelId, serviceUrl, conversation, recipient, from } = activity;
    const bot = recipient.id === '' ? {} : { from: { id: recipient.id } };
    const sign = {
      type: 'typing',
      channelId,
      conversation: { id: conversation.id },
      recipient: { id: from.id },
      ...bot,
    };
    await wire.post(activitiesUrl({ serviceUrl, conversation: conversation.id }), sign, DEADLINE_MS);
  };
  return {
    heard: (activity, person, once) => {
      // A mentor's words mostly go to somebody else.
      if (person.role !== 'mentee' || waiting.has(person.id)) return;
      waiting.set(
        person.id,
        timers.after(patienceMs, () => void show(activity, person, once)),
      );
    },
    turned: (person) => {
      waiting.get(person)?.();
      waiting.delete(person);
    },
    stop: () => {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
