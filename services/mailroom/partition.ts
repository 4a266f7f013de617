import type { PersonId } from '../../dialogs/person';

/** Fixed for ever: another number would look for everybody in the wrong place. */
export const PARTITIONS = 256;

/** FNV-1a, 32 bits. Source: RFC 9923. */
export function partitionOf(person: PersonId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < person.length; index += 1) {
    hash = Math.imul(hash ^ person.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % PARTITIONS;
}

/** The keys that a partition's people share. All keys of a partition carry its tag, and so live in one cluster slot. */
export interface PartitionKeys {
  /** The tag itself; scripts build the keys of one person from it. */
  readonly tag: string;
  readonly ready: string;
  readonly leases: string;
  readonly fence: string;
  readonly tries: string;
  readonly due: string;
  readonly outbox: string;
  readonly deliverer: string;
  readonly dead: string;
}

/** The keys of one person. */
export interface PersonKeys {
  readonly mailbox: string;
  readonly state: string;
  readonly dek: string;
  readonly who: string;
  readonly address: string;
  readonly log: string;
  readonly ledger: string;
}

const PARTITION_KEYS: readonly PartitionKeys[] = Array.from({ length: PARTITIONS }, (_, partition) => {
  const tag = `{p${partition}}`;
  return {
    tag,
    ready: `${tag}:ready`,
    leases: `${tag}:leases`,
    fence: `${tag}:fence`,
    tries: `${tag}:tries`,
    due: `${tag}:due`,
    outbox: `${tag}:outbox`,
    deliverer: `${tag}:deliverer`,
    dead: `${tag}:dead`,
  };
});

export function partitionKeys(partition: number): PartitionKeys {
  const keys = PARTITION_KEYS[partition];
  if (!keys) throw new RangeError(`There is no partition ${partition}: they are numbered 0 to ${PARTITIONS - 1}.`);
  return keys;
}

export function personKeys(person: PersonId): PersonKeys {
  const { tag } = partitionKeys(partitionOf(person));
  return {
    mailbox: `${tag}:in:${person}`,
    state: `${tag}:m:${person}`,
    dek: `${tag}:dek:${person}`,
    who: `${tag}:who:${person}`,
    address: `${tag}:addr:${person}`,
    log: `${tag}:log:${person}`,
    ledger: `${tag}:ledger:${person}`,
  };
}
