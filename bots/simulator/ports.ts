import type { Person, PersonId } from '../../dialogs/person';
import type { Address } from '../../services/people/address';

/** Which of the two phones. */
export type Who = 'sam' | 'dave';

/** What the simulator needs of the people of the service. */
export interface PeopleBook {
  /** Writes a person down; whoever has this address already is written anew under the same id. */
  enrol(enrolment: Omit<Person, 'id'> & { readonly address: Address }): Promise<Person>;
  find(id: PersonId): Promise<Person | null>;
}

/** What the simulator needs of the schedule. */
export interface DueTimes {
  /** When each of these people is woken next, and whatever else stops the clock; milliseconds since 1970, UTC, null for never. */
  nextWake(people: readonly PersonId[]): Promise<readonly (number | null)[]>;
  /** Post everything that is due by the simulated clock into the mailboxes, now. */
  fireNow(): Promise<unknown>;
}

/** What the two phones show is personal data like any other, so that it is encrypted before Redis. */
export interface Sealer {
  seal(text: string): Buffer;
  /** @throws when it was sealed with another key, or damaged. */
  open(sealed: Buffer): string;
}

/** Where and how the two demo people live. */
export interface Setting {
  readonly programme: string;
  readonly locale: string;
  readonly region: string;
  readonly timezone: string;
}
