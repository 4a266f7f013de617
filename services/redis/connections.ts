import { Redis, type RedisOptions } from 'ioredis';
import type { RedisClient } from './client';
import { connectCluster } from './cluster-client';
import { requireReplicas } from './replicated';

/**
 * What a connection is for. `work`: commands wait for a Redis that is away and are sent again, which is safe because
 * every write of ours is an idempotent script. `webhook`: fails at once while Redis is away and after two seconds in any
 * case, so that a provider is answered 503 and tries again. `blocking`: XREAD BLOCK and subscriptions, which would hold
 * up anything else on the connection.
 */
export type Purpose = 'work' | 'webhook' | 'blocking';

/** A webhook's provider waits about 15 s; an answer from Redis takes milliseconds. */
const WEBHOOK_TIMEOUT_MS = 2_000;

/** How long answers that are under way may take when we close. */
const CLOSING_MS = 1_000;

/** Where to connect: a socket's path, a server's URL, or the URL of any node of a cluster. */
export type Target = { socket: string } | { url: string } | { cluster: string };

/** ioredis types its constructors for one reply mapping each; we use the default one. */
type Options = Omit<RedisOptions, 'replyMapping'>;

/** The connections of one program, all to one Redis. */
export class Connections {
  private readonly open = new Map<RedisClient, Purpose>();

  constructor(
    private readonly target: Target,
    /** The longest pause between two attempts to reconnect, in ms. */
    private readonly longestPause: number,
    /** How many replicas must have an acknowledged write (REDIS_WAIT_REPLICAS). */
    private readonly replicas = 0,
  ) {}

  /** Connects in the background. Listen to `error` on it if you want to hear of reconnections; none of them is fatal. */
  connect(purpose: Purpose): RedisClient {
    const redis = 'cluster' in this.target ? this.toCluster(this.target.cluster, purpose) : this.toServer(purpose);
    // Without a listener ioredis prints every failed attempt.
    redis.on('error', () => {});
    requireReplicas(redis, this.replicas);
    this.open.set(redis, purpose);
    redis.once('end', () => this.open.delete(redis));
    return redis;
  }

  /** Waits up to a second for answers that are under way, except on blocking connections, and closes everything. */
  async close(): Promise<void> {
    await Promise.all([...this.open].map(([redis, purpose]) => closeConnection(redis, purpose === 'blocking')));
  }

  private toCluster(url: string, purpose: Purpose): RedisClient {
    return connectCluster({
      url,
      purpose,
      connectionName: nameFor(purpose),
      webhookTimeoutMs: WEBHOOK_TIMEOUT_MS,
      disconnectTimeoutMs: CLOSING_MS / 2,
      retryStrategy: this.retryStrategy,
    });
  }

  private toServer(purpose: Purpose): Redis {
    const options: Options = {
      maxRetriesPerRequest: null,
      disconnectTimeout: CLOSING_MS / 2,
      // A replica that was a primary a moment ago: the address will lead to the new one.
      reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
      retryStrategy: this.retryStrategy,
      ...PURPOSES[purpose],
      connectionName: nameFor(purpose),
    };
    const redis = connectTo(this.target, options);
    // What is asked before the first connection stands waits for it (not longer than its timeout); later on it fails.
    if (purpose === 'webhook') {
      redis.once('ready', () => {
        redis.options.enableOfflineQueue = false;
      });
    }
    return redis;
  }

  private readonly retryStrategy = (times: number) => Math.min(20 * 2 ** Math.min(times, 10), this.longestPause);
}

function connectTo(target: Target, options: Options): Redis {
  if ('socket' in target) return new Redis(target.socket, options);
  return new Redis('url' in target ? target.url : target.cluster, options);
}

const nameFor = (purpose: Purpose) => `small-steps-${purpose}`;

const PURPOSES: Record<Purpose, Options> = {
  work: {},
  webhook: { commandTimeout: WEBHOOK_TIMEOUT_MS },
  // ioredis would subscribe anew by itself, but nobody could catch the failure of it: a process that is asked to stop while
  // Redis comes back would end with an unhandled rejection. (Its cluster client does so too, and catches it.)
  blocking: { autoResubscribe: false },
};

async function closeConnection(redis: RedisClient, blocking: boolean): Promise<void> {
  const ended = new Promise<void>((resolve) => redis.once('end', () => resolve()));
  const force = setTimeout(() => redis.disconnect(), CLOSING_MS);
  // QUIT would wait behind a blocking command, and behind everything that waits for a Redis that is away.
  if (redis.status === 'ready' && !blocking) redis.quit().catch(() => {});
  else redis.disconnect();
  // Between two attempts there is nothing to disconnect, and ioredis would never end: one more attempt ends it.
  if (redis.status === 'reconnecting') {
    redis.connect().then(
      () => redis.disconnect(),
      () => {},
    );
  }
  await ended;
  clearTimeout(force);
}
