import type { MasterKey } from '../config';
import { PARTITIONS } from '../mailroom/partition';
import { confirmReplicated, type RedisClient } from '../redis';
import { Tampered } from './cipher';
import { KeyRing, MasterKeyProblem, versionOf } from './key-ring';
import { withScripts } from './scripts';
import { INDEX_KEY, openVault } from './vault';
import {
  ACTIVE,
  activeVersion,
  CANARY,
  checkRing,
  everySlot,
  floorKey,
  newCanary,
  retireBefore,
  versionsInUse,
} from './versions';
import { keysOfPeople, type WrappedKey } from './wrapped-keys';

export interface RotationOptions {
  readonly redis: RedisClient;
  readonly masterKeys: readonly MasterKey[];
  /** Keys wrapped by the vault that belong to no person. */
  readonly others?: readonly WrappedKey[];
  /** How many keys are looked at together. */
  readonly batch?: number;
  /** Told after each batch how many keys were wrapped anew so far. What it throws ends the rotation there. */
  readonly progress?: (rewrapped: number) => void | Promise<void>;
}

export type Rotated =
  /** The newest of the master keys is in use already, and nothing is wrapped with another one. Nothing was changed. */
  | { readonly rotated: false; readonly version: number }
  | {
      readonly rotated: true;
      /** In use from now on. */
      readonly version: number;
      /** How many keys were wrapped anew by this run. */
      readonly rewrapped: number;
      /** The owners of keys that do not open: left as they were. While there are any, no older master key may go. */
      readonly unreadable: readonly string[];
    };

/**
 * Puts the newest of the master keys in use and wraps every stored key with it, while others read and write. It may end
 * anywhere, be run again, and be run twice at once.
 * @throws MasterKeyProblem, NotReplicated; errors of Redis
 */
export async function rotateKeys(options: RotationOptions): Promise<Rotated> {
  const { redis, masterKeys } = options;
  await openVault(redis, masterKeys);
  const ring = new KeyRing(masterKeys);
  const { version } = ring.newest;
  const inUse = [await activeVersion(redis), ...(await versionsInUse(redis))];
  const settled = inUse.every((one) => one === version);
  if (settled && ring.versions.length === 1) return { rotated: false, version };
  if (!settled) await activate(redis, ring);
  // Settled or not: a fail-over may have brought old wrappings back.
  const pass = new Pass(options, ring);
  while (await pass.findsOld()) await pass.stillNewest();
  await pass.stillNewest();
  const { rewrapped, unreadable } = pass;
  if (settled && rewrapped === 0 && unreadable.size === 0) return { rotated: false, version };
  await Promise.all(everySlot().map((mark) => confirmReplicated(redis, mark)));
  if (unreadable.size === 0) await retireBefore(redis, version);
  return { rotated: true, version, rewrapped, unreadable: [...unreadable] };
}

/** The floors come last: from then on no key can be added that is wrapped with an older version, however late it comes. */
async function activate(redis: RedisClient, ring: KeyRing): Promise<void> {
  const { version } = ring.newest;
  await redis.hsetnx(CANARY, String(version), newCanary(ring, version));
  await checkRing(redis, ring);
  const active = await redis.vaultRaise(ACTIVE, version);
  if (active !== version) throw new Overtaken(active);
  await Promise.all(Array.from({ length: PARTITIONS }, (_, n) => redis.vaultRaise(floorKey(n), version)));
}

class Overtaken extends MasterKeyProblem {
  constructor(active: number) {
    super(`Version ${active} of the master keys was put in use meanwhile: add it as ${active}:KEY and run this again.`);
  }
}

/** Looks at every stored key, again and again, and counts over all its rounds. */
class Pass {
  rewrapped = 0;
  unreadable: Set<string> = new Set();
  readonly #redis: RedisClient;

  constructor(
    private readonly options: RotationOptions,
    private readonly ring: KeyRing,
  ) {
    this.#redis = withScripts(options.redis);
  }

  /** One whole round. @returns whether there was anything that was not wrapped with the newest yet. */
  async findsOld(): Promise<boolean> {
    const { others = [], batch = 500, progress } = this.options;
    this.unreadable = new Set();
    let old = await this.#renew([INDEX_KEY, ...others]);
    for await (const keys of keysOfPeople(this.#redis, batch)) {
      old = (await this.#renew(keys)) || old;
      await progress?.(this.rewrapped);
    }
    return old;
  }

  /** @throws MasterKeyProblem when a rotation to a newer version began: what it wrapped looks unreadable from here. */
  async stillNewest(): Promise<void> {
    const active = await activeVersion(this.#redis);
    if (active !== this.ring.newest.version) throw new Overtaken(active);
  }

  async #renew(keys: readonly WrappedKey[]): Promise<boolean> {
    const old = await Promise.all(keys.map((key) => this.#renewOne(key)));
    return old.includes(true);
  }

  async #renewOne({ key, owner }: WrappedKey): Promise<boolean> {
    const { version } = this.ring.newest;
    const stored = await this.#redis.getBuffer(key);
    if (!stored) return false;
    const plain = this.#opened(owner, stored);
    if (!plain || versionOf(stored) === version) return false;
    const replaced = await this.#redis.vaultRewrap(key, stored, this.ring.wrap(owner, plain, version));
    this.rewrapped += replaced;
    return true;
  }

  #opened(owner: string, stored: Buffer): Buffer | null {
    try {
      return this.ring.unwrap(owner, stored);
    } catch (error) {
      if (!(error instanceof Tampered || error instanceof MasterKeyProblem)) throw error;
      this.unreadable.add(owner);
      return null;
    }
  }
}
