import type { HandoffReason } from '../events';
import type { PersonId } from '../person';
import { type Applied, changed, next, unchanged, union } from './change';
import type { Handoff } from './handoff';
import type { Crew } from './ladder';
import { mostPressing } from './priority';
import { fromTheBottom, withoutOffer } from './waiting';

/** Of one whose reason is over, or for which somebody is not wanted any more: by whoever it is for. */

/** Somebody is asked for it no longer; when that was the last one on this rung, the next is asked at once. Whoever holds it keeps it. */
export function part(handoff: Handoff, from: PersonId, now: number, crew: Crew): Applied {
  if (handoff.owner !== null || !handoff.offeredTo.includes(from)) {
    return unchanged(handoff, handoff.id, 'so-already');
  }
  const { declined, above } = withoutOffer(handoff, from, now, crew);
  return changed(declined, 'parted', { closed: [from], offered: above });
}

/**
 * For this reason nobody is wanted any more. What is held is its holder's to end. Where there is another reason it stays, and goes to those
 * whom that one is for.
 */
export function narrow(handoff: Handoff, reason: HandoffReason, now: number, crew: Crew): Applied {
  if (!handoff.reasons.includes(reason)) return unchanged(handoff, handoff.id, 'so-already');
  const reasons = handoff.reasons.filter((one) => one !== reason);
  if (reasons.length > 0) return narrowed({ ...next(handoff), reasons }, handoff, now, crew);
  if (handoff.owner !== null) return unchanged(handoff, handoff.id, 'so-already');
  const over = { state: 'resolved', offeredTo: [], dueAt: null, timerAt: null } as const;
  return changed({ ...next(handoff), ...over }, 'settled', { closed: handoff.offeredTo });
}

/**
 * They are believed who say that there is no danger (any more): nobody is paged for it day and night, and it waits at the pace of a concern.
 * It never ends by this: a human still has to look.
 */
export function ease(handoff: Handoff, now: number, crew: Crew): Applied {
  if (!handoff.reasons.includes('urgent')) return unchanged(handoff, handoff.id, 'so-already');
  const others = handoff.reasons.filter((one) => one !== 'urgent');
  return narrowed({ ...next(handoff), reasons: union(others, ['concern']) }, handoff, now, crew);
}

function narrowed(after: Handoff, before: Handoff, now: number, crew: Crew): Applied {
  const isSame = mostPressing(after.reasons) === mostPressing(before.reasons);
  if (isSame || before.owner !== null) return changed(after, 'narrowed', {});
  const { offeredTo, rung, timerAt } = fromTheBottom(after, now, crew);
  const offered = offeredTo.filter((id) => !before.offeredTo.includes(id));
  return changed({ ...after, rung, timerAt, offeredTo: union(before.offeredTo, offered) }, 'narrowed', { offered });
}
