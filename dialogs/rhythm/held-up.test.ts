import fc from 'fast-check';
import { CHECK_IN_GRACE, LONGEST_SPREAD, WOKEN_A_MINUTE, wokenInstead } from '.';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 5, 11);
const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}`);

/** How many of those who were due so many minutes ago are woken in each minute from now on. */
function minutes(count: number, minutesLate: (index: number) => number): number[] {
  const woken: number[] = [];
  for (const [index, id] of people(count).entries()) {
    const at = wokenInstead({ id, dueAt: NOW - minutesLate(index) * MINUTE }, count, NOW);
    const minute = Math.floor((at - NOW) / MINUTE);
    woken[minute] = (woken[minute] ?? 0) + 1;
  }
  return Array.from(woken, (many) => many ?? 0);
}

describe('after an outage', () => {
  test.each([
    ['one person is woken within a second', 1, 30, 1],
    ['six hundred take a minute', 600, 30, 1],
    ['six thousand take ten', 6_000, 30, 10],
    ['a hundred thousand take an hour and no longer', 100_000, 30, 60],
    ['those with ten minutes of grace left are woken a minute before its end', 100_000, 110, 9],
    ['those past their grace are noted over the whole of it', 6_000, 300, 10],
  ])('%s', (_reason, count, minutesLate, takes) => {
    const woken = minutes(count, () => minutesLate);
    expect(woken).toHaveLength(takes);
    expect(woken.reduce((sum, many) => sum + many)).toBe(count);
    expect(Math.max(...woken)).toBeLessThan(1.25 * Math.max(count / takes, 1));
  });

  test('of those who fell due evenly over two hours never twice the rate are woken, for the sake of whose grace is ending', () => {
    const woken = minutes(20_000, (index) => 1 + (118 * index) / 20_000);
    expect(Math.max(...woken)).toBeLessThan(2 * WOKEN_A_MINUTE);
  });

  const anybody = fc.record({
    id: fc.string({ minLength: 1 }),
    late: fc.integer({ min: 0, max: 10 * 24 * 60 * MINUTE }),
    many: fc.integer({ min: 1, max: 5_000_000 }),
  });

  test('nobody is woken before now, nor later than an hour from now, and always at the same moment', () => {
    fc.assert(
      fc.property(anybody, ({ id, late, many }) => {
        const person = { id, dueAt: NOW - late };
        const at = wokenInstead(person, many, NOW);
        expect(Number.isInteger(at)).toBe(true);
        expect(at).toBeGreaterThanOrEqual(NOW);
        expect(at).toBeLessThan(NOW + LONGEST_SPREAD);
        expect(wokenInstead(person, many, NOW)).toBe(at);
      }),
    );
  });

  test('nobody whom the outage left within grace loses it by the waiting', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 0, max: CHECK_IN_GRACE }), ({ id, many }, late) => {
        const dueAt = NOW - late;
        expect(wokenInstead({ id, dueAt }, many, NOW) - dueAt).toBeLessThanOrEqual(CHECK_IN_GRACE);
      }),
    );
  });

  test('with more people held up nobody is woken sooner', () => {
    fc.assert(
      fc.property(anybody, fc.nat(1_000_000), ({ id, late, many }, more) => {
        const person = { id, dueAt: NOW - late };
        expect(wokenInstead(person, many + more, NOW)).toBeGreaterThanOrEqual(wokenInstead(person, many, NOW));
      }),
    );
  });
});
