import { BACKOFF, pauseAfter } from './backoff';

describe('the pause before the next attempt', () => {
  test.each([
    ['starts at a second', 1, 1_000],
    ['doubles', 2, 2_000],
    ['doubles again', 5, 16_000],
    ['is never longer than a minute', 7, 60_000],
    ['stays at a minute, however often it failed', 30, 60_000],
  ])('%s', (_what, failures, expected) => {
    expect(pauseAfter(failures, BACKOFF, 0.5)).toBe(expected);
  });

  test('varies by a quarter, so that those who failed together do not come back together', () => {
    expect([pauseAfter(1, BACKOFF, 0), pauseAfter(1, BACKOFF, 1)]).toEqual([750, 1_250]);
    expect(pauseAfter(30, BACKOFF, 1)).toBe(60_000);
  });

  test('is as long as the provider asks for', () => {
    expect(pauseAfter(1, BACKOFF, 0.5, 300_000)).toBe(300_000);
    expect(pauseAfter(3, BACKOFF, 0.5, 1)).toBe(4_000);
  });
});
