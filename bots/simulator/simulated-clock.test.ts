import type { RedisClient } from '../../services/redis';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import { Notices } from './notices';
import { SimulatedClock } from './simulated-clock';

const NOON = Date.parse('2026-01-05T12:00:00Z');
const HOUR = 3_600_000;

describe('the simulated clock', () => {
  let redis: TestRedis;
  let control: RedisClient;
  let stops: (() => void)[] = [];
  let real: number;

  beforeAll(async () => {
    redis = await startTestRedis();
    control = redis.open.connect('work');
  });
  beforeEach(async () => {
    await control.flushall();
    real = NOON;
  });
  afterEach(() => {
    for (const stop of stops) stop();
    stops = [];
  });
  afterAll(() => redis.stop());

  /** A clock as a process of its own would have it. */
  async function startClock(): Promise<SimulatedClock> {
    const notices = new Notices(() => redis.open.connect('blocking'));
    const clock = new SimulatedClock(redis.open.connect('webhook'), { now: () => real }, notices);
    await notices.start();
    await clock.refresh();
    stops.push(() => notices.stop());
    return clock;
  }

  const moved = (clock: SimulatedClock) => {
    const { promise, resolve } = withResolvers();
    const stop = clock.onMove(() => {
      stop();
      resolve();
    });
    return promise;
  };

  test('shows real time until it is moved, and goes on at its pace afterwards', async () => {
    const clock = await startClock();
    expect(clock.now()).toBe(NOON);
    await clock.moveTo(NOON + HOUR);
    expect(clock.now()).toBe(NOON + HOUR);
    real += 60_000;
    expect(clock.now()).toBe(NOON + HOUR + 60_000);
  });

  test('never goes back, whoever asks', async () => {
    const clock = await startClock();
    await clock.moveTo(NOON + 2 * HOUR);
    await clock.moveTo(NOON + HOUR);
    expect(clock.now()).toBe(NOON + 2 * HOUR);
    expect(await control.get('{sim}:clock')).toBe(String(2 * HOUR));
  });

  test('a restarted process goes on from the same moment', async () => {
    await (await startClock()).moveTo(NOON + HOUR);
    expect((await startClock()).now()).toBe(NOON + HOUR);
  });

  test('a second process shows the same time as soon as the first moves it', async () => {
    const [one, two] = [await startClock(), await startClock()];
    const told = moved(two);
    await one.moveTo(NOON + HOUR);
    await told;
    expect(two.now()).toBe(NOON + HOUR);
  });

  test('a move that was made while a process had no connection is made up for when it has one again', async () => {
    const clock = await startClock();
    const told = moved(clock);
    // Written without a notice, as if the notice had gone by unheard.
    await control.set('{sim}:clock', String(HOUR));
    await control.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await told;
    expect(clock.now()).toBe(NOON + HOUR);
  });
});

function withResolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
