import { Registry } from 'prom-client';
import { keysOf } from '../services/handoffs/keys';
import type { RedisClient } from '../services/redis';
import { startTestRedis, type TestRedis } from '../test/support/redis';
import { meterMeasures } from './handoff-measures';

const NOW = Date.UTC(2026, 0, 5, 9);
const PROGRAMME = 'riverside';

describe('the measures in /metrics', () => {
  let server: TestRedis;
  let redis: RedisClient;
  const clock = { time: NOW, now: () => clock.time };

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());
  beforeEach(() => redis.flushdb());

  const add = (what: 'claim' | 'word', waited: number, at: number) =>
    redis.xadd(keysOf(PROGRAMME).measures, '*', 'what', what, 'reason', 'urgent', 'waited', waited, 'at', at);
  function process(): () => Promise<string[]> {
    const register = new Registry();
    meterMeasures(register, { redis, programme: PROGRAMME, timezone: 'Europe/London', clock });
    return async () => (await register.metrics()).split('\n').filter((line) => !line.startsWith('#'));
  }

  test('a process that starts counts from then on, and knows the quantiles of the whole week', async () => {
    await add('claim', 60_000, NOW - 3_600_000);
    await add('claim', 90_000, NOW - 3_600_000);
    const scrape = process();
    await add('claim', 600_000, NOW + 1);
    await add('word', 700_000, NOW + 1);
    for (const lines of [await scrape(), await scrape()]) {
      expect(lines).toContain('small_steps_handoffs_claim_seconds_count{reason="urgent"} 1');
      expect(lines).toContain('small_steps_handoffs_claim_seconds_bucket{le="300",reason="urgent"} 0');
      expect(lines).toContain('small_steps_handoffs_claim_seconds_bucket{le="600",reason="urgent"} 1');
      expect(lines).toContain('small_steps_handoffs_first_word_seconds_sum{reason="urgent"} 700');
      expect(lines).toContain('small_steps_handoffs_wait_seconds{until="claim",reason="urgent",quantile="0.5"} 90');
      expect(lines).toContain('small_steps_handoffs_wait_seconds{until="claim",reason="urgent",quantile="0.95"} 600');
    }
  });

  test('alerts are there as the median, the p95 and the most of a day, and nobody is named', async () => {
    const scrape = process();
    await redis.hset(keysOf(PROGRAMME).alerts('2026-01-05'), { 'p-dave': 2, 'p-rosa': 5, 'p-ali': 0, 'p-joy': 3 });
    await redis.hset(keysOf(PROGRAMME).alerts('2026-01-04'), { 'p-dave': 99 });
    const lines = await scrape();
    expect(lines.filter((line) => line.startsWith('small_steps_mentor_alerts_today'))).toEqual([
      'small_steps_mentor_alerts_today{of="median"} 3',
      'small_steps_mentor_alerts_today{of="p95"} 5',
      'small_steps_mentor_alerts_today{of="most"} 5',
    ]);
    expect(lines.join('\n')).not.toContain('p-');
  });
});
