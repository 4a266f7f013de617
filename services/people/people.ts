import type { Shift } from '../../dialogs/handoffs/shifts';
import type { Named, Person, PersonId, Role } from '../../dialogs/person';
import type { PersonKey } from '../vault';
import type { Address } from './address';

/** Nobody has this id: never enrolled, or erased. */
export class UnknownPerson extends Error {
  override readonly name = 'UnknownPerson';
  constructor() {
    super('There is no person with this id: never enrolled, or erased.');
  }
}

export type Enrolment = Omit<Person, 'id'> & { readonly address: Address };

/** What is assumed of somebody who writes without being enrolled. */
export type StrangerDefaults = Pick<Person, 'programme' | 'locale' | 'region' | 'timezone'>;

/** Everybody the programme knows. Errors of Redis pass through: the caller's door answers 503. */
export interface People {
  /** Writes a person down, or, when somebody has this address already, writes them anew under the same id. */
  enrol(enrolment: Enrolment): Promise<Person>;
  /** Whoever has this address; else a new person of role `stranger`. Two first messages at once give one person. */
  strangerAt(address: Address): Promise<Person>;
  find(id: PersonId): Promise<Person | null>;
  byAddress(address: Pick<Address, 'via' | 'handle'>): Promise<Person | null>;
  members(programme: string, role?: Role): Promise<Person[]>;
  /** The mentees of a programme as they are stored now, whatever was read lately. */
  mentees(programme: string): Promise<Person[]>;
  /** The same of one. */
  reread(id: PersonId): Promise<Person | null>;
  /** Makes `mentor` the mentee's own, and keeps `apart` away from them, and nobody else. @throws UnknownPerson */
  setMatch(mentee: PersonId, mentor: Named | null, apart: readonly PersonId[]): Promise<void>;
  /** A mentor has left, or is one again. @throws UnknownPerson */
  setLeft(id: PersonId, left: boolean): Promise<void>;
  /** Makes `mentor` the mentee's own mentor; null leaves them without one. @throws UnknownPerson */
  matchMentor(mentee: PersonId, mentor: PersonId | null): Promise<Person>;
  /** Their weekly rota from now on; null for always on shift. @throws UnknownPerson */
  setShifts(id: PersonId, shifts: readonly Shift[] | null): Promise<void>;
  /** Where a reply goes now; null when nobody knows. @throws UnknownPerson */
  addressOf(id: PersonId): Promise<Address | null>;
  /** Remember nothing of them here: they were erased. */
  forget(id: PersonId): void;
  /** The key to what is held about them. @throws UnknownPerson */
  openFor(id: PersonId): Promise<PersonKey>;
  /** A person about whom nothing can be read: enough to tell a human that somebody is there. */
  unreadable(id: PersonId): Person;
}
