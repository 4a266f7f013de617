import { Redis } from 'ioredis';
import { checkRedis } from './boot-check';
import { checkCluster, isClusterNode } from './cluster-check';
import { Connections } from './connections';
import { type OpenRedis, opened } from './opened';
import { RedisUnavailable, reasonOf } from './unavailable';

/** Long enough for another continent, short enough for a person who is waiting. */
const FIRST_ANSWER_MS = 5_000;
/** Between two attempts to reconnect. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * Connects to a Redis that somebody else runs, or to the whole Redis Cluster of which it is a node, and checks it once.
 *
 * @param replicas how many replicas must have an acknowledged write
 * @throws RedisUnavailable when it does not answer, or is not one we can stand on
 */
export async function externalRedis(url: string, replicas = 0): Promise<OpenRedis> {
  const where = `REDIS_URL (${withoutSecrets(url)})`;
  const first = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: FIRST_ANSWER_MS,
    commandTimeout: FIRST_ANSWER_MS,
    maxLoadingRetryTime: 60_000,
  });
  let failure: unknown;
  first.on('error', (error) => {
    failure ??= error;
  });
  try {
    await first.connect().catch((error: unknown) => {
      throw new RedisUnavailable(
        `${where} does not answer as a Redis (${reasonOf(failure ?? error)}). Check the address, the password and that ` +
          'it is running; or leave REDIS_URL unset to have a server of our own.',
      );
    });
    if (!(await isClusterNode(first))) {
      const checked = await checkRedis(first, { where, replicas });
      return opened(new Connections({ url }, LONGEST_PAUSE_MS, replicas), checked, 'external');
    }
    const checked = await checkCluster(first, { where, url, replicas, patienceMs: FIRST_ANSWER_MS });
    return opened(new Connections({ cluster: url }, LONGEST_PAUSE_MS, replicas), checked, 'external');
  } finally {
    if (first.status !== 'end') first.disconnect();
  }
}

/** The address without user, password and query: it goes into messages. */
export function withoutSecrets(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed ? `${parsed.protocol}//${parsed.host}${parsed.pathname}` : 'which is not a URL';
}
