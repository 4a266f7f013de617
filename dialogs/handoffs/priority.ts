import { HANDOFF_REASONS, type HandoffReason } from '../events';

/**
 * How pressing each reason is: lower goes first. The numbers lie in Redis, as part of the place that a handoff has in the queue,
 * so that a number once given keeps its meaning for ever. A new reason takes one that is free, between those it belongs between.
 */
const CLASS: Readonly<Record<HandoffReason, number>> = {
  urgent: 10,
  concern: 20,
  support: 25,
  asked: 30,
  'no-rush': 35,
  fault: 40,
  silence: 50,
  'slip-up': 60,
  rematch: 62,
  leaving: 63,
  unreachable: 65,
  'wrong-number': 67,
  deletion: 68,
  'delivery-failed': 70,
  'last-talk': 75,
  'not-understood': 80,
};

/** Above every class. Sorted sets keep places up to 9 × 10¹⁵ exactly: there is room for so many of 10¹³ each. */
export const CLASSES = 100;

/** Lower is more pressing. */
export function priorityClass(reason: HandoffReason): number {
  return CLASS[reason];
}

/** @throws RangeError when there are none: a handoff without a reason is a bug. */
export function mostPressing(reasons: readonly HandoffReason[]): HandoffReason {
  const [first] = reasons.toSorted((a, b) => priorityClass(a) - priorityClass(b));
  if (first === undefined) throw new RangeError('A handoff has at least one reason.');
  return first;
}

/** One entry for every reason. */
export function byReason<T>(entry: (reason: HandoffReason) => T): Readonly<Record<HandoffReason, T>> {
  const entries = HANDOFF_REASONS.map((reason) => [reason, entry(reason)] as const);
  return Object.fromEntries(entries) as Record<HandoffReason, T>;
}
