import { targetOf } from './jumps';
import { whenInWords } from './when';

const LONDON = 'Europe/London';
const at = (iso: string) => Date.parse(iso);
const MONDAY_NOON = at('2026-01-05T12:00:00Z');

describe('moving the clock on', () => {
  test('ten minutes and one hour are counted from now', () => {
    expect(targetOf('ten-minutes', MONDAY_NOON, LONDON, null)).toBe(at('2026-01-05T12:10:00Z'));
    expect(targetOf('one-hour', MONDAY_NOON, LONDON, null)).toBe(at('2026-01-05T13:00:00Z'));
  });

  test("tomorrow at nine is nine on the mentee's own wall", () => {
    expect(targetOf('tomorrow-morning', MONDAY_NOON, LONDON, null)).toBe(at('2026-01-06T09:00:00Z'));
    // In Auckland it is Tuesday already.
    expect(targetOf('tomorrow-morning', MONDAY_NOON, 'Pacific/Auckland', null)).toBe(at('2026-01-06T20:00:00Z'));
  });

  test('nine stays nine over the night in which the clocks go forward', () => {
    expect(targetOf('tomorrow-morning', at('2026-03-28T12:00:00Z'), LONDON, null)).toBe(at('2026-03-29T08:00:00Z'));
  });

  test('Friday is this week until six in the evening, and next week from then on', () => {
    expect(targetOf('friday-evening', MONDAY_NOON, LONDON, null)).toBe(at('2026-01-09T18:00:00Z'));
    expect(targetOf('friday-evening', at('2026-01-09T17:59:00Z'), LONDON, null)).toBe(at('2026-01-09T18:00:00Z'));
    expect(targetOf('friday-evening', at('2026-01-09T18:00:00Z'), LONDON, null)).toBe(at('2026-01-16T18:00:00Z'));
    expect(targetOf('friday-evening', at('2026-01-10T09:00:00Z'), LONDON, null)).toBe(at('2026-01-16T18:00:00Z'));
  });

  test('what is next is where the schedule says, never in the past, and nowhere when nothing is planned', () => {
    expect(targetOf('whatever-is-next', MONDAY_NOON, LONDON, MONDAY_NOON + 5)).toBe(MONDAY_NOON + 5);
    expect(targetOf('whatever-is-next', MONDAY_NOON, LONDON, MONDAY_NOON - 5)).toBe(MONDAY_NOON);
    expect(targetOf('whatever-is-next', MONDAY_NOON, LONDON, null)).toBeNull();
  });
});

describe('an instant in words', () => {
  test.each([
    ['later today', '2026-01-05T18:00:00Z', 'Monday 18:00'],
    ['within six days', '2026-01-11T09:00:00Z', 'Sunday 09:00'],
    ['a week on: the weekday alone would be today', '2026-01-12T09:00:00Z', 'Monday 12 January 09:00'],
    ['in summer time', '2026-06-01T08:00:00Z', 'Monday 1 June 09:00'],
  ])('%s', (_why, instant, words) => {
    expect(whenInWords(at(instant), MONDAY_NOON, LONDON)).toBe(words);
  });
});
