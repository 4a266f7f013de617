import type { RedisClient } from '../../services/redis';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import { onceOf } from '../reception';
import { heardBefore } from './heard-before';

describe('the ids of texts that were heard', () => {
  let server: TestRedis;
  let redis: RedisClient;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('webhook');
  });
  afterAll(() => server.stop());

  test('a text that was heard is known for thirty days, and no other', async () => {
    const heard = heardBefore(redis);
    const [stop, hello] = [onceOf('sms', 'SM1'), onceOf('sms', 'SM2')];
    expect(await heard.has(stop)).toBe(false);
    await heard.keep(stop);
    expect(await heardBefore(redis).has(stop)).toBe(true);
    expect(await heard.has(hello)).toBe(false);
    const [key = ''] = await redis.keys('sms-heard:*');
    expect(await redis.ttl(key)).toBeGreaterThan(30 * 86_400 - 60);
    expect(key).not.toContain('SM1');
  });
});
