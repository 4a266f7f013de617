import type { KeyObject } from 'node:crypto';
import type { MasterKey } from '../config';
import { seal, unseal } from './cipher';

/** The vault does not open: a master key is missing or is another one, or what it wrapped was altered. */
export class MasterKeyProblem extends Error {
  override readonly name = 'MasterKeyProblem';
}

const VERSION_BYTES = 4;

/** The master keys by version. Which of them wraps is said each time; the one that wrapped is the one that opens. */
export class KeyRing {
  readonly newest: MasterKey;
  readonly #byVersion: ReadonlyMap<number, MasterKey>;

  constructor(keys: readonly MasterKey[]) {
    const [newest] = [...keys].sort((a, b) => b.version - a.version);
    if (!newest) throw new MasterKeyProblem('MASTER_KEYS holds no key: give at least one as VERSION:KEY.');
    this.newest = newest;
    this.#byVersion = new Map(keys.map((key) => [key.version, key]));
  }

  get versions(): readonly number[] {
    return [...this.#byVersion.keys()];
  }

  /** @throws MasterKeyProblem when the version is not on the ring. */
  wrap(owner: string, key: Buffer, version: number): Buffer {
    const head = Buffer.alloc(VERSION_BYTES);
    head.writeUInt32BE(version);
    return Buffer.concat([head, seal(this.#keyOf(version), place(owner, version), key)]);
  }

  /** @throws MasterKeyProblem when the version is not on the ring, Tampered when it does not open. */
  unwrap(owner: string, wrapped: Buffer): Buffer {
    const version = versionOf(wrapped);
    return unseal(this.#keyOf(version), place(owner, version), wrapped.subarray(VERSION_BYTES));
  }

  #keyOf(version: number): KeyObject {
    const master = this.#byVersion.get(version);
    if (!master) {
      throw new MasterKeyProblem(
        `MASTER_KEYS lacks version ${version}, which is in use here: add it as ${version}:KEY, beside the others, and start again.`,
      );
    }
    return master.key;
  }
}

/** The version of the master key that wrapped this; 0, which no ring needs to have, when it is too short to be wrapped. */
export const versionOf = (wrapped: Buffer) => (wrapped.length < VERSION_BYTES ? 0 : wrapped.readUInt32BE());

const place = (owner: string, version: number) => `${owner}|key|${version}`;
