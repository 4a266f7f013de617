import type { RedisClient } from './client';
import { OLDEST_MAJOR } from './server-program';
import { RedisUnavailable } from './unavailable';

/**
 * What an acknowledged write survives. `always`: everything. `everysec`: the process's end, but a power cut loses about
 * a second. `none`: nothing is promised. `unknown`: append-only files are on, but the service does not tell how they
 * are synced (managed services refuse CONFIG).
 */
export type Durability = 'always' | 'everysec' | 'none' | 'unknown';

export interface CheckedRedis {
  /** The product's own version: "7.0.15" of Redis, "8.0.1" of Valkey. */
  version: string;
  product: 'redis' | 'valkey';
  durability: Durability;
}

export interface Demands {
  /** How to name it to a person: "REDIS_URL (redis://host:6379)". */
  readonly where: string;
  /** REDIS_WAIT_REPLICAS. */
  readonly replicas?: number;
}

/**
 * Checks that this is a Redis we can stand on: version, role, eviction policy, replicas; and finds its durability class.
 *
 * @throws RedisUnavailable naming the first thing that is wrong and the command that mends it
 */
export async function checkRedis(redis: RedisClient, { where, replicas = 0 }: Demands): Promise<CheckedRedis> {
  const info = infoFields(await redis.info());
  // Valkey keeps reporting the last Redis version that it is compatible with, 7.2.4, and its own beside it.
  const compatible = info.get('redis_version');
  if (!compatible) throw new RedisUnavailable(`${where} is not a Redis server: it does not report a version.`);
  if (Number.parseInt(compatible, 10) < OLDEST_MAJOR) {
    throw new RedisUnavailable(
      `${where} is Redis ${compatible}: use Redis ${OLDEST_MAJOR}.0 or later, or any Valkey. ` +
        'Upgrade it, name another in REDIS_URL, or leave REDIS_URL unset to have a server of our own.',
    );
  }
  if (info.get('role') === 'slave') {
    throw new RedisUnavailable(`${where} is a read-only replica: name its primary server instead.`);
  }
  const policy = info.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    throw new RedisUnavailable(
      `${where} has maxmemory-policy ${policy}, which throws stored conversations away when memory is short: ` +
        'use noeviction. Run `redis-cli CONFIG SET maxmemory-policy noeviction`, and set it in redis.conf as well.',
    );
  }
  const connected = Number(info.get('connected_slaves') ?? 0);
  if (connected < replicas) {
    throw new RedisUnavailable(
      `REDIS_WAIT_REPLICAS is ${replicas}, but ${where} has ${connected} replicas connected, so that nothing could ever be ` +
        'acknowledged: connect more (`redis-cli INFO replication` lists them), or set a smaller number.',
    );
  }
  const valkey = info.get('valkey_version');
  return {
    version: valkey ?? compatible,
    product: valkey ? 'valkey' : 'redis',
    durability: info.get('aof_enabled') === '1' ? await syncPolicy(redis) : 'none',
  };
}

async function syncPolicy(redis: RedisClient): Promise<Durability> {
  const reply: unknown = await redis.config('GET', 'appendfsync').catch(() => undefined);
  const policy: unknown = Array.isArray(reply) ? reply[1] : undefined;
  if (policy === 'always' || policy === 'everysec') return policy;
  return policy === 'no' ? 'none' : 'unknown';
}

/** The `name:value` lines of INFO and CLUSTER INFO. Source: https://valkey.io/commands/info/ */
export function infoFields(info: string): Map<string, string> {
  return new Map(
    info.split('\r\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 && !line.startsWith('#') ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
    }),
  );
}
