import type { RedisClient } from '../redis';

const BATCH = 1_000;

/** The keys that match a pattern, in batches. What is there from beginning to end is found at least once, as SCAN promises. */
export async function* keysLike(redis: RedisClient, pattern: string): AsyncGenerator<readonly string[]> {
  for (const node of 'nodes' in redis ? redis.nodes('master') : [redis]) {
    let cursor = '0';
    do {
      const [next, keys] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', BATCH);
      cursor = next;
      if (keys.length > 0) yield keys;
    } while (cursor !== '0');
  }
}
