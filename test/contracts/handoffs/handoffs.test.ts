import type { Redis } from 'ioredis';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { promisesToMentees } from './asking';
import { promisesOfTheQueue } from './keeping';
import { MemorySubject } from './memory-subject';
import { RedisSubject } from './redis-subject';
import { promisesToMentors } from './taking';
import type { Subject } from './world';

function handoffContract(fresh: () => Promise<Subject>): void {
  promisesToMentees(fresh);
  promisesToMentors(fresh);
  promisesOfTheQueue(fresh);
}

describe('handoffs in a rehearsal', () => {
  handoffContract(async () => new MemorySubject());
});

describe('handoffs in Redis', () => {
  let server: TestRedis;
  let redis: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());

  handoffContract(async () => {
    await redis.flushdb();
    return new RedisSubject(redis);
  });
});
