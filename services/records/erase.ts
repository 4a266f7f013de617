import type { PersonId } from '../../dialogs/person';
import { partitionKeys, partitionOf, personKeys } from '../mailroom/partition';
import { ADDRESSES, suppressedKey } from '../people/suppressed';
import type { RedisClient } from '../redis';
import { eraseHandoffs, waitsInDanger } from './handoffs';
import { keysLike } from './scan';
import { withScripts } from './scripts';

/** The places at which a process may die between two steps. */
export type ErasePoint = 'suppressed' | 'handoffs' | 'feedback' | 'members' | 'partition';

export interface EraseParts {
  readonly redis: RedisClient;
  /** Takes away what they said of the service with their name on it. */
  readonly forgetFeedback: (person: PersonId) => Promise<void>;
  /** Where a test may kill the process. */
  readonly at?: (point: ErasePoint) => void;
}

/** `danger`: they may be in danger and no human has come yet. Nothing was erased. */
export type Erased = { readonly erased: true } | { readonly erased: false; readonly because: 'danger' };

/**
 * Erases a person: what they said and what was said to them, their state, schedule, ledger, requests for a human, addresses, and the key
 * without which no copy can be read. All that is left is a keyed mark of each address, so that nothing is sent there unasked.
 * The key goes last. Whatever stops it half-way, doing it again finishes it; doing it once more changes nothing.
 */
export async function erase(
  { redis: given, forgetFeedback, at = () => {} }: EraseParts,
  person: PersonId,
): Promise<Erased> {
  const redis = withScripts(given);
  if (await waitsInDanger(redis, person)) return { erased: false, because: 'danger' };
  await suppressAddresses(redis, person);
  at('suppressed');
  await eraseHandoffs(redis, person);
  at('handoffs');
  await forgetFeedback(person);
  at('feedback');
  for await (const keys of keysLike(redis, '{prog:*}:members')) {
    for (const key of keys) await redis.hdel(key, person);
  }
  at('members');
  await erasePartition(redis, person);
  at('partition');
  await rewriteLogs(redis);
  return { erased: true };
}

async function suppressAddresses(redis: RedisClient, person: PersonId): Promise<void> {
  for await (const keys of keysLike(redis, `${ADDRESSES}*`)) {
    const owners = await redis.mget(...keys);
    for (const [index, key] of keys.entries()) {
      if (owners[index] !== person) continue;
      await redis.recordsSuppress(key, suppressedKey(key.slice(ADDRESSES.length)), person);
    }
  }
}

async function erasePartition(redis: RedisClient, person: PersonId): Promise<void> {
  const { ready, leases, fence, tries, due, outbox, dead } = partitionKeys(partitionOf(person));
  const { mailbox, state, dek, who, address, log, ledger } = personKeys(person);
  const theirs = [mailbox, state, dek, who, address, log, ledger];
  await redis.recordsErase(...theirs, ready, leases, fence, tries, due, outbox, dead, person);
}

/** Until a server has written its log anew, what was erased still stands in the old one. */
async function rewriteLogs(redis: RedisClient): Promise<void> {
  for (const node of 'nodes' in redis ? redis.nodes('master') : [redis]) {
    try {
      await node.bgrewriteaof();
    } catch {
      // It is being written anew already, or nobody may ask for it here: then it comes with the next one.
    }
  }
}
