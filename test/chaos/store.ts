import type { OpenRedis } from '../../services/redis';
import { startTestCluster } from '../support/cluster';
import { startTestRedis } from '../support/redis';

/** The Redis of a run. */
export interface ChaosStore {
  /** For the run's own looks. */
  readonly open: OpenRedis;
  /** How a process is told where it is. */
  readonly env: Readonly<Record<string, string>>;
  /** SIGKILL. Resolves when all of it answers again: started again, or replaced. */
  kill(which: number): Promise<void>;
  stop(): Promise<void>;
}

/** One server, with the settings that the embedded one has in production. Whoever misses it first starts it again. */
export async function oneServer(): Promise<ChaosStore> {
  const redis = await startTestRedis();
  const look = redis.open.connect('work');
  return {
    open: redis.open,
    env: { DATA_DIR: redis.dataDir },
    async kill() {
      await redis.kill();
      await look.ping();
    },
    stop: () => redis.stop(),
  };
}

const THIRDS = 3;

/** Three masters, each with a replica that takes over when its master is killed. What is accepted waits for a replica. */
export async function aCluster(): Promise<ChaosStore> {
  const cluster = await startTestCluster();
  return {
    open: await cluster.open({ waitReplicas: 1 }),
    env: { REDIS_URL: cluster.url, REDIS_WAIT_REPLICAS: '1' },
    async kill(which) {
      const third = which % THIRDS;
      await cluster.kill(third);
      await cluster.promoted(third);
      await cluster.restart(third);
    },
    stop: () => cluster.stop(),
  };
}
