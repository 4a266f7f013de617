import type { HandoffReason } from '../events';
import type { PersonId } from '../person';
import { type Applied, changed, next, unchanged } from './change';
import type { Handoff } from './handoff';
import type { Crew } from './ladder';
import { withoutOffer } from './waiting';

/** Of one whose reason is over, or for which somebody is not wanted any more: by whoever it is for. */

/** Somebody is asked for it no longer; when that was the last one on this rung, the next is asked at once. Whoever holds it keeps it. */
export function part(handoff: Handoff, from: PersonId, now: number, crew: Crew): Applied {
  if (handoff.owner !== null || !handoff.offeredTo.includes(from)) {
    return unchanged(handoff, handoff.id, 'so-already');
  }
  const { declined, above } = withoutOffer(handoff, from, now, crew);
  return changed(declined, 'parted', { closed: [from], offered: above });
}

/** For this reason nobody is wanted any more. What is held is its holder's to end, and another reason keeps it as it is. */
export function narrow(handoff: Handoff, reason: HandoffReason): Applied {
  if (!handoff.reasons.includes(reason)) return unchanged(handoff, handoff.id, 'so-already');
  const reasons = handoff.reasons.filter((one) => one !== reason);
  if (reasons.length > 0) return changed({ ...next(handoff), reasons }, 'narrowed', {});
  if (handoff.owner !== null) return unchanged(handoff, handoff.id, 'so-already');
  const over = { state: 'resolved', offeredTo: [], dueAt: null, timerAt: null } as const;
  return changed({ ...next(handoff), ...over }, 'settled', { closed: handoff.offeredTo });
}
