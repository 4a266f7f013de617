import { mayHaveFailed, remembering } from './told';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const split = (ats: readonly number[], now: number) => {
  const { failed, arrived } = mayHaveFailed(
    ats.map((at) => ({ at })),
    now,
  );
  return { failed: failed.map(({ at }) => at), arrived: arrived.map(({ at }) => at) };
};

test('a failure is of the newest that was passed on, and of what went with it', () => {
  expect(split([0, 55 * MINUTE, 60 * MINUTE], 61 * MINUTE)).toEqual({
    failed: [55 * MINUTE, 60 * MINUTE],
    arrived: [0],
  });
});

test('one failure after the other comes to them all', () => {
  expect(split([0, 60 * MINUTE], 61 * MINUTE)).toEqual({ failed: [60 * MINUTE], arrived: [0] });
  expect(split([0], 61 * MINUTE)).toEqual({ failed: [0], arrived: [] });
});

test('what is a day old has arrived, and where there is nothing nothing failed', () => {
  expect(split([0], DAY)).toEqual({ failed: [], arrived: [] });
  expect(split([], DAY)).toEqual({ failed: [], arrived: [] });
});

test('the last five are remembered', () => {
  const kept = [1, 2, 3, 4, 5, 6].reduce<{ at: number }[]>((told, at) => remembering(told, { at }), []);
  expect(kept.map(({ at }) => at)).toEqual([2, 3, 4, 5, 6]);
});
