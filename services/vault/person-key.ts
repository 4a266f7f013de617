import type { PersonId } from '../../dialogs/person';
import { seal, unseal } from './cipher';

/** What a sealed record is; part of what is authenticated, so that none can be passed off as another. */
export type RecordKind = 'who' | 'address' | 'mail' | 'state' | 'log' | 'ledger' | 'out';

/** The key to everything held about one person. It lives in memory only; Redis holds it wrapped. */
export class PersonKey {
  readonly #key: Buffer;

  constructor(
    readonly person: PersonId,
    key: Buffer,
  ) {
    this.#key = key;
  }

  /** @param record which of its kind it is, where a person has several: it opens under this name only. */
  seal(kind: RecordKind, record: string, plain: string | Buffer): Buffer {
    return seal(this.#key, `${this.person}|${kind}|${record}`, typeof plain === 'string' ? Buffer.from(plain) : plain);
  }

  /** @throws Tampered */
  open(kind: RecordKind, record: string, sealed: Buffer): string {
    return this.openBytes(kind, record, sealed).toString();
  }

  /** @throws Tampered */
  openBytes(kind: RecordKind, record: string, sealed: Buffer): Buffer {
    return unseal(this.#key, `${this.person}|${kind}|${record}`, sealed);
  }
}
