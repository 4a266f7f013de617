import { tmpdir } from 'node:os';
import type { SimulationOptions } from './options';
import { partsOf, runParts } from './parts';
import { together } from './together';

const asked: SimulationOptions = {
  seed: 'ab',
  mentees: 600,
  days: 3,
  faults: false,
  control: null,
  folder: tmpdir(),
};

describe('many people live in several services beside one another', () => {
  test('each with a seed of its own, and everybody in one of them', () => {
    expect(partsOf(asked).map(({ seed, mentees }) => [seed, mentees])).toEqual([
      ['ab.1', 250],
      ['ab.2', 250],
      ['ab.3', 100],
    ]);
    expect(partsOf({ ...asked, mentees: 250 })).toEqual([{ ...asked, mentees: 250 }]);
  });

  test('counts are added up, and the digest changes with that of any part', () => {
    const one = { violations: 1, seed: 'ab.1', digest: 'x', turns: 5, told: { late: 1 }, seconds: 3 };
    const two = { violations: 0, seed: 'ab.2', digest: 'y', turns: 7, told: { late: 2, lost: 1 }, seconds: 4 };
    const all = together(asked, [one, two], 6);
    expect(all).toMatchObject({ violations: 1, seed: 'ab', parts: 2, turns: 12, told: { late: 3, lost: 1 } });
    expect(all).toMatchObject({ seconds: 6, turnsPerSecond: 2 });
    expect(together(asked, [two, one], 6)['digest']).not.toBe(all['digest']);
    expect(together({ ...asked, control: 'no-order' }, [{ seen: false }, { seen: true }], 1)['seen']).toBe(true);
  });

  test('one that does not come to its end is not taken for a run without faults', async () => {
    const broken = { ...asked, mentees: -1 };
    await expect(runParts([broken], () => {})).rejects.toThrow('seed ab did not come to its end');
  });
});
