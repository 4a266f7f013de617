import type { Config } from '../services/config';
import { createPeople, type People } from '../services/people';
import { type OpenRedis, openRedis, type RedisClient } from '../services/redis';
import { loadMasterKeys, openVault, type Vault } from '../services/vault';
import { PROGRAMME } from './programme';

/** Everything that is kept, opened. */
export interface Store {
  readonly redis: OpenRedis;
  /** The connection for ordinary work. */
  readonly work: RedisClient;
  readonly vault: Vault;
  readonly people: People;
}

/**
 * Open Redis, the vault and the people in it, as the settings say.
 * @throws RedisUnavailable, MasterKeyProblem: one clear message each, and Redis is let go
 */
export async function openStore(config: Config, say: (line: string) => void): Promise<Store> {
  const redis = await openRedis({
    url: config.redisUrl,
    waitReplicas: config.redisWaitReplicas,
    dataDir: config.dataDir,
    runtimeDir: config.runtimeDir,
    serverBin: config.redisServerBin,
    say,
  });
  try {
    const work = redis.connect('work');
    const vault = await openVault(work, await loadMasterKeys({ configured: config.masterKeys, ...config }));
    const people = createPeople({ redis: work, vault, strangers: { programme: PROGRAMME, ...config.defaults } });
    return { redis, work, vault, people };
  } catch (error) {
    await redis.close();
    throw error;
  }
}
