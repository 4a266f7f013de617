import { wakeAtOf } from './agenda';
import type { Effect } from './effects';
import type { MailboxEvent } from './events';
import type { Library } from './language';
import { menteeTurn } from './mentee/turn';
import { mentorTurn } from './mentor/turn';
import type { Person } from './person';
import { type PersonState, readState } from './state';
import { localTime } from './time';
import type { TurnContext, TurnResult } from './turn';

/** One event, one turn: the new state and what is to be done. Pure; the same arguments give the same result. */
export function takeTurn(state: PersonState, event: MailboxEvent, context: TurnContext): TurnResult {
  return state.role === 'mentee' ? menteeTurn(state, event, context) : mentorTurn(state, event, context);
}

/**
 * The conversation core as the mailroom calls it: a mailbox's events in order, from the stored state to the next one.
 * @throws when the stored state cannot be read or a turn has a bug: the mailroom then tells a human.
 */
export function converse(library: Library) {
  return (input: TurnsInput): TurnsResult => {
    const { person, now } = input;
    const context: TurnContext = {
      now,
      person,
      language: library.language(person.locale),
      region: library.region(person.region),
      flows: library.flows,
    };
    let state = readState(input.state, person.role, localTime(now, person.timezone).date);
    const effects: Effect[] = [];
    for (const event of input.events) {
      const turn = takeTurn(state, event, context);
      state = turn.state;
      effects.push(...turn.effects);
    }
    return { state, effects, wakeAt: wakeAtOf(state, person) };
  };
}

export interface TurnsInput {
  readonly person: Person;
  /** As it was stored; null before the first turn. */
  readonly state: unknown;
  readonly events: readonly MailboxEvent[];
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

export interface TurnsResult extends TurnResult {
  /** When this person must next be woken (a check-in, a nudge), or null. Derived from the state alone. */
  readonly wakeAt: number | null;
}
