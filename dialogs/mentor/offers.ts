import { priorityClass } from '../handoffs/priority';
import type { Offer } from '../state';

/** The most pressing of those who wait first, then the one who has waited longest. */
export function inOrder(offers: readonly Offer[]): readonly Offer[] {
  const rank = (offer: Offer) => priorityClass(offer.reason);
  return offers.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at);
}

/** Whose danger it is, as wording has it. */
export function ofOthers({ others }: Offer): 'yes' | 'no' {
  return others ? 'yes' : 'no';
}

/** Whom a yes without a name is for: of the most pressing the one whom they were asked for last. @param offers as they were asked */
export function mostPressing(offers: readonly Offer[]): Offer | undefined {
  const classes = offers.map(({ reason }) => priorityClass(reason));
  return offers.findLast((_, index) => classes[index] === Math.min(...classes));
}
