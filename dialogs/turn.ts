import type { Effect } from './effects';
import type { FlowBook } from './flow/book';
import type { Person } from './person';
import type { SafetyBook } from './safety/book';
import type { ScriptBook } from './scripts/book';
import type { PersonState } from './state';

/** Everything a turn may know beyond the person's own state. Time and wording are arguments, never looked up. */
export interface TurnContext {
  /** The instant of the turn, milliseconds since 1970, UTC. */
  readonly now: number;
  readonly person: Person;
  readonly scripts: ScriptBook;
  readonly flows: FlowBook;
  readonly safety: SafetyBook;
}

export interface TurnResult {
  readonly state: PersonState;
  readonly effects: readonly Effect[];
  /** When this person must next be woken (a check-in, a nudge), or null. Derived from the state alone. */
  readonly wakeAt: number | null;
}
