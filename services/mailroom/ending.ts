import type { PersonId } from '../../dialogs/person';
import type { Draft } from './draft';
import type { OnFault } from './faults';
import type { Hints } from './hints';
import { partitionKeys, partitionOf, personKeys } from './partition';
import { integer, list, type Reply } from './scripts';

/** The keys with which both ways of settling a claimed mailbox begin: commit and bury. */
export function settlingKeys(person: PersonId) {
  const { ready, leases, fence, tries, outbox, deliverer, due } = partitionKeys(partitionOf(person));
  const { mailbox, log } = personKeys(person);
  return [mailbox, ready, leases, fence, tries, outbox, deliverer, log, due] as const;
}

/**
 * Reads what commit or bury answered, and wakes whoever goes on from there.
 * @returns false when somebody else has claimed the mailbox since: nothing was written then.
 */
export function settled(person: PersonId, reply: Reply, draft: Draft, hints: Hints, onFault: OnFault): boolean {
  const [outcome, left] = list(reply).map(integer);
  if (outcome === 0) {
    onFault({ where: 'turn', because: 'stale', person });
    return false;
  }
  const partition = partitionOf(person);
  if (draft.outbox.length > 0) hints.outbox(partition);
  if (left !== 0) hints.ready(partition);
  return true;
}
