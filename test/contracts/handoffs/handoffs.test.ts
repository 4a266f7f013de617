import type { RedisClient } from '../../../services/redis';
import { emptied, startTestStore, type TestStore } from '../../support/store';
import { handoffContract } from './contract';
import { RedisSubject } from './redis-subject';

describe('handoffs in Redis', () => {
  let store: TestStore;
  let redis: RedisClient;

  beforeAll(async () => {
    store = await startTestStore();
    redis = store.open.connect('work');
  });
  afterAll(() => store.stop());

  handoffContract(async () => {
    await emptied(redis);
    return new RedisSubject(redis);
  });
});
