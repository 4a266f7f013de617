import type { Effect } from './effects';
import type { FlowBook } from './flow/book';
import type { Language } from './language';
import type { Person } from './person';
import type { Region } from './region';
import type { PersonState } from './state';

/** Everything a turn may know beyond the person's own state. Time and wording are arguments, never looked up. */
export interface TurnContext {
  /** The instant of the turn, milliseconds since 1970, UTC. */
  readonly now: number;
  readonly person: Person;
  readonly language: Language;
  readonly region: Region;
  readonly flows: FlowBook;
}

export interface TurnResult {
  readonly state: PersonState;
  readonly effects: readonly Effect[];
}
