import type { Person } from '../person';
import { type Applied, theOneCalled, unchanged } from './change';
import { come } from './coming';
import type { Actor, Handoff, QueueRequest } from './handoff';
import { answered, awaitWord, claim, keep, pass, resolve, silence, takeOver } from './holding';
import { type Crew, isHelper } from './ladder';
import { open, raise } from './opening';
import { ease, narrow, part } from './parting';
import { backToQueue, decline, escalate, withdraw } from './waiting';

export type { Applied } from './change';

type Handling = Exclude<QueueRequest, { do: 'open' | 'time-is-up' | 'take-over' | 'come' }>;
type TakeOver = Extract<QueueRequest, { do: 'take-over' }>;

/**
 * The life of a handoff: open → claimed → resolved, back to open by a release, and up the ladder by the clock. The whole rule is
 * here; a store only writes what this decided, and only if (owner, version) are still those of the `handoff` given.
 * @param handoff for `open`: the person's unresolved one, else the one with the requested id; for `take-over` the one found by
 * `holderMeant` and `menteeMeant`, for `come` by `waitingMeant`; otherwise the one named
 * @param actor whoever asks: for `open` the one who needs a human, for `time-is-up` the clock
 * @param now milliseconds since 1970, UTC
 * @throws Error when an `open` names a handoff of another person: refusing it could lose somebody who needs a human.
 */
export function applyRequest(
  handoff: Handoff | null,
  request: QueueRequest,
  actor: Actor,
  now: number,
  crew: Crew,
): Applied {
  if (request.do === 'open') return open(handoff, request, actor, now, crew);
  if (request.do === 'time-is-up') return timeIsUp(handoff, request.handoffId, now, crew);
  if (request.do === 'take-over') return wantOver(handoff, actor, now, crew);
  if (request.do === 'come') return come(handoff, request, actor, now, crew);
  return handle(handoff, request, actor, now, crew);
}

/** Whom a coordinator means to take one over from. */
export function holderMeant({ from }: TakeOver, people: readonly Person[]): Person | null {
  return theOneCalled(from, people.filter(isHelper));
}

/** Whose handoff they mean, of those whom that mentor has. */
export function menteeMeant({ mentee }: TakeOver, theirs: readonly Person[]): Person | null {
  return theOneCalled(mentee, theirs);
}

function wantOver(handoff: Handoff | null, actor: Actor, now: number, crew: Crew): Applied {
  const mine = handoff?.mentee === actor.id;
  if (actor.role !== 'coordinator' || mine) return unchanged(null, '', 'not-allowed');
  return handoff?.owner == null ? unchanged(null, '', 'gone') : takeOver(handoff, actor, now, crew);
}

function timeIsUp(handoff: Handoff | null, handoffId: string, now: number, crew: Crew): Applied {
  if (handoff?.timerAt == null || handoff.timerAt > now) return unchanged(handoff, handoffId, 'not-due');
  return handoff.owner === null ? escalate(handoff, now, crew) : silence(handoff, handoff.owner, now, crew);
}

/** Whoever has left takes nothing, and nobody takes somebody who does not want to hear from them. */
function claimBy(handoff: Handoff, actor: Actor, now: number, crew: Crew): Applied {
  if (handoff.owner !== actor.id && (actor.left === true || crew.mentee?.apart?.includes(actor.id) === true)) {
    return unchanged(handoff, handoff.id, 'gone');
  }
  return claim(handoff, actor, now, crew);
}

/** By whoever it is for, and nobody else. */
const BY_MENTEE: ReadonlySet<Handling['do']> = new Set<Handling['do']>([
  'await',
  'answered',
  'part',
  'settle',
  'ease',
  'withdraw',
]);

function handle(handoff: Handoff | null, request: Handling, actor: Actor, now: number, crew: Crew): Applied {
  const { handoffId, mentee } = request;
  const byMentee = BY_MENTEE.has(request.do);
  if (byMentee ? actor.id !== mentee.id : !isHelper(actor) || actor.id === mentee.id) {
    return unchanged(handoff, handoffId, 'not-allowed');
  }
  const known = handoff?.mentee === mentee.id && handoff.programme === actor.programme;
  if (handoff === null || !known) return { ...unchanged(null, handoffId, 'gone'), handoff };
  if (handoff.state === 'resolved') return unchanged(handoff, handoffId, 'gone');
  if (request.do === 'withdraw') return withdraw(handoff);
  if (request.do === 'await') return awaitWord(handoff, now, crew);
  if (request.do === 'answered') return answered(handoff, now, crew);
  if (request.do === 'part') return part(handoff, request.from, now, crew);
  if (request.do === 'settle') return narrow(handoff, request.reason, now, crew);
  if (request.do === 'ease') return ease(handoff, now, crew);
  if (request.do === 'raise') return raise(handoff, actor, now, crew);
  if (request.do === 'claim') return claimBy(handoff, actor, now, crew);
  if (request.do === 'decline') return decline(handoff, actor, now, crew);
  if (request.do === 'pass') return pass(handoff, request.to, actor, now, crew);
  if (handoff.owner !== actor.id) return unchanged(handoff, handoffId, 'not-held');
  if (request.do === 'keep') return keep(handoff, now, crew);
  return request.do === 'release' ? backToQueue(handoff, 'released', actor.id, now, crew) : resolve(handoff);
}
