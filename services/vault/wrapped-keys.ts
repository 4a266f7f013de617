import type { RedisClient } from '../redis';

/** A key that lies in Redis wrapped with a master key. */
export interface WrappedKey {
  readonly key: string;
  /** For whom it was wrapped: a person's id, or the name of what it belongs to. */
  readonly owner: string;
}

const OF_PEOPLE = '{p*}:dek:*';

/**
 * The keys of all people, in batches. Whoever is there from beginning to end is found at least once, as SCAN promises; on a
 * cluster whose slots are being moved meanwhile somebody may be missed.
 * @param batch how many keys of all kinds a node looks at in one step
 */
export async function* keysOfPeople(redis: RedisClient, batch: number): AsyncGenerator<readonly WrappedKey[]> {
  for (const node of 'nodes' in redis ? redis.nodes('master') : [redis]) {
    let cursor = '0';
    do {
      const [next, keys] = await node.scan(cursor, 'MATCH', OF_PEOPLE, 'COUNT', batch);
      cursor = next;
      if (keys.length > 0) yield keys.map((key) => ({ key, owner: key.slice(key.indexOf(':dek:') + ':dek:'.length) }));
    } while (cursor !== '0');
  }
}
