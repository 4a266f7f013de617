import fc from 'fast-check';
import { daysBetween } from '../time';
import { type Chosen, less, more, twiceADay, withSetting } from './change';
import { nextCheckIn } from './occurrences';
import { EVERY_DAY, MOST_A_DAY, type Settled, WEEKDAYS } from './rhythm';
import type { Setting } from './wish';

const TODAY = '2026-01-05';
const DAILY: Chosen = { times: ['09:00'], days: EVERY_DAY, every: 1, anchor: null };

describe('a wish changes what it names, and nothing else', () => {
  test.each<[string, Chosen, Setting, Partial<Chosen>]>([
    ['another time', { ...DAILY, days: WEEKDAYS }, { times: ['18:00'] }, { times: ['18:00'], days: WEEKDAYS }],
    ['not at weekends', { ...DAILY, times: ['10:00'] }, { without: [6, 7] }, { times: ['10:00'], days: WEEKDAYS }],
    ['not on any day is no wish', { ...DAILY, days: [6, 7] }, { without: [6, 7] }, { days: [6, 7] }],
    ['every day again', { ...DAILY, days: [1], every: 7, anchor: TODAY }, { every: 1 }, DAILY],
    ['every other day counts from tomorrow', DAILY, { every: 2 }, { every: 2, anchor: '2026-01-06' }],
    [
      'every other day, and still not at weekends',
      { ...DAILY, days: WEEKDAYS },
      { every: 2 },
      { days: WEEKDAYS, every: 2 },
    ],
    [
      'every other day takes the place of two days a week',
      { ...DAILY, days: [1, 4] },
      { every: 2 },
      { days: EVERY_DAY },
    ],
    ['three a week are spread over it', DAILY, { aWeek: 3 }, { days: [1, 3, 5], every: 1 }],
    [
      'twice a day has a morning and an evening',
      { ...DAILY, times: ['17:00'] },
      { aDay: 2 },
      { times: ['09:00', '17:00'] },
    ],
    ['once a day again', { ...DAILY, times: ['09:00', '18:00'] }, { aDay: 1 }, { times: ['09:00'] }],
    ['three times are two', DAILY, { times: ['09:00', '12:00', '18:00'] }, { times: ['09:00', '12:00'] }],
  ])('%s', (_why, before, wish, after) => {
    expect(withSetting(before, wish, TODAY)).toMatchObject(after);
  });
});

const times = fc.subarray(['09:00', '12:30', '18:00', '19:30'], { minLength: 1, maxLength: MOST_A_DAY });
const chosen: fc.Arbitrary<Chosen> = fc.record({
  times,
  days: fc.subarray([...EVERY_DAY], { minLength: 1 }),
  every: fc.constant(1),
  anchor: fc.constant(null),
});

/** How many come in twelve weeks. */
function inTwelveWeeks(of: Chosen): number {
  let settled: Settled = { day: TODAY, times: null };
  for (let count = 0; ; count++) {
    const next = nextCheckIn({ ...of, slowed: 1, paused: null, pausedFrom: null }, settled, 'Europe/London');
    if (next === null || daysBetween(TODAY, next.day) > 12 * 7) return count;
    settled = { day: next.day, times: next.index + 1 };
  }
}

test('"less" always brings fewer, until it is the least there is', () => {
  fc.assert(
    fc.property(chosen, (start) => {
      let now: Chosen | null = start;
      for (let steps = 0; now !== null; steps++) {
        expect(steps).toBeLessThan(12);
        const then: Chosen | null = less(now, TODAY);
        if (then !== null) expect(inTwelveWeeks(then)).toBeLessThan(inTwelveWeeks(now));
        now = then;
      }
    }),
    { numRuns: 30 },
  );
});

test('"more" always brings more, until it is every day', () => {
  fc.assert(
    fc.property(chosen, fc.constantFrom(2, 3, 7, 14, 28), (start, every) => {
      let now: Chosen | null = withSetting(start, { every }, TODAY);
      for (let steps = 0; now !== null; steps++) {
        expect(steps).toBeLessThan(12);
        const then: Chosen | null = more(now, TODAY);
        if (then === null) expect(inTwelveWeeks(now)).toBe(12 * 7 * now.times.length);
        else expect(inTwelveWeeks(then)).toBeGreaterThan(inTwelveWeeks(now));
        now = then;
      }
    }),
    { numRuns: 30 },
  );
});

test('nobody has more than two a day, whatever they wish', () => {
  const setting: fc.Arbitrary<Setting> = fc.oneof(
    fc.record({ aDay: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ times: fc.subarray(['09:00', '10:00', '12:30', '18:00'], { minLength: 1 }) }),
  );
  fc.assert(
    fc.property(chosen, setting, (start, wish) => {
      expect(withSetting(start, wish, TODAY).times.length).toBeLessThanOrEqual(MOST_A_DAY);
      expect(twiceADay(start).times).toHaveLength(MOST_A_DAY);
    }),
  );
});
