import type { HandoffRequest } from '../effects';
import type { HandoffReason } from '../events';
import type { Person, PersonId } from '../person';
import { isHelper, isNewsToCoordinators } from './alerted';
import type { Decision, Handoff, Outcome } from './handoff';
import { answerDue, mostPressing, priorityClass } from './priority';

type Opening = Extract<HandoffRequest, { do: 'open' }>;
type Handling = Exclude<HandoffRequest, { do: 'open' }>;

export interface Applied {
  /** As it stands after the request; null when there is none, the very same object when nothing changed. */
  readonly handoff: Handoff | null;
  readonly decision: Decision;
}

/**
 * The life of a handoff: open → claimed → resolved, and back to open by a release. The whole rule is here; a store only
 * writes what this decided, and only if (owner, version) are still those of the `handoff` given.
 * @param handoff for `open`: the person's unresolved one, else the one with the requested id; otherwise the one named
 * @param actor whoever asks: for `open` the one who needs a human
 * @param now milliseconds since 1970, UTC
 * @param alerted whom to offer it to, should it be waiting after this request
 * @throws Error when an `open` names a handoff of another person: refusing it could lose somebody who needs a human.
 */
export function applyRequest(
  handoff: Handoff | null,
  request: HandoffRequest,
  actor: Person,
  now: number,
  alerted: readonly PersonId[],
): Applied {
  if (request.do === 'open') return open(handoff, request, actor, now, alerted);
  return handle(handoff, request, actor, now, alerted);
}

function open(
  handoff: Handoff | null,
  { handoffId, reason }: Opening,
  actor: Person,
  now: number,
  alerted: readonly PersonId[],
): Applied {
  if (handoff !== null && handoff.mentee !== actor.id) {
    throw new Error(
      'A request to open a handoff names one that belongs to another person: handoff ids must be unique.',
    );
  }
  const offered = others(alerted, actor.id);
  if (handoff !== null && handoff.state !== 'resolved') return join(handoff, reason, now, offered);
  const fresh: Handoff = {
    id: handoffId,
    programme: actor.programme,
    mentee: actor.id,
    state: 'open',
    reasons: [reason],
    owner: null,
    offeredTo: offered,
    version: (handoff?.version ?? 0) + 1,
    openedAt: now,
    dueAt: answerDue(reason, now),
  };
  return changed(fresh, handoff === null ? 'opened' : 'reopened', { offered });
}

/** A new reason joins what is open already. It can raise it, never lower it, and is told again only when that matters. */
function join(handoff: Handoff, reason: HandoffReason, now: number, alerted: readonly PersonId[]): Applied {
  const before = mostPressing(handoff.reasons);
  const raised = priorityClass(reason) < priorityClass(before);
  const neverOffered = handoff.owner === null && handoff.offeredTo.length === 0;
  const news = isNewsToCoordinators(handoff.reasons, reason);
  const matters = raised || reason === 'urgent' || neverOffered || news;
  const offered = matters ? (handoff.owner === null ? alerted : [handoff.owner]) : [];
  // Whoever was offered it before and cannot be alerted any more has left: theirs are no offers that could be taken.
  const nobodyLeft = matters && offered.length === 0;
  const joined: Handoff = {
    ...handoff,
    reasons: union(handoff.reasons, [reason]),
    offeredTo: handoff.owner !== null || nobodyLeft ? [] : union(handoff.offeredTo, offered),
    version: handoff.version + 1,
    dueAt: handoff.dueAt === null ? null : Math.min(handoff.dueAt, answerDue(raised ? reason : before, now)),
  };
  return changed(joined, raised ? 'raised' : 'joined', news ? { offered, reason } : { offered });
}

function handle(
  handoff: Handoff | null,
  request: Handling,
  actor: Person,
  now: number,
  alerted: readonly PersonId[],
): Applied {
  if (!isHelper(actor) || actor.id === request.mentee.id) return unchanged(handoff, request, 'not-allowed');
  const known = handoff?.mentee === request.mentee.id && handoff.programme === actor.programme;
  if (handoff === null || !known) return { ...unchanged(null, request, 'gone'), handoff };
  if (handoff.state === 'resolved') return unchanged(handoff, request, 'gone');
  if (request.do === 'claim') return claim(handoff, request, actor);
  if (request.do === 'decline') return decline(handoff, request, actor, alerted);
  if (handoff.owner !== actor.id) return unchanged(handoff, request, 'not-held');
  return request.do === 'release' ? release(handoff, actor, now, alerted) : resolve(handoff);
}

function claim(handoff: Handoff, request: Handling, actor: Person): Applied {
  if (handoff.owner === actor.id) return unchanged(handoff, request, 'already-held');
  if (handoff.owner !== null) return unchanged(handoff, request, 'taken');
  const closed = others(handoff.offeredTo, actor.id);
  return changed({ ...next(handoff), state: 'claimed', owner: actor.id, offeredTo: [], dueAt: null }, 'claimed', {
    closed,
  });
}

/** Back into the queue, with the wait so far, and offered again: a handoff that was given back must not lie there unseen. */
function release(handoff: Handoff, actor: Person, now: number, alerted: readonly PersonId[]): Applied {
  const offered = others(alerted, actor.id, handoff.mentee);
  const dueAt = answerDue(mostPressing(handoff.reasons), now);
  return changed({ ...next(handoff), state: 'open', owner: null, offeredTo: offered, dueAt }, 'released', { offered });
}

/** Not a refusal to the one who waits: it is offered to those who come next, and to nobody who has it before them already. */
function decline(handoff: Handoff, request: Handling, actor: Person, alerted: readonly PersonId[]): Applied {
  if (handoff.owner !== null) return unchanged(handoff, request, handoff.owner === actor.id ? 'already-held' : 'taken');
  if (!handoff.offeredTo.includes(actor.id)) return unchanged(handoff, request, 'not-held');
  const left = others(handoff.offeredTo, actor.id);
  const offered = others(alerted, actor.id, handoff.mentee, ...left);
  return changed({ ...next(handoff), offeredTo: union(left, offered) }, 'declined', { offered });
}

function resolve(handoff: Handoff): Applied {
  return changed({ ...next(handoff), state: 'resolved', owner: null }, 'resolved', {});
}

function next(handoff: Handoff): Handoff {
  return { ...handoff, version: handoff.version + 1 };
}

function changed(
  handoff: Handoff,
  outcome: Outcome,
  told: Partial<Pick<Decision, 'offered' | 'closed' | 'reason'>>,
): Applied {
  return { handoff, decision: { ...standing(handoff, handoff.id), outcome, offered: [], closed: [], ...told } };
}

function unchanged(handoff: Handoff | null, request: Handling, outcome: Outcome): Applied {
  return { handoff, decision: { ...standing(handoff, request.handoffId), outcome, offered: [], closed: [] } };
}

function standing(handoff: Handoff | null, handoffId: string) {
  return {
    handoffId,
    reason: handoff === null ? null : mostPressing(handoff.reasons),
    owner: handoff?.owner ?? null,
    nobodyAlerted: handoff?.state === 'open' && handoff.offeredTo.length === 0,
  };
}

function others(ids: readonly PersonId[], ...without: readonly PersonId[]): readonly PersonId[] {
  return union([], ids).filter((id) => !without.includes(id));
}

function union<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return [...new Set([...some, ...more])];
}
