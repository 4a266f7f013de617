import type { Happening } from '../../../dialogs/events';
import type { PersonId } from '../../../dialogs/person';
import type { Intake } from '../../../services/mailroom/contract';

/** Mailboxes that keep the promise of Intake (heard once per `once`) and can be out of reach. */
export class Mailboxes implements Intake {
  readonly #heard = new Map<PersonId, Map<string, Happening>>();
  /** Every call that came, those refused and those heard before included. */
  attempts = 0;
  /** Settles when the first call comes. */
  readonly firstAttempt: Promise<void>;
  #attempted: () => void = () => {};
  /** Answers whether this mailbox cannot be written just now. */
  outOfReach: (of: PersonId) => boolean = () => false;

  constructor() {
    this.firstAttempt = new Promise((resolve) => {
      this.#attempted = resolve;
    });
  }

  async accept(to: PersonId, happening: Happening, once: string): Promise<'accepted' | 'duplicate'> {
    this.attempts += 1;
    this.#attempted();
    if (this.outOfReach(to)) throw new Error('This mailbox cannot be written.');
    const heard = this.#heard.get(to) ?? new Map<string, Happening>();
    this.#heard.set(to, heard);
    if (heard.has(once)) return 'duplicate';
    heard.set(once, happening);
    return 'accepted';
  }

  /** What was heard, in order. */
  of(person: PersonId): readonly Happening[] {
    return [...(this.#heard.get(person)?.values() ?? [])];
  }

  /** Everything that was heard, by person. */
  all(): ReadonlyMap<PersonId, readonly Happening[]> {
    return new Map([...this.#heard].map(([person, heard]) => [person, [...heard.values()]]));
  }
}
