import type { Person, PersonId } from '../../dialogs/person';
import type { Address } from '../../services/people/address';

/** Which of the two phones. */
export type Who = 'sam' | 'dave';

/** What the simulator needs of the people of the service. Both verbs may be repeated without harm. */
export interface PeopleBook {
  /** Create or replace a person and the address at which they are reached. */
  put(person: Person, address: Address): Promise<void>;
  find(id: PersonId): Promise<Person | null>;
}

/** What the simulator needs of the schedule. */
export interface DueTimes {
  /** The earliest instant (milliseconds since 1970, UTC) at which anything falls due for anybody; null for nothing. */
  nextWake(): Promise<number | null>;
  /** Post everything that is due by the simulated clock into the mailboxes, now. */
  fireNow(): Promise<void>;
}

/** Texts of the two phones are personal data like any other, so that they are encrypted before Redis. */
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
