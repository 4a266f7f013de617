import type { PersonId } from '../../dialogs/person';
import type { Draft } from './draft';
import type { OnFault } from './faults';
import type { Hints } from './hints';
import { partitionKeys, partitionOf, personKeys } from './partition';
import { integer, list, type Reply, text } from './scripts';

/** The keys with which both ways of settling a claimed mailbox begin: commit and bury. */
export function settlingKeys(person: PersonId) {
  const { ready, leases, fence, tries, outbox, deliverer, due } = partitionKeys(partitionOf(person));
  const { mailbox, log } = personKeys(person);
  return [mailbox, ready, leases, fence, tries, outbox, deliverer, log, due] as const;
}

/**
 * Reads what commit or bury answered, and wakes whoever goes on from there.
 * @returns the stream ids of what was handed on to this process to deliver; null when somebody else has claimed the mailbox
 * since: nothing was written then.
 */
export function settled(
  person: PersonId,
  reply: Reply,
  draft: Draft,
  hints: Hints,
  onFault: OnFault,
): readonly string[] | null {
  const [outcome, left, ...handedOn] = list(reply);
  if (outcome === 0) {
    onFault({ where: 'turn', because: 'stale', person });
    return null;
  }
  const partition = partitionOf(person);
  if (draft.outbox.length > handedOn.length) hints.outbox(partition);
  if (integer(left) !== 0) hints.ready(partition);
  return handedOn.map(text);
}
