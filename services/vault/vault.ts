import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { PersonId } from '../../dialogs/person';
import type { MasterKey } from '../config';
import { Tampered } from './cipher';
import { KeyRing, MasterKeyProblem } from './key-ring';
import { PersonKey } from './person-key';

/** Where the index key lies, wrapped, and the canaries, one per version of the master keys. */
const INDEX_KEY = '{ix}:key';
const CANARY = '{ix}:canary';
/** Never change it: every address in the index was hashed under it. */
const ADDRESS_LABEL = 'small-steps/address-index/1';
const KEY_BYTES = 32;
/** 128 bits of the HMAC: far more than addresses can collide in, and short keys. */
const MARK_BYTES = 16;

export interface Vault {
  /** A new person's key, and how it is stored. */
  mint(person: PersonId): { key: PersonKey; wrapped: Buffer };
  /** @throws Tampered, or MasterKeyProblem when the master key that wrapped it is not here. */
  unwrap(person: PersonId, wrapped: Buffer): PersonKey;
  /** A keyed hash to look an address up by; it tells nothing to whoever has only the data. */
  mark(address: string): string;
}

/**
 * Opens the vault of this data, or founds it in a Redis that has none.
 * @throws MasterKeyProblem before anything is written, when a master key is missing or is not the one of this data.
 */
export async function openVault(redis: Redis, masterKeys: readonly MasterKey[]): Promise<Vault> {
  const ring = new KeyRing(masterKeys);
  checkCanaries(ring, await redis.hgetallBuffer(CANARY));
  await redis.hsetnx(CANARY, String(ring.newest.version), ring.wrap('canary', Buffer.alloc(KEY_BYTES)));
  // Read back: of two processes that found the vault at once, one was first, perhaps with another key.
  checkCanaries(ring, await redis.hgetallBuffer(CANARY));
  await redis.setnx(INDEX_KEY, ring.wrap('index', randomBytes(KEY_BYTES)));
  const stored = await redis.getBuffer(INDEX_KEY);
  if (!stored) throw new Error('Redis lost the key of the address index between two commands.');
  const index = Buffer.from(hkdfSync('sha256', ring.unwrap('index', stored), '', ADDRESS_LABEL, KEY_BYTES));
  return {
    mint(person) {
      const key = randomBytes(KEY_BYTES);
      return { key: new PersonKey(person, key), wrapped: ring.wrap(person, key) };
    },
    unwrap: (person, wrapped) => new PersonKey(person, ring.unwrap(person, wrapped)),
    mark: (address) =>
      createHmac('sha256', index).update(address).digest().subarray(0, MARK_BYTES).toString('base64url'),
  };
}

/** Each version that ever wrapped something here left a canary: all of them must be on the ring, with the same bytes. */
function checkCanaries(ring: KeyRing, canaries: Record<string, Buffer>): void {
  for (const [version, sealed] of Object.entries(canaries)) {
    try {
      ring.unwrap('canary', sealed);
    } catch (error) {
      if (!(error instanceof Tampered)) throw error;
      throw new MasterKeyProblem(
        `MASTER_KEYS: version ${version} is not the key that this data was sealed with. Give the right one, ` +
          'or, for a new key, a version of its own beside the old one. Nothing was written.',
      );
    }
  }
}
