import type { KeyObject } from 'node:crypto';
import type { MasterKey } from '../config';
import { seal, unseal } from './cipher';

/** The data needs a master key that was not given, or was given with other bytes. */
export class MasterKeyProblem extends Error {
  override readonly name = 'MasterKeyProblem';
}

const VERSION_BYTES = 4;

/** The master keys by version: wraps with the newest, opens with the one that wrapped. */
export class KeyRing {
  readonly newest: MasterKey;
  readonly #byVersion: ReadonlyMap<number, MasterKey>;

  constructor(keys: readonly MasterKey[]) {
    const [newest] = [...keys].sort((a, b) => b.version - a.version);
    if (!newest) throw new MasterKeyProblem('MASTER_KEYS holds no key: give at least one as VERSION:KEY.');
    this.newest = newest;
    this.#byVersion = new Map(keys.map((key) => [key.version, key]));
  }

  wrap(owner: string, key: Buffer): Buffer {
    const { version } = this.newest;
    const head = Buffer.alloc(VERSION_BYTES);
    head.writeUInt32BE(version);
    return Buffer.concat([head, seal(this.newest.key, place(owner, version), key)]);
  }

  /** @throws MasterKeyProblem when the version is not on the ring, Tampered when it does not open. */
  unwrap(owner: string, wrapped: Buffer): Buffer {
    const version = wrapped.length < VERSION_BYTES ? 0 : wrapped.readUInt32BE();
    return unseal(this.#keyOf(version), place(owner, version), wrapped.subarray(VERSION_BYTES));
  }

  #keyOf(version: number): KeyObject {
    const master = this.#byVersion.get(version);
    if (!master) {
      throw new MasterKeyProblem(
        `MASTER_KEYS lacks version ${version}, which stored data was wrapped with: add it again as ${version}:KEY.`,
      );
    }
    return master.key;
  }
}

const place = (owner: string, version: number) => `${owner}|key|${version}`;
