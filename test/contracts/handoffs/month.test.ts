import fc from 'fast-check';
import { type Habit, playMonth } from './month';
import { ali, dave, joy, rosa } from './world';

/** A small generator of our own would be one more thing to trust: the seeds are fast-check's, the numbers a plain LCG's (Park and Miller). */
function chanceFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const TEAMS: readonly (readonly [string, readonly [Habit, Habit, Habit, Habit]])[] = [
  ['who answer at once', ['at-once', 'at-once', 'at-once', 'at-once']],
  ['who answer late', ['late', 'late', 'late', 'late']],
  ['of whom none ever answers', ['never', 'never', 'never', 'never']],
  ['who answer in bursts', ['in-bursts', 'in-bursts', 'in-bursts', 'in-bursts']],
  ['whose phones all fail', ['unreachable', 'unreachable', 'unreachable', 'unreachable']],
  ['of every kind', ['unreachable', 'never', 'in-bursts', 'late']],
];

describe('a month of a programme, looked at each minute', () => {
  it.each(TEAMS)(
    'with mentors %s: every urgent one has an owner or a timer, and ends with a human or with the truth',
    (_who, team) => {
      const habits = Object.fromEntries([dave, rosa, ali, joy].map(({ id }, n) => [id, team[n] ?? 'never']));
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 2 ** 30 }), (seed) => {
          const month = playMonth({ chance: chanceFrom(seed), habits, days: 30 });
          expect(month).toMatchObject({ forgotten: 0, unanswered: 0 });
          expect(month.urgent).toBeGreaterThan(0);
          expect(month.minutes).toBeGreaterThan(0);
          const answers = team.some((habit) => habit !== 'never' && habit !== 'unreachable');
          expect(month.claimed > 0).toBe(answers);
          if (!answers) expect(month.climbs).toBeGreaterThan(month.urgent);
        }),
        { numRuns: 1, endOnFailure: true },
      );
    },
  );
});
