import type { PersonId } from '../../dialogs/person';
import { bytes, bytesOrNull, integer, list, type Reply, text } from './scripts';

/** A mailbox under lease, with all that its turn needs. */
export interface Claimed {
  readonly partition: number;
  readonly person: PersonId;
  /** A number that grows with each claim of this mailbox, and a nonce: `12-x7Qa`. */
  readonly fence: string;
  /** Claims without a commit, this one included. */
  readonly tries: number;
  readonly state: Buffer | null;
  readonly dek: Buffer | null;
  readonly who: Buffer | null;
  /** Where replies go, sealed. */
  readonly address: Buffer | null;
  /** The oldest first; at least one. */
  readonly entries: readonly Buffer[];
}

export interface ClaimReply {
  readonly claimed: Claimed | null;
  /** When the next mailbox of the partition is ready, real ms; -1 for none. */
  readonly nextReady: number;
}

export function readClaim(partition: number, reply: Reply): ClaimReply {
  const [nextReady, ...leased] = list(reply);
  return { nextReady: integer(nextReady), claimed: readLease(partition, leased) };
}

/** What the Lua function `lease` returns; null for nothing. */
export function readLease(partition: number, leased: readonly Reply[]): Claimed | null {
  const [person, fence, tries, state, dek, who, address, ...entries] = leased;
  if (person === undefined) return null;
  return {
    partition,
    person: text(person),
    fence: text(fence),
    tries: integer(tries),
    state: bytesOrNull(state ?? null),
    dek: bytesOrNull(dek ?? null),
    who: bytesOrNull(who ?? null),
    address: bytesOrNull(address ?? null),
    entries: entries.map(bytes),
  };
}
