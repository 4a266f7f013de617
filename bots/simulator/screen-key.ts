import type { RedisClient } from '../../services/redis';
import type { Vault } from '../../services/vault';
import type { Sealer } from './ports';

/** The owner stands where a person's id would: the screen belongs to no person, and has a key of its own. */
export const SCREEN_KEY = { key: '{sim}:dek', owner: 'simulator' } as const;

/** The key that the screen of `/try` is sealed with: made once, kept in Redis wrapped, the same for every process. */
export async function openScreenKey(redis: RedisClient, vault: Pick<Vault, 'mint' | 'unwrap'>): Promise<Sealer> {
  await redis.setnx(SCREEN_KEY.key, (await vault.mint(SCREEN_KEY.owner)).wrapped);
  const wrapped = await redis.getBuffer(SCREEN_KEY.key);
  if (!wrapped) throw new Error('Redis lost the key of the simulator between two commands.');
  const key = vault.unwrap(SCREEN_KEY.owner, wrapped);
  return {
    seal: (text) => key.seal('log', 'screen', text),
    open: (sealed) => key.open('log', 'screen', sealed),
  };
}
