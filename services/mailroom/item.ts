import type { UndeliveredMeans } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import type { Delivery } from './log';
import type { Outgoing } from './outbox';
import { bytes, bytesOrNull, integer, list, type Reply, text } from './scripts';

/** How an entry ended, and why, where that is not plain. */
export interface End {
  readonly how: Exclude<Delivery, 'queued'>;
  readonly because?: string;
}

/** An outbox entry in the hands of the process that delivers its partition. */
export interface Item {
  readonly partition: number;
  /** Its place in the outbox. */
  readonly streamId: string;
  readonly person: PersonId;
  readonly letter: string;
  readonly name: string;
  readonly body: Buffer;
  /** What the body says, where it comes from a turn of this very process. */
  readonly outgoing: Outgoing | null;
  readonly records: PersonRecords;
  readonly takenAt: number;
  attempts: number;
  /** Being sent in this moment: it cannot be called back. */
  flying: boolean;
  /** Another process took the partition over while this was being sent: only Redis knows whether it is still to be done. */
  overtaken: boolean;
  /** False once the lease has run out: then it is not ours to send. */
  mayGo: () => boolean;
  /** It waits for the sender's rate alone: not an attempt that failed. */
  held: boolean;
  /** What waits for it, being for the same person. */
  behind: () => readonly Item[];
  /** The moment it speaks to, once it was read; empty for what is not a message. */
  cue: string;
  /** Another process may have sent it before this one took over. */
  readonly inherited: boolean;
  /** How it ended, before Redis took note of it. */
  ended: End | null;
  /** Why it was given up; the person's mailbox is to hear of it before it is struck. */
  failed: string | null;
  /** What that says of the number or the account it was sent to. */
  means: UndeliveredMeans | null;
  /** Ends the pause before the next attempt without one. */
  cancelPause: () => void;
}

/** What of its person came with an entry, sealed. */
export interface PersonRecords {
  readonly dek: Buffer | null;
  readonly who: Buffer | null;
  readonly address: Buffer | null;
}

export type TakeReply =
  | { readonly granted: false; readonly until: number }
  | { readonly granted: true; readonly kept: boolean; readonly items: readonly Item[] };

export function readTake(partition: number, now: number, reply: Reply): TakeReply {
  const [granted, second, entries, people] = list(reply);
  if (granted === 0) return { granted: false, until: integer(second) };
  const records = new Map(list(people).map(readRecords));
  const items = list(entries).map((entry) => {
    const [streamId, person, letter, name, body, inherited] = list(entry).map(bytes);
    const id = text(person);
    return newItem({
      partition,
      streamId: text(streamId),
      person: id,
      letter: text(letter),
      name: text(name),
      body: bytes(body),
      outgoing: null,
      inherited: text(inherited) === '1',
      records: records.get(id) ?? { dek: null, who: null, address: null },
      takenAt: now,
    });
  });
  return { granted: true, kept: second === 1, items };
}

type Taken = Pick<
  Item,
  'partition' | 'streamId' | 'person' | 'letter' | 'name' | 'body' | 'outgoing' | 'inherited' | 'records' | 'takenAt'
>;

/** An entry that has just come into hand. */
export function newItem(taken: Taken): Item {
  return {
    ...taken,
    attempts: 0,
    flying: false,
    overtaken: false,
    mayGo: () => true,
    held: false,
    behind: () => [],
    cue: '',
    ended: null,
    failed: null,
    means: null,
    cancelPause: () => {},
  };
}

function readRecords(reply: Reply): [PersonId, PersonRecords] {
  const [id, dek, who, address] = list(reply).map(bytesOrNull);
  return [text(id ?? null), { dek: dek ?? null, who: who ?? null, address: address ?? null }];
}
