import type { HandoffReason } from '../events';
import type { PersonId } from '../person';
import type { Pace } from '../programme';
import { type Applied, changed, next, unchanged, union } from './change';
import type { Actor, Handoff, QueueRequest } from './handoff';
import { afterWaiting, COORDINATORS_ALONE, type Crew, helpersIn, ladderOf, nextRung, paceOf } from './ladder';
import { mostPressing, priorityClass } from './priority';
import { fromTheBottom, paceFor, UNHELD } from './waiting';

/** How somebody begins to wait, and what joins that while they do, or while somebody is with them. */

type Opening = Extract<QueueRequest, { do: 'open' }>;

/** @throws Error when it is another person's: refusing it could lose somebody who needs a human. */
export function open(
  handoff: Handoff | null,
  request: Omit<Opening, 'kind' | 'do'>,
  actor: Actor,
  now: number,
  crew: Crew,
): Applied {
  if (handoff !== null && handoff.mentee !== actor.id) {
    throw new Error(
      'A request to open a handoff names one that belongs to another person: handoff ids must be unique.',
    );
  }
  const { handoffId, reason } = request;
  const told = toldOf(request);
  if (handoff !== null && handoff.state !== 'resolved') {
    return join({ ...handoff, ...told }, request, now, crew);
  }
  const fresh = {
    ...UNHELD,
    id: handoffId,
    programme: actor.programme,
    mentee: actor.id,
    reasons: [reason],
    version: (handoff?.version ?? 0) + 1,
    openedAt: now,
    declined: [],
    lapsed: [],
    truthTold: false,
    ...told,
  };
  const asked = fromTheBottom(fresh, now, crew);
  const outcome = handoff === null ? 'opened' : 'reopened';
  const tells = asked.offeredTo.length === 0 && isHurried(paceFor(fresh, crew));
  const truth = tells ? (crew.programme['last-resort'] ?? '') : null;
  return changed({ ...fresh, ...asked, truthTold: tells }, outcome, { offered: asked.offeredTo, truth });
}

/** What whoever is asked is told each time. It stays as it was, where the request does not say. */
function toldOf({ phoneRead, others, stopped }: Omit<Opening, 'kind' | 'do'>) {
  return {
    ...(phoneRead === undefined ? {} : { phoneRead }),
    ...(others === undefined ? {} : { others }),
    ...(stopped === undefined ? {} : { stopped }),
  };
}

/** Whoever is told that somebody is asked hears at once where nobody could be. What can wait until morning is asked in the morning. */
function isHurried(pace: Pace): boolean {
  return pace['tell-the-mentee'] && pace['each-waits'] !== 'next-working-morning';
}

/** A new reason joins what is open already. It can raise it, never lower it, and is told again only when that matters. */
function join(
  handoff: Handoff,
  { reason, more, unread }: Pick<Opening, 'reason' | 'more' | 'unread'>,
  now: number,
  crew: Crew,
): Applied {
  const before = mostPressing(handoff.reasons);
  const raised = priorityClass(reason) < priorityClass(before);
  const joined = { ...next(handoff), reasons: union(handoff.reasons, [reason]) };
  const outcome = raised ? 'raised' : 'joined';
  if (handoff.owner !== null && crew.mentee?.apart?.includes(handoff.owner) === true) {
    return takenFrom(handoff.owner, joined, outcome, now, crew);
  }
  const news = isNews(handoff, reason, crew);
  if (handoff.owner !== null) {
    const told = !COORDINATORS_ALONE.has(reason) && (raised || reason === 'urgent' || news) ? [handoff.owner] : [];
    const held = { ...joined, ...leaseInDanger(joined, raised ? reason : before, reason, unread === true, now, crew) };
    return changed(held, outcome, { offered: told, ...(news ? { reason } : {}) });
  }
  if (news) {
    const offered = nextRung(ladderOf(crew, reason, now), -1, [])?.ask ?? [];
    return changed({ ...joined, offeredTo: union(handoff.offeredTo, offered) }, outcome, { offered, reason });
  }
  // Whoever was offered it before and is no longer there has left: theirs are no offers that could be taken.
  const there = handoff.offeredTo.filter((id) => helpersIn(crew).some((one) => one.id === id));
  if (!raised && reason !== 'urgent' && more !== true && handoff.offeredTo.length > 0)
    return changed(joined, outcome, {});
  // Danger told anew after nobody came is asked for anew: what is left of the ladder's end may be hours apart.
  const anewAfterNobody = reason === 'urgent' && more !== true && handoff.truthTold;
  if (!raised && there.length > 0 && !anewAfterNobody)
    return again(joined, more === true ? there : union(there, ownMentor(crew, now)), outcome);
  // It is another matter now: whoever could not come for the old one is asked again, and whom it is for hears again where nobody comes.
  const anew = raised || reason === 'urgent' ? { ...joined, declined: [], truthTold: false } : joined;
  const asked = fromTheBottom(anew, now, crew);
  const offered = union(asked.offeredTo, there);
  const sooner = (one: number | null, other: number) => (one === null ? other : Math.min(one, other));
  return changed(
    {
      ...anew,
      ...asked,
      offeredTo: offered,
      dueAt: sooner(handoff.dueAt, asked.dueAt),
      timerAt: sooner(handoff.timerAt, asked.timerAt),
    },
    outcome,
    { offered },
  );
}

