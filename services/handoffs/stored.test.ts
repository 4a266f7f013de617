import { HANDOFF_REASONS } from '../../dialogs/events';
import { queueScore } from './stored';

/** Open handoffs outlive a deploy: whoever renumbers these moves those who wait already into another queue. */
const CLASSES = {
  urgent: 0,
  concern: 1,
  asked: 2,
  fault: 3,
  'delivery-failed': 4,
  'not-understood': 5,
  unreachable: 6,
  'wrong-number': 7,
};

test.each(HANDOFF_REASONS)('a handoff that was opened by an earlier version keeps its place: %s', (reason) => {
  const openedAt = Date.UTC(2026, 0, 5);
  expect(queueScore({ reasons: [reason], openedAt })).toBe(CLASSES[reason] * 10 ** 13 + openedAt);
});
