import { instantAt, localTime } from '../time';
import { moveClock } from './clock-words';

const ZONE = 'Europe/London';
const MONDAY_TEN = instantAt('2026-01-05', '10:00', ZONE);

test.each([
  ['+90m', '2026-01-05 11:30'],
  ['+2h', '2026-01-05 12:00'],
  ['+1d', '2026-01-06 10:00'],
  ['Mon 11:00', '2026-01-05 11:00'],
  ['Mon 09:00', '2026-01-12 09:00'],
  ['monday 9:00', '2026-01-12 09:00'],
  ['Wed 09:00', '2026-01-07 09:00'],
  ['09:00', '2026-01-06 09:00'],
  ['2026-02-28 18:30', '2026-02-28 18:30'],
])('from Monday ten, "%s" leads to %s', (words, there) => {
  const instant = moveClock(words, MONDAY_TEN, ZONE);
  const at = localTime(instant ?? 0, ZONE);
  expect(`${at.date} ${at.time}`).toBe(there);
});

test('"+1d" over the end of summer time is the same time on the next day', () => {
  const saturday = instantAt('2026-10-24', '09:00', ZONE);
  expect(moveClock('+1d', saturday, ZONE)).toBe(instantAt('2026-10-25', '09:00', ZONE));
});

test.each(['', 'later', '+d', '+1w', '25:00', 'Foo 09:00', '2026-02-30 09:00', '-1d'])('"%s" is no time', (words) => {
  expect(moveClock(words, MONDAY_TEN, ZONE)).toBeNull();
});
