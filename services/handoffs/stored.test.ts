import { HANDOFF_REASONS, type HandoffReason } from '../../dialogs/events';
import { CLASSES, mostPressing, priorityClass } from '../../dialogs/handoffs/priority';
import { openedAtOf, queueScore, scoresOf } from './stored';

/** Open handoffs outlive a deploy: whoever renumbers one of these moves those who wait already into another queue. */
const NUMBERS: Readonly<Record<HandoffReason, number>> = {
  urgent: 10,
  concern: 20,
  support: 25,
  asked: 30,
  'no-rush': 35,
  fault: 40,
  silence: 50,
  'slip-up': 60,
  unreachable: 65,
  'wrong-number': 67,
  deletion: 68,
  'delivery-failed': 70,
  rematch: 62,
  leaving: 63,
  'last-talk': 75,
  'not-understood': 80,
};
const openedAt = Date.UTC(2026, 0, 5);

test.each(HANDOFF_REASONS)('a handoff keeps its place in the queue for ever: %s', (reason) => {
  expect(queueScore({ reasons: [reason], openedAt })).toBe(NUMBERS[reason] * 10 ** 13 + openedAt);
});

test('no two reasons share a number, and every one is a whole number that a sorted set keeps exactly', () => {
  const numbers = HANDOFF_REASONS.map(priorityClass);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(Number.isInteger(number) && number > 0 && number < CLASSES).toBe(true);
  expect(Number.isSafeInteger(CLASSES * 10 ** 13 + openedAt)).toBe(true);
});

test.each(HANDOFF_REASONS)('of a place in the queue the reason and the instant can be read again: %s', (reason) => {
  const score = queueScore({ reasons: ['not-understood', reason], openedAt });
  const [from, before] = scoresOf(mostPressing(['not-understood', reason]));
  expect(score >= from && score < before).toBe(true);
  expect(openedAtOf(score)).toBe(openedAt);
});
