import { Cluster, type Redis } from 'ioredis';
import { type CheckedRedis, checkRedis, type Demands, type Durability, infoFields } from './boot-check';
import { clusterNode, unchanged } from './cluster-client';
import { RedisUnavailable, reasonOf } from './unavailable';

/** Is the server at the other end a node of a Redis Cluster? Services that hide part of INFO show one of the two. */
export async function isClusterNode(redis: Redis): Promise<boolean> {
  const info = infoFields(await redis.info());
  return info.get('cluster_enabled') === '1' || info.get('redis_mode') === 'cluster';
}

export interface ClusterDemands extends Demands {
  /** REDIS_URL. */
  readonly url: string;
  /** How long each node may take to answer, in ms. */
  readonly patienceMs: number;
}

/**
 * Checks that this node's cluster serves every slot, and that every master of it is a Redis we can stand on.
 *
 * @param redis a connection to the node that REDIS_URL names
 * @returns the durability that the weakest master has
 * @throws RedisUnavailable naming the first thing that is wrong, and where
 */
export async function checkCluster(redis: Redis, demands: ClusterDemands): Promise<CheckedRedis> {
  const { where, url } = demands;
  const { host, port } = clusterNode(url);
  const state = infoFields(String(await redis.cluster('INFO'))).get('cluster_state');
  if (state !== 'ok') {
    throw new RedisUnavailable(
      `${where} belongs to a Redis Cluster that is down (cluster_state ${state ?? 'unknown'}): some of its slots have no ` +
        `master. \`redis-cli --cluster check ${host}:${port}\` tells which, and \`--cluster fix\` mends it.`,
    );
  }
  const cluster = onceConnected(demands);
  try {
    await connected(cluster, demands);
    const checked = await Promise.all(cluster.nodes('master').map((master) => checkMaster(master, demands)));
    return weakest(checked);
  } catch (error) {
    if (error instanceof RedisUnavailable) throw error;
    throw new RedisUnavailable(
      `${where} belongs to a Redis Cluster whose nodes do not all answer (${reasonOf(error)}). Every node must be ` +
        `reachable from here at the address that \`redis-cli -h ${host} -p ${port} CLUSTER NODES\` shows.`,
    );
  } finally {
    cluster.disconnect();
  }
}

/** A client that tries everything once. */
function onceConnected({ url, patienceMs }: ClusterDemands): Cluster {
  const { host, port, access } = clusterNode(url);
  const cluster = new Cluster([{ host, port }], {
    lazyConnect: true,
    clusterRetryStrategy: () => null,
    slotsRefreshTimeout: patienceMs,
    retryDelayOnFailover: 0,
    redisOptions: { ...access, connectTimeout: patienceMs, commandTimeout: patienceMs, maxRetriesPerRequest: 0 },
    ...(access.tls ? { dnsLookup: unchanged } : {}),
  });
  cluster.on('error', () => {});
  return cluster;
}

/**
 * When a node calls the cluster down after it has told who serves what, ioredis ends the client and never settles its
 * promise: a program that starts in the moment in which a master dies would wait for ever. Source: redis/ioredis#741.
 */
function connected(cluster: Cluster, { where, url }: ClusterDemands): Promise<void> {
  const { host, port } = clusterNode(url);
  const wentDown = new RedisUnavailable(
    `${where} belongs to a Redis Cluster that went down while we connected to it. Start again when ` +
      `\`redis-cli --cluster check ${host}:${port}\` finds nothing wrong.`,
  );
  return new Promise((resolve, reject) => {
    cluster.connect().then(resolve, reject);
    // Where the promise does settle, it knows more.
    cluster.once('end', () => setImmediate(reject, wentDown));
  });
}

async function checkMaster(master: Redis, { where, replicas }: ClusterDemands): Promise<CheckedRedis> {
  const { host, port } = master.options;
  try {
    return await checkRedis(master, { where: `Node ${host}:${port} of ${where}`, ...(replicas ? { replicas } : {}) });
  } catch (error) {
    if (error instanceof RedisUnavailable) throw error;
    throw new Error(`${host}:${port}: ${reasonOf(error)}`);
  }
}

const FROM_WEAKEST: readonly Durability[] = ['none', 'unknown', 'everysec', 'always'];

function weakest(checked: readonly CheckedRedis[]): CheckedRedis {
  const rank = ({ durability }: CheckedRedis) => FROM_WEAKEST.indexOf(durability);
  const [first] = [...checked].sort((one, other) => rank(one) - rank(other));
  if (!first) throw new Error('it names no masters');
  return first;
}
