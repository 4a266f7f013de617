import type { HandoffReason } from '../events';
import type { PersonId } from '../person';
import { type Applied, changed, ladderFor, next, others, unchanged, union } from './change';
import type { Actor, Handoff, QueueRequest } from './handoff';
import {
  afterWaiting,
  againAfter,
  COORDINATORS_ALONE,
  type Crew,
  helpersIn,
  ladderOf,
  nextRung,
  paceOf,
  pagedAtTheEnd,
} from './ladder';
import { mostPressing, priorityClass } from './priority';

/** Of one that waits: how it gets into the queue, and how it climbs the ladder. */

const UNHELD = { state: 'open', owner: null, awaited: false, asked: false } as const;

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
  const { handoffId, reason, phoneRead } = request;
  const readBy = phoneRead === undefined ? {} : { phoneRead };
  if (handoff !== null && handoff.state !== 'resolved') {
    return join({ ...handoff, ...readBy }, request, now, crew);
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
    truthTold: false,
    ...readBy,
  };
  const asked = fromTheBottom(fresh, now, crew);
  return changed({ ...fresh, ...asked }, handoff === null ? 'opened' : 'reopened', { offered: asked.offeredTo });
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
  if (!raised && there.length > 0)
    return again(joined, more === true ? there : union(there, ownMentor(crew, now)), outcome);
  // It is another matter now: whoever could not come for the old one is asked again.
  const anew = raised || reason === 'urgent' ? { ...joined, declined: [] } : joined;
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

/** Back into the queue, with the wait so far, and asked for anew: one that was given back must not lie there unseen. */
export function backToQueue(
  handoff: Handoff,
  outcome: 'released' | 'lapsed',
  former: PersonId,
  now: number,
  crew: Crew,
): Applied {
  const back = { ...next(handoff), ...UNHELD, declined: union(handoff.declined, [former]) };
  const asked = fromTheBottom(back, now, crew);
  return changed({ ...back, ...asked }, outcome, { offered: asked.offeredTo, former });
}

/**
 * Whoever was offered it cannot come. When that was the last one on this rung the next is asked at once: an alert that nobody
 * has is no alert.
 */
export function decline(handoff: Handoff, actor: Actor, now: number, crew: Crew): Applied {
  if (handoff.owner !== null)
    return unchanged(handoff, handoff.id, handoff.owner === actor.id ? 'already-held' : 'taken');
  if (!handoff.offeredTo.includes(actor.id)) return unchanged(handoff, handoff.id, 'not-held');
  const { declined, above } = withoutOffer(handoff, actor.id, now, crew);
  const tellsMentee = paceFor(handoff, crew)['tell-the-mentee'];
  if (above.length > 0) return changed(declined, 'declined', { offered: above, truth: tellsMentee ? '' : null });
  // Nobody is left: the mentee is told, once.
  const tells = tellsMentee && declined.offeredTo.length === 0 && !handoff.truthTold;
  return changed({ ...declined, truthTold: handoff.truthTold || tells }, 'declined', { truth: tells ? '' : null });
}

/** As it stands when `without` is asked for it no longer, and who is asked now for that: an alert that nobody has is no alert. */
export function withoutOffer(
  handoff: Handoff,
  without: PersonId,
  now: number,
  crew: Crew,
): { readonly declined: Handoff; readonly above: readonly PersonId[] } {
  const left = others(handoff.offeredTo, without);
  const declined = { ...next(handoff), offeredTo: left, declined: union(handoff.declined, [without]) };
  const ladder = ladderFor(handoff, crew, now);
  const onRung = ladder[handoff.rung]?.ask ?? [];
  const above = left.some((id) => onRung.includes(id))
    ? null
    : nextRung(ladder, handoff.rung, [...left, ...declined.declined]);
  if (above === null) return { declined, above: [] };
  const timerAt = afterWaiting(crew.programme, paceFor(handoff, crew)['each-waits'], now);
  return {
    declined: { ...declined, offeredTo: union(left, above.ask), rung: above.index, timerAt },
    above: above.ask,
  };
}

/**
 * Whoever was not heard of has written. Nobody need look in any more, and those who were asked hear so. Not when somebody has taken
 * it, or anything else has joined: that is for a human to end.
 */
export function withdraw(handoff: Handoff): Applied {
  const silenceAlone = handoff.reasons.every((reason) => reason === 'silence');
  if (handoff.owner !== null || !silenceAlone) return unchanged(handoff, handoff.id, 'so-already');
  const ended = { state: 'resolved', offeredTo: [], dueAt: null, timerAt: null } as const;
  return changed({ ...next(handoff), ...ended }, 'withdrawn', { closed: handoff.offeredTo });
}

/** Nobody has come in time: the next rung is asked. At the end of the ladder the mentee is told, and the coordinators asked again and again, sparser where the programme says so. */
export function escalate(handoff: Handoff, now: number, crew: Crew): Applied {
  const ladder = ladderFor(handoff, crew, now);
  const pace = paceFor(handoff, crew);
  const above = nextRung(ladder, handoff.rung, [...handoff.offeredTo, ...handoff.declined]);
  if (above !== null) {
    const timerAt = afterWaiting(crew.programme, pace['each-waits'], now);
    const offeredTo = union(handoff.offeredTo, above.ask);
    const rung = ladder[above.index]?.rung ?? null;
    const climbed = { ...next(handoff), offeredTo, rung: above.index, timerAt };
    return changed(climbed, 'escalated', { offered: above.ask, rung });
  }
  const paged = pagedAtTheEnd(ladder, handoff.mentee);
  const tells = pace['tell-the-mentee'] && !handoff.truthTold;
  const asked = Math.max(0, handoff.rung + 1 - ladder.length);
  return changed(
    {
      ...next(handoff),
      offeredTo: union(handoff.offeredTo, paged),
      rung: ladder.length + asked,
      timerAt: afterWaiting(crew.programme, againAfter(pace, asked), now),
      truthTold: handoff.truthTold || tells,
    },
    'escalated',
    { offered: paged, rung: 'the-end', truth: tells ? (crew.programme['last-resort'] ?? '') : null },
  );
}

/** Whoever was told of the other reasons may not be those who can put this one right: whose number or account it is. */
function isNews({ reasons }: Handoff, reason: HandoffReason, { programme }: Crew): boolean {
  const isTheirs = COORDINATORS_ALONE.has(reason) || paceOf(programme, reason).ask[0] === 'coordinators';
  return isTheirs && !reasons.includes(reason);
}

/** Who is asked first, and until when they have. */
export function fromTheBottom(handoff: Pick<Handoff, 'reasons' | 'declined'>, now: number, crew: Crew) {
  const first = nextRung(ladderFor(handoff, crew, now), -1, handoff.declined);
  const by = afterWaiting(crew.programme, paceFor(handoff, crew)['each-waits'], now);
  return { offeredTo: first?.ask ?? [], rung: first?.index ?? -1, dueAt: by, timerAt: by };
}

function paceFor({ reasons }: Pick<Handoff, 'reasons'>, crew: Crew) {
  return paceOf(crew.programme, mostPressing(reasons));
}