/** Whoever has it is not wanted any more, and may be the very danger: it goes to the others at once, and that one reads none of the words. */
function takenFrom(former: PersonId, joined: Handoff, outcome: 'joined' | 'raised', now: number, crew: Crew): Applied {
  const open = { ...joined, ...UNHELD, declined: union(joined.declined, [former]) };
  const asked = fromTheBottom(open, now, crew);
  return changed({ ...open, ...asked }, outcome, { offered: asked.offeredTo, closed: [former] });
}

/**
 * Whoever holds it is told, and their time to answer grows no longer. For danger they have as long as anybody who is asked; where they have
 * not written for some minutes, that they are told is the question whether they are there.
 */
function leaseInDanger(
  { timerAt, asked }: Handoff,
  pace: HandoffReason,
  reason: HandoffReason,
  unread: boolean,
  now: number,
  crew: Crew,
) {
  const { 'silent-for': silent, 'each-waits': each } = paceOf(crew.programme, pace);
  const by = afterWaiting(crew.programme, reason === 'urgent' ? each : silent, now);
  return { timerAt: Math.min(timerAt ?? Number.POSITIVE_INFINITY, by), asked: asked || unread };
}

/** Those who were asked before are told of it too. */
function again(joined: Handoff, there: readonly PersonId[], outcome: 'joined' | 'raised'): Applied {
  const declined = joined.declined.filter((id) => !there.includes(id));
  return changed({ ...joined, declined, offeredTo: there }, outcome, { offered: there });
}

/** New danger is told to their own mentor, who may have passed or not answered before. */
function ownMentor(crew: Crew, now: number): readonly PersonId[] {
  return ladderOf(crew, 'urgent', now).find(({ rung }) => rung === 'own')?.ask ?? [];
}

/**
 * Whom it is for may be in danger, as a mentor tells it who knows them. No words of theirs go with it. Whoever has them and told it need not be told, and
 * was heard of just now.
 */
export function raise(handoff: Handoff, actor: Actor, now: number, crew: Crew): Applied {
  if (mostPressing(handoff.reasons) === 'urgent') return unchanged(handoff, handoff.id, 'so-already');
  if (handoff.owner !== actor.id) return join(handoff, { reason: 'urgent' }, now, crew);
  const by = afterWaiting(crew.programme, paceOf(crew.programme, 'urgent')['silent-for'], now);
  const timerAt = Math.min(handoff.timerAt ?? by, by);
  return changed({ ...next(handoff), reasons: union(handoff.reasons, ['urgent']), timerAt }, 'raised', {});
}

/** Whoever was told of the other reasons may not be those who can put this one right: whose number or account it is. */
function isNews({ reasons }: Handoff, reason: HandoffReason, { programme }: Crew): boolean {
  const isTheirs = COORDINATORS_ALONE.has(reason) || paceOf(programme, reason).ask[0] === 'coordinators';
  return isTheirs && !reasons.includes(reason);
}
