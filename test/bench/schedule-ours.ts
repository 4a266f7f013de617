import { randomBytes } from 'node:crypto';
import { partitionKeys, partitionOf } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';
import { createScheduler } from '../../services/schedule';
import type { CleanUp } from './clean-up';
import { ownRedis } from './ours';
import { redisDataBytes } from './redis-cpu';
import type { Scheduled } from './schedule';

const HOUR = 3_600_000;
const AT_ONCE = 10_000;

/** People of ours who fall due evenly over one hour, and nothing else. */
export async function ourSchedule(cleanUp: CleanUp, many: number, parts: number): Promise<Scheduled> {
  const redis = await ownRedis(cleanUp);
  const look = redis.open.connect('work');
  const begins = Date.now();
  const before = await redisDataBytes(look);
  for (let from = 0; from < many; from += AT_ONCE) await schedule(look, from, Math.min(many, from + AT_ONCE));
  const bytes = ((await redisDataBytes(look)) - before) / many;

  async function schedule(to: RedisClient, from: number, until: number): Promise<void> {
    const entries = new Map<string, (string | number)[]>();
    for (let person = from; person < until; person += 1) {
      const id = randomBytes(9).toString('base64url');
      const { due } = partitionKeys(partitionOf(id));
      const at = begins + Math.floor((person / many) * HOUR);
      entries.set(due, [...(entries.get(due) ?? []), at, id]);
    }
    await Promise.all([...entries].map(([due, members]) => to.zadd(due, ...members)));
  }

  const clock = { time: begins, now: () => clock.time };
  const scheduler = createScheduler({ redis: redis.open.connect('work'), clock });
  return {
    bytes,
    look,
    async fire(part) {
      clock.time = begins + Math.ceil(((part + 1) * HOUR) / parts);
      return scheduler.fireNow();
    },
    async check() {
      const again = await scheduler.fireNow();
      if (again > 0) throw new Error(`${again} people were fired twice.`);
    },
  };
}
