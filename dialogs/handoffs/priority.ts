import { HANDOFF_REASONS, type HandoffReason } from '../events';

const MINUTE = 60_000;

/**
 * How long each reason may wait before somebody else should be asked, in milliseconds. The first rung of the ladder;
 * a day stands in for "the next working morning" until the ladder knows a programme's working hours.
 */
const ANSWER_WITHIN: Readonly<Record<HandoffReason, number>> = {
  urgent: 2 * MINUTE,
  concern: 15 * MINUTE,
  asked: 15 * MINUTE,
  fault: 15 * MINUTE,
  'delivery-failed': 24 * 60 * MINUTE,
  'not-understood': 24 * 60 * MINUTE,
  unreachable: 24 * 60 * MINUTE,
  'wrong-number': 24 * 60 * MINUTE,
};

/** 0 for the most pressing class of reasons, then 1, 2, … */
export function priorityClass(reason: HandoffReason): number {
  return HANDOFF_REASONS.indexOf(reason);
}

/** @throws RangeError when there are none: a handoff without a reason is a bug. */
export function mostPressing(reasons: readonly HandoffReason[]): HandoffReason {
  const first = HANDOFF_REASONS.find((reason) => reasons.includes(reason));
  if (first === undefined) throw new RangeError('A handoff has at least one reason.');
  return first;
}

/** @param from milliseconds since 1970, UTC */
export function answerDue(reason: HandoffReason, from: number): number {
  return from + ANSWER_WITHIN[reason];
}

/** One entry for every reason, most pressing first. */
export function byReason<T>(entry: (reason: HandoffReason) => T): Readonly<Record<HandoffReason, T>> {
  return {
    urgent: entry('urgent'),
    concern: entry('concern'),
    asked: entry('asked'),
    fault: entry('fault'),
    'delivery-failed': entry('delivery-failed'),
    'not-understood': entry('not-understood'),
    unreachable: entry('unreachable'),
    'wrong-number': entry('wrong-number'),
  };
}
