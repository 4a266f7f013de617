import type { HandoffRequest } from '../effects';
import type { HandoffReason } from '../events';
import type { Named, Person, PersonId, Role } from '../person';
import type { Handoff } from './handoff';
import { mostPressing } from './priority';

/**
 * Who is told that somebody needs a human: their own mentor, else every mentor of their programme, else every
 * coordinator. For a mentor or a coordinator who needs one it is the coordinators first, since theirs is not a matter for
 * the people they mentor beside; and so it is when a number or an account has to be put right, which is theirs to do.
 * Never the person themself, nor anybody in `except` (whoever has just given it back).
 * @param everyone the people of the programme, or more: those of other programmes are left out
 * @param reason the most pressing for which they need one
 */
export function alertedFor(
  person: Person,
  everyone: readonly Person[],
  reason: HandoffReason,
  except: readonly PersonId[] = [],
): readonly Named[] {
  const eligible = everyone.filter(
    (other) => other.programme === person.programme && other.id !== person.id && !except.includes(other.id),
  );
  const inRole = (role: Role) => eligible.filter((other) => other.role === role);
  const own = eligible.filter((other) => isHelper(other) && other.id === person.mentor?.id);
  const rungs = isForCoordinators(reason)
    ? [inRole('coordinator'), own, inRole('mentor')]
    : isHelper(person)
      ? [inRole('coordinator'), inRole('mentor')]
      : [own, inRole('mentor'), inRole('coordinator')];
  const first = rungs.find((rung) => rung.length > 0) ?? [];
  return first.map(({ id, name }) => ({ id, name }));
}

/** May this person take a handoff? */
export function isHelper(person: Person): boolean {
  return person.role === 'mentor' || person.role === 'coordinator';
}

/**
 * The reason for which somebody is told of a handoff after this request: the most pressing, or one that is news to other people.
 * @param handoff as it stands before the request; for an opening, the one that it may join
 * @returns null when nobody is to be told
 */
export function reasonToTell(handoff: Handoff | null, request: HandoffRequest): HandoffReason | null {
  if (request.do === 'claim' || request.do === 'resolve') return null;
  const before = handoff === null || handoff.state === 'resolved' ? [] : handoff.reasons;
  if (request.do !== 'open') return before.length === 0 ? null : mostPressing(before);
  return isNewsToCoordinators(before, request.reason) ? request.reason : mostPressing([...before, request.reason]);
}

/** Whoever was told of the other reasons may not be those who can put this one right. */
export function isNewsToCoordinators(before: readonly HandoffReason[], reason: HandoffReason): boolean {
  return isForCoordinators(reason) && !before.includes(reason);
}

/** Must something be put right that coordinators keep: whose number or account it is? */
export function isForCoordinators(reason: HandoffReason): boolean {
  return reason === 'unreachable' || reason === 'wrong-number';
}
