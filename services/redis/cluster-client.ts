import { Cluster, type DNSLookupFunction } from 'ioredis';
import type { Purpose } from './connections';

/** A dead node shows at once, a hung one only in the list of who serves what: this often it is asked for. */
const SLOTS_AGE_MS = 2_000;
/** Between two attempts to send a command while a replica takes over. */
const FAILOVER_PAUSE_MS = 100;

export interface ClusterSettings {
  /** REDIS_URL: any node of the cluster. User, password and TLS count for all of them. */
  readonly url: string;
  readonly purpose: Purpose;
  readonly connectionName: string;
  /** Until a webhook's command fails in any case. */
  readonly webhookTimeoutMs: number;
  /** How long answers that are under way may take when we close. */
  readonly disconnectTimeoutMs: number;
  readonly retryStrategy: (times: number) => number;
}

/** Connects to a whole cluster in the background, with the promises of each purpose that a single server gets too. */
export function connectCluster(settings: ClusterSettings): Cluster {
  const { url, purpose, connectionName, disconnectTimeoutMs, retryStrategy } = settings;
  const { host, port, access } = clusterNode(url);
  const options = {
    clusterRetryStrategy: retryStrategy,
    redisOptions: { ...access, connectionName, disconnectTimeout: disconnectTimeoutMs, maxRetriesPerRequest: null },
    ...(access.tls ? { dnsLookup: unchanged } : {}),
    ...(purpose === 'webhook' ? IMPATIENT : PATIENT),
  };
  const nodes = [{ host, port }];
  if (purpose !== 'webhook') return lookingAgain(new Cluster(nodes, options));
  return lookingAgain(new WebhookCluster(nodes, options).failingAfter(settings.webhookTimeoutMs));
}

/** ioredis' own `slotsRefreshInterval` goes on for ever when it is closed while it looks. */
function lookingAgain(cluster: Cluster): Cluster {
  const timer = setInterval(() => {
    if (cluster.status === 'ready') cluster.refreshSlotsCache();
  }, SLOTS_AGE_MS);
  timer.unref();
  cluster.once('end', () => clearInterval(timer));
  return cluster;
}

/** Work waits for a cluster that is away, for as long as it takes. */
const PATIENT = {
  maxRedirections: Number.POSITIVE_INFINITY,
  retryDelayOnFailover: FAILOVER_PAUSE_MS,
  retryDelayOnClusterDown: FAILOVER_PAUSE_MS,
  retryDelayOnTryAgain: FAILOVER_PAUSE_MS,
  // Two nodes that send us to each other for a moment must not make us spin.
  retryDelayOnMoved: 10,
};

/**
 * "At once" is a quarter of a second here: whoever is refused once is mostly sent to the new master by the next look at who
 * serves what, and need not trouble the provider.
 */
const IMPATIENT = {
  maxRedirections: 5,
  retryDelayOnFailover: 50,
  retryDelayOnClusterDown: 50,
  retryDelayOnTryAgain: 50,
};

/**
 * Once the cluster has stood, a command fails at once while it is away. ioredis' own `enableOfflineQueue: false` would also
 * refuse what comes while one node is just being connected to, and its `commandTimeout` does not run while the cluster is away.
 */
class WebhookCluster extends Cluster {
  #timeoutMs = 0;
  #stood = false;

  failingAfter(ms: number): this {
    this.#timeoutMs = ms;
    this.once('ready', () => {
      this.#stood = true;
    });
    return this;
  }

  override sendCommand(...sent: Parameters<Cluster['sendCommand']>): unknown {
    const [command] = sent;
    // CLUSTER INFO is how the client itself finds out that the cluster is back.
    if (this.#stood && this.status !== 'ready' && command.name !== 'cluster') {
      command.reject(new Error('The cluster is away.'));
      return command.promise;
    }
    command.setTimeout(this.#timeoutMs);
    return super.sendCommand(...sent);
  }
}

/** For TLS: certificates are made out to names, and an address looked up beforehand would not match. */
export const unchanged: DNSLookupFunction = (name, callback) => callback(null, name);

/** A node's address, and what every node wants to be told. */
export function clusterNode(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || 6379,
    access: {
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  };
}
