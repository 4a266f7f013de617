import { priorityClass } from '../handoffs/priority';
import type { Offer } from '../state';

/** The most pressing of those who wait, then the one who has waited longest. */
export function mostPressing(offers: readonly Offer[]): Offer | undefined {
  const rank = (offer: Offer) => priorityClass(offer.reason);
  return offers.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at)[0];
}
