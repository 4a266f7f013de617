import { runRace } from './race';

test('of twenty mentors in processes that are killed, each handoff has one, who is told, and no rung is climbed twice', async () => {
  const result = await runRace({ handoffs: 120, mentors: 20, processes: 3, kills: 4 });
  expect(result.kills).toBeGreaterThan(0);
  expect(result).toEqual({
    handoffs: 120,
    kills: result.kills,
    claims: 120,
    climbs: 6,
    lost: 0,
    doubled: 0,
    climbedTwice: 0,
    winnersMisled: 0,
    menteesMisled: 0,
    withoutTimer: 0,
    untold: 0,
  });
});
