import type { Choices } from '../../dialogs/effects';
import type { Person } from '../../dialogs/person';
import type { Address } from '../../services/people';
import type { Chance } from '../chaos/chance';
import { markerOf } from './words';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Something that somebody does. */
export type Act =
  | {
      readonly kind: 'says';
      readonly text: string;
      /** They are in danger and say so outright. */
      readonly urgent?: true;
    }
  | { readonly kind: 'presses'; readonly card: string; readonly choice: string }
  | { readonly kind: 'is-enrolled' };

/** A message as it is shown on somebody's phone. */
export interface Shown {
  readonly cue: string;
  readonly text: string;
  readonly choices: Choices | null;
  readonly at: number;
}

export interface Role {
  /** What they make of a message. */
  hears(shown: Shown): void;
  /** What they will do by themselves, from the first instant to the last. */
  live(from: number, until: number): void;
  /** Why nothing reaches their phone at this instant; null when it does. */
  unreachable?(at: number): 'away' | 'unreachable' | null;
}

/** Somebody in a run, and where they live. */
export interface Player {
  /** Their number in the run. */
  readonly index: number;
  readonly marker: string;
  readonly kind: string;
  readonly address: Address;
  readonly chance: Chance;
  /** As the programme knows them; for a stranger, once they wrote. */
  person: Person | null;
  role: Role;
  /** How much they have sent so far: names each message, as a provider does. */
  sent: number;
}

export interface Planner {
  /** Rounded up to a whole minute, unless it is meant exactly. */
  plan(player: Player, at: number, act: Act, exactly?: true): void;
}

const NOBODY: Role = { hears: () => {}, live: () => {} };

export function newPlayer(
  given: Pick<Player, 'index' | 'kind' | 'address' | 'chance'> & { person: Person | null },
): Player {
  return { ...given, marker: markerOf(given.index), role: NOBODY, sent: 0 };
}

/** Keys of people and queues in this order sort as numbers do. */
export const orderOf = (index: number) => String(index).padStart(6, '0');
