import type { PersonId } from '../../dialogs/person';
import type { PersonKey } from '../vault';

interface Own {
  readonly key: PersonKey;
  readonly sealed: Buffer;
  readonly state: unknown;
}

/**
 * What this process itself wrote last for a person: while Redis hands out the very same sealed bytes, it need not be opened, unpacked and
 * parsed again. No two sealings are alike, so that what anybody else wrote is never taken for it.
 */
export class OwnStates {
  readonly #known = new Map<PersonId, Own>();

  /** @param most people of whom it is kept; the one whose was used longest ago goes first */
  constructor(private readonly most: number) {}

  /** @param state what was sealed, which nobody may change from now on */
  keep(key: PersonKey, sealed: Buffer, state: unknown): void {
    this.#known.delete(key.person);
    this.#known.set(key.person, { key, sealed, state });
    if (this.#known.size <= this.most) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  /**
   * What was sealed as these bytes, or what `open` makes of them.
   * @param key as it opens now: under another one, or the same one wrapped anew, everything is opened
   */
  of(key: PersonKey, sealed: Buffer, open: () => unknown): unknown {
    const own = this.#known.get(key.person);
    if (own?.key === key && own.sealed.equals(sealed)) return own.state;
    this.#known.delete(key.person);
    return open();
  }

  /** They were erased, or a turn broke over it. */
  forget(person: PersonId): void {
    this.#known.delete(person);
  }
}
