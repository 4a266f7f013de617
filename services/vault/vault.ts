import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { PersonId } from '../../dialogs/person';
import type { MasterKey } from '../config';
import type { RedisClient } from '../redis';
import { Tampered } from './cipher';
import { KeyRing, MasterKeyProblem, versionOf } from './key-ring';
import { PersonKey } from './person-key';
import { SameBytes } from './same-bytes';
import { withScripts } from './scripts';
import { ACTIVE, activeVersion, CANARY, checkRing, newCanary, offerNewest } from './versions';

/** The key of the address index, wrapped like any other, for this owner. */
export const INDEX_KEY = { key: '{ix}:key', owner: 'index' } as const;
/** Never change it: every address in the index was hashed under it. */
const ADDRESS_LABEL = 'small-steps/address-index/1';
const KEY_BYTES = 32;
/** Keys kept open in memory, some 200 bytes each. */
const REMEMBERED = 10_000;
/** 128 bits of the HMAC: far more than addresses can collide in, and short keys. */
const MARK_BYTES = 16;

/** A new key, and how it is stored. */
export interface Minted {
  readonly key: PersonKey;
  readonly wrapped: Buffer;
  /** Of the master key that wrapped it. Whoever stores it sees to it that this one is still permitted: see `floorKey`. */
  readonly version: number;
}

export interface Vault {
  /** A new person's key. @throws MasterKeyProblem when the master key in use is not here; errors of Redis. */
  mint(person: PersonId): Promise<Minted>;
  /** @throws Tampered, or MasterKeyProblem when the master key that wrapped it is not here. */
  unwrap(person: PersonId, wrapped: Buffer): PersonKey;
  /** A keyed hash to look an address up by; it tells nothing to whoever has only the data. */
  mark(address: string): string;
}

/**
 * Opens the vault of this data, or founds it in a Redis that has none.
 * @throws MasterKeyProblem before anything is written, when a master key is missing or is not the one of this data.
 */
export async function openVault(redis: RedisClient, masterKeys: readonly MasterKey[]): Promise<Vault> {
  const ring = new KeyRing(masterKeys);
  await checkRing(redis, ring);
  const stored = await found(redis, ring);
  // Again: of two processes that found the vault at once one was first, perhaps with another key.
  await checkRing(redis, ring);
  const index = Buffer.from(hkdfSync('sha256', openIndexKey(ring, stored), '', ADDRESS_LABEL, KEY_BYTES));
  // Data from before this was written down: the index key tells what was in use when it began.
  await redis.setnx(ACTIVE, versionOf(stored));
  await offerNewest(redis, ring);
  await checkRing(redis, ring);
  const opened = new SameBytes<PersonKey>(REMEMBERED);
  return {
    async mint(person) {
      const version = await activeVersion(redis);
      const key = randomBytes(KEY_BYTES);
      return { key: new PersonKey(person, key), wrapped: ring.wrap(person, key, version), version };
    },
    unwrap: (person, wrapped) =>
      opened.of(person, wrapped, (bytes) => new PersonKey(person, ring.unwrap(person, bytes))),
    mark: (address) =>
      createHmac('sha256', index).update(address).digest().subarray(0, MARK_BYTES).toString('base64url'),
  };
}

async function found(redis: RedisClient, ring: KeyRing): Promise<Buffer> {
  const { version } = ring.newest;
  const fresh = ring.wrap(INDEX_KEY.owner, randomBytes(KEY_BYTES), version);
  const canary = newCanary(ring, version);
  const stored = await withScripts(redis).vaultFoundBuffer(CANARY, INDEX_KEY.key, ACTIVE, version, canary, fresh);
  if (!stored) {
    throw new MasterKeyProblem(
      `The key of the address index (${INDEX_KEY.key}) is gone from Redis: bring it back from a backup. ` +
        'With a new one everybody would be a stranger. Nothing was written.',
    );
  }
  return stored;
}

function openIndexKey(ring: KeyRing, stored: Buffer): Buffer {
  try {
    return ring.unwrap(INDEX_KEY.owner, stored);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    throw new MasterKeyProblem(
      `The key of the address index (${INDEX_KEY.key}) was altered: bring it back from a backup. Nothing was written.`,
    );
  }
}
