import { Cluster, type Redis } from 'ioredis';
import { type OpenRedis, openRedis, type RedisClient } from '../../services/redis';
import { startTestCluster } from './cluster';
import { RUNTIME_DIR, startTestRedis } from './redis';

declare global {
  /** Set by the project of jest.config.js that runs the contracts a second time, on a Redis Cluster. */
  var contractsOn: 'cluster' | undefined;
}

/** What a contract stands on: one server of its own, or an empty cluster. */
export interface TestStore {
  readonly open: OpenRedis;
  /** Leads another process to it, as environment variables. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The store that this run of the contracts is about. */
export async function startTestStore(): Promise<TestStore> {
  if (globalThis.contractsOn === 'cluster') return onCluster();
  const server = await startTestRedis();
  return { open: server.open, environment: { DATA_DIR: server.dataDir }, stop: server.stop };
}

/** The run's first worker has the cluster that was started for the run; any other has one of its own for each file. */
async function onCluster(): Promise<TestStore> {
  const ofTheRun = process.env['JEST_WORKER_ID'] === '1' ? process.env['TEST_CLUSTER_URL'] : undefined;
  const own = ofTheRun === undefined ? await startTestCluster() : undefined;
  const url = ofTheRun ?? own?.url ?? '';
  const settings = { dataDir: '/nonexistent', runtimeDir: RUNTIME_DIR, serverBin: undefined, say: () => {} };
  const open = await openRedis({ ...settings, url });
  await emptied(open.connect('work'));
  return {
    open,
    environment: { REDIS_URL: url },
    stop: async () => {
      await open.close();
      await own?.stop();
    },
  };
}

/** The servers that can be written to, each by a connection that leads to it alone. */
export async function masters(redis: RedisClient): Promise<readonly Redis[]> {
  if (!(redis instanceof Cluster)) return [redis];
  // Who serves what is known after the first answer.
  await redis.ping();
  return redis.nodes('master');
}

/** Resolves when nothing is kept any more. */
export async function emptied(redis: RedisClient): Promise<void> {
  await Promise.all((await masters(redis)).map((master) => master.flushall()));
}

/** Resolves when whatever was asked of any server so far has been answered: a server does one thing after another. */
export async function answered(redis: RedisClient): Promise<void> {
  await Promise.all((await masters(redis)).map((master) => master.ping()));
}
