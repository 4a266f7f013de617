import { newState } from '../state';
import { isGentleDay, rhythmOf } from './kept';
import { daysApart, isSeldomAnswered, slowerThan } from './silence';

function stateOf() {
  const state = newState('mentee', '2026-01-05');
  if (state.role !== 'mentee') throw new Error('A mentee has a mentee’s state.');
  return state;
}

test.each([
  ['on the day itself', '2026-03-14', false, '2026-03-14', true],
  ['not on the day after', '2026-03-14', true, '2026-03-15', false],
  ['a year later, where it comes every year', '2026-03-14', true, '2027-03-14', true],
  ['not a year later, where it was once', '2026-03-14', false, '2027-03-14', false],
  ['not in a year before it', '2026-03-14', true, '2025-03-14', false],
  ['a leap day, in the next leap year', '2024-02-29', true, '2028-02-29', true],
  ['a leap day, on the last of February of another year', '2024-02-29', true, '2027-02-28', true],
  ['a leap day, not on the 28th of a leap year', '2024-02-29', true, '2028-02-28', false],
])('a gentle day is one %s', (_when, on, yearly, day, isOne) => {
  const state = { ...stateOf(), gentle: [{ on, yearly, words: 'go easy' }] };
  expect(isGentleDay(state, day)).toBe(isOne);
});

test('a silence makes it ever less', () => {
  const state = stateOf();
  const slowed = [0, 1, 2, 3, 4, 50].map((days) => rhythmOf({ ...state, silence: { ...state.silence, days } }).slowed);
  expect(slowed).toEqual([1, 1, 3, 7, 14, 14]);
  expect(daysApart(50)).toBe(14);
});

test('what the bot has slowed by itself stays so when they write again', () => {
  const state = stateOf();
  state.rhythm.slowed = 7;
  expect(rhythmOf(state).slowed).toBe(7);
});

test.each<[string, boolean[], boolean]>([
  ['too few to say', [false, false, false], false],
  ['two of six', [true, false, false, true, false, false], true],
  ['half of them', [true, false, true, false, true, false], false],
  ['none of late, all before', [...Array<boolean>(6).fill(true), ...Array<boolean>(6).fill(false)], true],
])('seldom answered: %s', (_what, answered, seldom) => {
  expect(isSeldomAnswered(answered)).toBe(seldom);
});

test('the bot slows down by a step at a time, and not for ever', () => {
  expect([1, 2, 3, 7, 14, 28].map(slowerThan)).toEqual([2, 3, 7, 14, 28, 28]);
});
