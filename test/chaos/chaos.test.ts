import { runChaos } from './chaos';
import { explain } from './explained';
import { type ChaosOptions, FULL, readOptions } from './options';
import { planFaults } from './plan';
import { isSeen } from './report';
import { heard, lostOf, NOTHING_YET } from './sequence';

/** A lease that a machine on which other tests run as well does not miss all the time. */
const SMALL: ChaosOptions = {
  ...FULL,
  seed: 'small',
  people: 20,
  messages: 600,
  faults: 4,
  redisKills: 1,
  leaseMs: 700,
};

describe('processes and Redis die, and nothing is lost, doubled or out of order', () => {
  test('600 messages of 20 people, each posted twice, through four kills and stops and a kill of Redis', async () => {
    const result = await runChaos(SMALL, () => {});
    expect(result.wrongs).toEqual({
      lost: 0,
      duplicatedInState: 0,
      outOfOrderInState: 0,
      outOfOrderAtProvider: 0,
      neverAtProvider: 0,
      wrongPosts: 0,
      wrongOffers: 0,
      wrongHandoffs: 0,
      wrongLedgers: 0,
      wrongLogs: 0,
      deadLettered: 0,
      leftBehind: 0,
      unexplainedAtProvider: 0,
      crashed: 0,
      stuck: 0,
    });
    expect([result.acknowledged, result.copied]).toEqual([600, 600]);
    const broken = result.faults.map(({ what }) => what);
    expect(broken.filter((what) => what === 'redis')).toHaveLength(1);
    expect(broken.filter((what) => what === 'kill' || what === 'stop').length).toBeGreaterThanOrEqual(4);
  });

  test('with the look for duplicates cut out, the audit finds every second copy', async () => {
    const quiet = { people: 10, messages: 200, processes: 1, faults: 0, redisKills: 0 };
    const result = await runChaos({ ...SMALL, ...quiet, control: 'no-dedupe' }, () => {});
    const { unavailable, cut, other } = result.refused;
    expect(result.wrongs).toMatchObject({ lost: 0, leftBehind: 0, stuck: 0 });
    // Every message was posted twice; what a slow machine left unanswered was posted once more, and may have been heard by then.
    expect(result.wrongs.duplicatedInState).toBeGreaterThanOrEqual(200);
    expect(result.wrongs.duplicatedInState).toBeLessThanOrEqual(200 + unavailable + cut + other);
    expect(isSeen(result)).toBe(true);
  });
});

describe('what is to be broken', () => {
  const plan = planFaults({ ...FULL, seed: 'one' });

  test('is decided by the seed alone', () => {
    expect(planFaults({ ...FULL, seed: 'one' })).toEqual(plan);
    expect(planFaults({ ...FULL, seed: 'two' })).not.toEqual(plan);
  });

  test('is a hundred kills and stops and twenty of Redis at least, at every point, spread over the run, in order', () => {
    const ofProcesses = plan.flatMap((each) => (each.what === 'redis' ? [] : [each]));
    expect(ofProcesses.length).toBeGreaterThanOrEqual(100);
    expect(plan.length - ofProcesses.length).toBeGreaterThanOrEqual(20);
    expect(new Set(ofProcesses.map(({ point }) => point))).toEqual(new Set(FULL.points));
    const after = plan.map((each) => each.after);
    expect(after).toEqual([...after].sort((a, b) => a - b));
    expect(after.at(-1)).toBeLessThan(FULL.messages);
    expect(ofProcesses.every(({ forMs }) => forMs > FULL.leaseMs)).toBe(true);
  });
});

describe('a message that came to the provider twice', () => {
  const repeat = { to: 'sam', text: '1', first: { process: 1, at: 1_000 }, again: { process: 2, at: 3_000 } };
  const kill = { what: 'kill', point: 'sent', process: 1, from: 2_000, until: 2_000 } as const;

  test.each([
    ['the one that sent it first was killed in between', 1, kill],
    ['Redis was killed in between', 1, { ...kill, what: 'redis', process: null } as const],
    ['the one that sent it again had been stopped', 1, { ...kill, what: 'stop', process: 2, from: 100 } as const],
    ['only another process was killed', 0, { ...kill, process: 3 }],
    ['it was killed long after', 0, { ...kill, from: 9_000, until: 9_000 }],
    ['it was killed long before', 0, { ...kill, from: 100, until: 100 }],
  ])('%s: then it explains %i', (_why, explained, fault) => {
    expect(explain([repeat], [fault], 500).unexplained).toHaveLength(1 - explained);
  });

  test('is explained only once for each person and fault', () => {
    const repeats = [repeat, { ...repeat, text: '2' }, { ...repeat, to: 'ali' }];
    expect(explain(repeats, [kill], 500).unexplained).toEqual([repeats[1]]);
  });
});

describe('numbers in a row', () => {
  const after = (...numbers: number[]) => numbers.reduce(heard, NOTHING_YET);

  test.each([
    ['all there', [1, 2, 3], { lost: 0, repeats: 0, late: 0 }],
    ['one again', [1, 2, 1, 3], { lost: 0, repeats: 1, late: 0 }],
    ['two changed places', [1, 3, 2], { lost: 0, repeats: 0, late: 1 }],
    ['one never came', [1, 3], { lost: 1, repeats: 0, late: 0 }],
    ['the last never came', [1, 2], { lost: 1, repeats: 0, late: 0 }],
  ])('%s', (_what, numbers, expected) => {
    const { repeats, late, ...rest } = after(...numbers);
    expect({ lost: lostOf({ repeats, late, ...rest }, 3), repeats, late }).toEqual(expected);
  });
});

describe('the command line', () => {
  test('is read', () => {
    expect(readOptions(['--seed', 's', '--people', '7', '--control', 'no-dedupe'])).toMatchObject({
      seed: 's',
      people: 7,
      control: 'no-dedupe',
    });
  });

  test('a control that there is not is refused with what is permitted', () => {
    expect(() => readOptions(['--control', 'nothing'])).toThrow('permitted are no-fencing, no-dedupe');
    expect(() => readOptions(['--people', '1000'])).toThrow('from 1 to 900');
  });
});
