import { priorityClass } from '../handoffs/priority';
import type { Offer } from '../state';

/** The most pressing of those who wait first, then the one who has waited longest. */
export function inOrder(offers: readonly Offer[]): readonly Offer[] {
  const rank = (offer: Offer) => priorityClass(offer.reason);
  return offers.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at);
}

export function mostPressing(offers: readonly Offer[]): Offer | undefined {
  return inOrder(offers)[0];
}
