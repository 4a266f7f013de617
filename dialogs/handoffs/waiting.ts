import type { PersonId } from '../person';
import { type Applied, changed, ladderFor, next, others, unchanged, union } from './change';
import type { Actor, Handoff } from './handoff';
import { afterWaiting, againAfter, type Crew, nextRung, paceOf, pagedAtTheEnd, type Step } from './ladder';
import { mostPressing } from './priority';

/** Of one that waits: how it comes back into the queue, and how it climbs the ladder. */

export const UNHELD = { state: 'open', owner: null, awaited: false, asked: false } as const;

/** Back into the queue, with the wait so far, and asked for anew: one that was given back must not lie there unseen. */
export function backToQueue(
  handoff: Handoff,
  outcome: 'released' | 'lapsed',
  former: PersonId,
  now: number,
  crew: Crew,
): Applied {
  const silent = others(handoff.lapsed, former);
  const back = { ...next(handoff), ...UNHELD, declined: union(handoff.declined, [former]), lapsed: silent };
  const asked = fromTheBottom(back, now, crew);
  const lapsed = outcome === 'lapsed' ? [...silent, former] : silent;
  return changed({ ...back, ...asked, lapsed }, outcome, { offered: asked.offeredTo, former });
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
  const lapsed = others(handoff.lapsed, without);
  const declined = { ...next(handoff), offeredTo: left, declined: union(handoff.declined, [without]), lapsed };
  const ladder = ladderFor(handoff, crew, now);
  const onRung = ladder[handoff.rung]?.ask ?? [];
  const above = left.some((id) => onRung.includes(id))
    ? null
    : (nextRung(ladder, handoff.rung, [...left, ...declined.declined]) ??
      (left.length > 0 ? null : silentOnes(ladder, declined)));
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
  const paged = pagedAtTheEnd(ladder, handoff);
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

/** Who is asked first, and until when they have. */
export function fromTheBottom(handoff: Pick<Handoff, 'reasons' | 'declined' | 'lapsed'>, now: number, crew: Crew) {
  const ladder = ladderFor(handoff, crew, now);
  const first = nextRung(ladder, -1, handoff.declined) ?? silentOnes(ladder, handoff);
  const by = afterWaiting(crew.programme, paceFor(handoff, crew)['each-waits'], now);
  return { offeredTo: first?.ask ?? [], rung: first?.index ?? -1, dueAt: by, timerAt: by };
}

export function paceFor({ reasons }: Pick<Handoff, 'reasons'>, crew: Crew) {
  return paceOf(crew.programme, mostPressing(reasons));
}

/** Everybody else cannot come. Whoever had it and only fell silent may be at their phone again: they did not say that they cannot. */
function silentOnes(ladder: readonly Step[], { declined, lapsed }: Pick<Handoff, 'declined' | 'lapsed'>) {
  return nextRung(ladder, -1, others(declined, ...lapsed));
}
