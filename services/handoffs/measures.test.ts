import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import {
  ali,
  awaitWord,
  claim,
  dave,
  decline,
  joy,
  MINUTE,
  open,
  priya,
  release,
  resolve,
  rosa,
  START,
  sam,
} from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';
import { alertsIn, FirstWaits, nearestRank } from './measures';

const TODAY = '2026-01-05';
const answered = (handoffId: string) => ({ kind: 'handoff', do: 'answered', handoffId, mentee: sam }) as const;

describe('what is counted of handoffs', () => {
  let server: TestRedis;
  let redis: RedisClient;
  let queue: RedisSubject;
  let requests = 0;
  const once = () => `r${requests++}`;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    await redis.flushdb();
    queue = new RedisSubject(redis);
  });

  const itIsLater = (minutes: number) => {
    queue.world.now = START + minutes * MINUTE;
  };
  const waits = async () => {
    const read = await new FirstWaits(redis, 'riverside').look();
    return read.map(({ what, reason, waitedMs }) => [what, reason, waitedMs / MINUTE]);
  };

  it('has the first claim and the first word, whoever has it by then, each counted from the opening', async () => {
    await queue.perform(open('h1'), sam, once());
    itIsLater(2);
    await queue.perform(claim('h1', sam), dave, once());
    itIsLater(3);
    await queue.perform(release('h1', sam), dave, once());
    itIsLater(10);
    await queue.perform(claim('h1', sam), rosa, once());
    itIsLater(12);
    await queue.perform(answered('h1'), sam, once());
    await queue.perform(awaitWord('h1', sam), sam, once());
    itIsLater(20);
    await queue.perform(answered('h1'), sam, once());
    expect(await waits()).toEqual([
      ['claim', 'asked', 2],
      ['word', 'asked', 12],
    ]);
  });

  it('goes by what was most pressing when they came, and counts anew when somebody asks again', async () => {
    await queue.perform(open('h1', 'asked'), sam, once());
    itIsLater(1);
    await queue.perform(open('h2', 'urgent'), sam, once());
    itIsLater(4);
    await queue.perform(claim('h1', sam), dave, once());
    await queue.perform(answered('h1'), sam, once());
    await queue.perform(resolve('h1', sam), dave, once());
    itIsLater(60);
    await queue.perform(open('h1', 'asked'), sam, once());
    itIsLater(65);
    await queue.perform(claim('h1', sam), dave, once());
    expect(await waits()).toEqual([
      ['claim', 'urgent', 4],
      ['word', 'urgent', 4],
      ['claim', 'asked', 5],
    ]);
  });

  it('is counted once however often a request is performed, in however many processes', async () => {
    const second = new RedisSubject(server.open.connect('work'), queue.world, queue.mailboxes);
    for (const one of [queue, second, queue]) await one.perform(open('h1'), sam, 'open');
    await Promise.all([queue, second, queue].map((one) => one.perform(claim('h1', sam), dave, 'claim')));
    await Promise.all([queue, second, queue].map((one) => one.perform(answered('h1'), sam, 'word')));
    expect((await waits()).map(([what]) => what)).toEqual(['claim', 'word']);
    expect((await alertsIn(redis, 'riverside', TODAY, 7)).get(dave.id)).toEqual({ today: 1, mostInADay: 1, inAll: 1 });
  });

  it('counts an alert for each who is told, but for whom it was held back', async () => {
    const unseen = { kind: 'handoff', do: 'decline', handoffId: 'h1', mentee: priya, unseen: true } as const;
    await queue.perform(open('h1'), priya, once());
    await queue.perform(unseen, ali, 'unseen');
    await queue.perform(unseen, ali, 'unseen');
    await queue.perform(decline('h1', priya), rosa, once());
    const alerts = await alertsIn(redis, 'riverside', TODAY, 7);
    const counts = [dave, rosa, ali, joy].map(({ id }) => alerts.get(id)?.today ?? 0);
    expect(counts).toEqual([1, 1, 0, 0]);
  });

  it('keeps each day by itself, by the calendar where the programme is', async () => {
    const day = (date: string, ...counts: (string | number)[]) => redis.hset(keysOf('riverside').alerts(date), counts);
    await day('2026-01-05', 'a', 2);
    await day('2026-01-03', 'a', 5, 'b', 1);
    await day('2025-12-20', 'a', 9);
    const week = await alertsIn(redis, 'riverside', TODAY, 7);
    expect([...week].sort()).toEqual([
      ['a', { today: 2, mostInADay: 5, inAll: 7 }],
      ['b', { today: 0, mostInADay: 1, inAll: 1 }],
    ]);
    // Half past midnight in London, in summer.
    queue.world.now = Date.UTC(2026, 6, 5, 23, 30);
    await queue.perform(open('h1', 'urgent'), sam, once());
    expect(await redis.exists(keysOf('riverside').alerts('2026-07-06'))).toBe(1);
  });

  it('is followed from where it was read to, and tells the exact median and p95 of so many days', async () => {
    const { measures } = keysOf('riverside');
    const add = (waited: number, at: number) =>
      redis.xadd(measures, '*', 'what', 'word', 'reason', 'urgent', 'waited', waited, 'at', at);
    const followed = new FirstWaits(redis, 'riverside');
    for (let n = 1; n <= 100; n += 1) await add(n * 1_000, START);
    await add(999_000, START - 8 * 24 * 60 * MINUTE);
    expect(await followed.look()).toHaveLength(101);
    await add(5_000, START);
    expect(await followed.look()).toHaveLength(1);
    expect(await followed.look()).toHaveLength(0);
    expect(followed.summary(START, 7).urgent).toEqual({
      claim: { count: 0, median: null, p95: null },
      word: { count: 101, median: 50_000, p95: 95_000 },
    });
    expect(followed.summary(START, 35).urgent.word.count).toBe(102);
    expect(followed.summary(START + 40 * 24 * 60 * MINUTE, 35).urgent.word.count).toBe(0);
  });

  it.each([
    ['nothing', [], 0.5, null],
    ['one', [7], 0.95, 7],
    ['two, of which the median is the lower', [1, 9], 0.5, 1],
    ['twenty, of which one is slower than p95', Array.from({ length: 20 }, (_, n) => n + 1), 0.95, 19],
  ])('takes a quantile of %s', (_of, sorted, share, expected) => {
    expect(nearestRank(sorted, share)).toBe(expected);
  });
});
