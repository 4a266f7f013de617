import type { Redis } from 'ioredis';
import type { Vault } from '../../services/vault';
import type { Sealer } from './ports';

/** Stands where a person's id would: the screen belongs to no person, and has a key of its own. */
const OWNER = 'simulator';
const KEY = '{sim}:dek';

/** The key that the screen of `/try` is sealed with: made once, kept in Redis wrapped, the same for every process. */
export async function openScreenKey(redis: Redis, vault: Pick<Vault, 'mint' | 'unwrap'>): Promise<Sealer> {
  await redis.setnx(KEY, vault.mint(OWNER).wrapped);
  const wrapped = await redis.getBuffer(KEY);
  if (!wrapped) throw new Error('Redis lost the key of the simulator between two commands.');
  const key = vault.unwrap(OWNER, wrapped);
  return {
    seal: (text) => key.seal('log', 'screen', text),
    open: (sealed) => key.open('log', 'screen', sealed),
  };
}
