import { PARTITIONS, partitionKeys } from '../mailroom/partition';
import type { RedisClient } from '../redis';
import { Tampered } from './cipher';
import { type KeyRing, MasterKeyProblem } from './key-ring';

/** For each version of the master keys that wraps something here, a value wrapped with it: all of them are needed. */
export const CANARY = '{ix}:canary';
/** The same for a version that somebody has and nothing is wrapped with yet: whoever has it too must have the same one. */
const OFFERED = '{ix}:offered';
/** The version that new keys are wrapped with. Data, and not each process's newest: while a new key goes round, some lack it. */
export const ACTIVE = '{ix}:active';
const CANARY_BYTES = 32;

/** Where the oldest version stands that a partition's new keys may be wrapped with; not there until a first rotation. */
export const floorKey = (partition: number) => `${partitionKeys(partition).tag}:floor`;

/** A key in each slot that holds something wrapped: what is written to it last tells whether replicas have all before it. */
export const everySlot = () => [
  '{ix}:rotated',
  ...Array.from({ length: PARTITIONS }, (_, n) => `${partitionKeys(n).tag}:rotated`),
];

/** Whether a vault was ever founded here. */
export const isFounded = async (redis: RedisClient) => (await redis.exists(CANARY)) > 0;

export const newCanary = (ring: KeyRing, version: number) => ring.wrap('canary', Buffer.alloc(CANARY_BYTES), version);

/**
 * Whether this ring can open everything here, and is made of the same keys as everybody else's. Writes nothing.
 * @throws MasterKeyProblem
 */
export async function checkRing(redis: RedisClient, ring: KeyRing): Promise<void> {
  const [needed, offered] = await Promise.all([redis.hgetallBuffer(CANARY), redis.hgetallBuffer(OFFERED)]);
  for (const [version, sealed] of Object.entries(needed)) checkCanary(ring, version, sealed);
  for (const version of ring.versions) {
    const sealed = offered[version];
    if (sealed) checkCanary(ring, String(version), sealed);
  }
}

function checkCanary(ring: KeyRing, version: string, sealed: Buffer): void {
  try {
    ring.unwrap('canary', sealed);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    throw new MasterKeyProblem(
      `MASTER_KEYS: version ${version} is not the key that this data knows by that number. Give the right one, ` +
        'or, for a new key, a version of its own beside the old one. Nothing was written.',
    );
  }
}

/** @throws MasterKeyProblem when Redis does not know it: it was emptied since the vault was opened. */
export async function activeVersion(redis: RedisClient): Promise<number> {
  const held = await redis.get(ACTIVE);
  if (held === null) throw new MasterKeyProblem(`${ACTIVE} is gone from Redis. Start again to open its vault anew.`);
  return Number(held);
}

/** Tells everybody about a newest key that is not in use yet, so that another one under its number is refused in time. */
export async function offerNewest(redis: RedisClient, ring: KeyRing): Promise<void> {
  const { version } = ring.newest;
  if (version > (await activeVersion(redis))) await redis.hsetnx(OFFERED, String(version), newCanary(ring, version));
}

export async function versionsInUse(redis: RedisClient): Promise<readonly number[]> {
  return (await redis.hkeys(CANARY)).map(Number);
}

/** From now on nobody needs a version older than this. */
export async function retireBefore(redis: RedisClient, version: number): Promise<void> {
  const retired = (await versionsInUse(redis)).filter((one) => one < version);
  if (retired.length > 0) await redis.hdel(CANARY, ...retired.map(String));
  const offered = (await redis.hkeys(OFFERED)).filter((one) => Number(one) <= version);
  if (offered.length > 0) await redis.hdel(OFFERED, ...offered);
}
