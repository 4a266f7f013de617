import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenRedis, openRedis } from '../../services/redis';
import { ClusterNode } from './cluster-node';
import { RUNTIME_DIR } from './redis';

const SLOTS = 16_384;
const MASTERS = 3;
const PREFIX = 'small-steps-cluster-';

/** A real Redis Cluster: three masters, each with one replica, every acknowledged write of any of them on disk. */
export interface TestCluster {
  /** For REDIS_URL: one of the nodes. */
  readonly url: string;
  /** As the program opens it; closed by `stop`. */
  open(options?: { waitReplicas?: number; url?: string }): Promise<OpenRedis>;
  /** SIGKILL for the node that serves this third of the slots (0, 1, 2). */
  kill(third: number): Promise<void>;
  /** From now on its replica gets nothing of what is written there, until that is to take over. */
  cutOffReplica(third: number): Promise<void>;
  /** Resolves when its replica has taken over, and every living node knows. */
  promoted(third: number): Promise<void>;
  /** Starts the node that was killed; resolves when it follows the one that took over, and is up to date. */
  restart(third: number): Promise<void>;
  /** Kills everything and removes it. */
  stop(): Promise<void>;
}

interface Third {
  master: ClusterNode;
  replica: ClusterNode;
}

/** Takes about three seconds, most of which a new cluster waits by itself before it calls itself fit. */
export async function startTestCluster(): Promise<TestCluster> {
  await removeAbandoned();
  const dir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const nodes: ClusterNode[] = [];
  const inUse: OpenRedis[] = [];
  const stop = async () => {
    await Promise.all(inUse.map((redis) => redis.close()));
    await Promise.all(nodes.map((node) => node.stop()));
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const startNode = async () => {
      const node = await ClusterNode.start(dir);
      nodes.push(node);
      return node;
    };
    const started = await Promise.allSettled(Array.from({ length: 2 * MASTERS }, startNode));
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const thirds = await formed(nodes);
    const hand = inHand(thirds);
    const open = async ({ url = hand.url, waitReplicas = 0 } = {}) => {
      const redis = await opened(url, waitReplicas);
      inUse.push(redis);
      return redis;
    };
    return { ...hand, stop, open };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Introduces the nodes to each other, shares out the slots and the replicas. */
async function formed(nodes: readonly ClusterNode[]): Promise<readonly Third[]> {
  const thirds = Array.from({ length: MASTERS }, (_, index) => {
    const [master, replica] = [nodes[index], nodes[index + MASTERS]];
    if (!master || !replica) throw new Error('every master has a replica');
    return { master, replica };
  });
  const [first] = nodes;
  for (const [index, { master }] of thirds.entries()) {
    await master.redis.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
    const from = Math.ceil((index * SLOTS) / MASTERS);
    await master.redis.call('CLUSTER', 'ADDSLOTSRANGE', from, Math.ceil(((index + 1) * SLOTS) / MASTERS) - 1);
  }
  for (const { port, busPort } of nodes.slice(1))
    await first?.redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  await Promise.all(nodes.map((node) => node.says(new RegExp(`^cluster_known_nodes:${nodes.length}\\b`, 'm'))));
  await Promise.all(
    thirds.map(async ({ master, replica }) => replica.redis.call('CLUSTER', 'REPLICATE', await master.id())),
  );
  await Promise.all(nodes.map(isFit));
  await Promise.all(thirds.map(({ master }) => master.says(/^slave0:.*state=online,offset=[1-9]/m)));
  return thirds;
}

function isFit(node: ClusterNode): Promise<void> {
  return node.says(
    /^cluster_state:ok/m,
    new RegExp(`^cluster_size:${MASTERS}\\b`, 'm'),
    /^role:master|^master_link_status:up/m,
  );
}

function inHand(
  thirds: readonly Third[],
): Pick<TestCluster, 'url' | 'kill' | 'cutOffReplica' | 'promoted' | 'restart'> {
  const third = (index: number): Third => {
    const found = thirds[index];
    if (!found) throw new RangeError(`A cluster has the thirds 0 to ${MASTERS - 1}, and no ${index}.`);
    return found;
  };
  return {
    url: third(0).master.url,
    kill: (index) => third(index).master.kill(),
    cutOffReplica: async (index) => {
      const { master, replica } = third(index);
      replica.freeze();
      // What lies in the connection between them would still be read when it wakes up.
      await master.redis.client('KILL', 'TYPE', 'REPLICA');
    },
    promoted: async (index) => {
      const killed = third(index);
      killed.replica.thaw();
      await killed.replica.says(/^role:master/m);
      const living = thirds.flatMap(({ master, replica }) =>
        master === killed.master ? [replica] : [master, replica],
      );
      await Promise.all(living.map(isFit));
      [killed.master, killed.replica] = [killed.replica, killed.master];
    },
    restart: async (index) => {
      const { master, replica } = third(index);
      await replica.start();
      await replica.says(/^master_link_status:up/m);
      await master.says(/^slave0:.*state=online,offset=[1-9]/m);
    },
  };
}

async function opened(url: string, waitReplicas: number): Promise<OpenRedis> {
  const settings = { dataDir: '/nonexistent', runtimeDir: RUNTIME_DIR, serverBin: undefined, say: () => {} };
  return openRedis({ ...settings, url, waitReplicas });
}

/** Nodes of test runs that were killed: they would stay for ever. */
async function removeAbandoned(): Promise<void> {
  const abandoned = (await readdir(tmpdir())).filter((name) => {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
  for (const name of abandoned) {
    const dir = join(tmpdir(), name);
    for (const pid of await readdir('/proc').catch(() => [])) {
      const cwd = /^\d+$/.test(pid) ? await readlink(join('/proc', pid, 'cwd')).catch(() => '') : '';
      if (cwd.startsWith(`${dir}/`)) process.kill(Number(pid), 'SIGKILL');
    }
    await rm(dir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
