import type { Config } from '../services/config';
import { createPeople, type People } from '../services/people';
import { isServerRunning, type OpenRedis, openRedis, type RedisClient } from '../services/redis';
import { isFounded, loadMasterKeys, openVault, type Vault } from '../services/vault';
import { PROGRAMME } from './programme';

/** Everything that is kept, opened. */
export interface Store {
  readonly redis: OpenRedis;
  /** The connection for ordinary work. */
  readonly work: RedisClient;
  readonly vault: Vault;
  readonly people: People;
}

/** Where progress is told. */
type Say = (line: string) => void;

/**
 * Open Redis, the vault and the people in it, as the settings say.
 * @throws RedisUnavailable, MasterKeyProblem: one clear message each, and Redis is let go
 */
export async function openStore(config: Config, say: Say): Promise<Store> {
  return letGoUnless(await connect(config, say), (redis) => opened(redis, config));
}

/**
 * The same for whoever only looks: no server is started, and nothing is founded.
 * @returns null where no server of these settings is running, or nothing was ever kept in it
 */
export async function openKeptStore(config: Config, say: Say): Promise<Store | null> {
  if (config.redisUrl === undefined && !(await isServerRunning(config.dataDir))) return null;
  return letGoUnless(await connect(config, say), async (redis) => {
    if (await isFounded(redis.connect('work'))) return opened(redis, config);
    await redis.close();
    return null;
  });
}

async function letGoUnless<T>(redis: OpenRedis, open: (redis: OpenRedis) => Promise<T>): Promise<T> {
  try {
    return await open(redis);
  } catch (error) {
    await redis.close();
    throw error;
  }
}

const connect = (config: Config, say: Say): Promise<OpenRedis> =>
  openRedis({
    url: config.redisUrl,
    waitReplicas: config.redisWaitReplicas,
    dataDir: config.dataDir,
    runtimeDir: config.runtimeDir,
    serverBin: config.redisServerBin,
    say,
  });

async function opened(redis: OpenRedis, config: Config): Promise<Store> {
  const work = redis.connect('work');
  const vault = await openVault(work, await loadMasterKeys({ configured: config.masterKeys, ...config }));
  const people = createPeople({ redis: work, vault, strangers: { programme: PROGRAMME, ...config.defaults } });
  return { redis, work, vault, people };
}
