import type { Choices, Effect, Priority, Say } from '../../dialogs/effects';
import type { Happening, MailboxEvent, UndeliveredMeans } from '../../dialogs/events';
import type { Person, PersonId } from '../../dialogs/person';
import type { UnsureEvent } from '../../dialogs/take-turn';
import type { Address } from '../people/address';

/** Person-facing time in milliseconds since 1970, UTC. Leases and retries never use it: they run on real time. */
export interface Clock {
  now(): number;
}

/** What the edge does with everything that happens. Resolves only when the event is durable. */
export interface Intake {
  /**
   * Put a happening into a person's mailbox.
   * @param once the sender's own id of it (a provider's message id): heard once however often it comes within three hours.
   * @param from where a reply should go from now on, for something heard.
   * @returns `duplicate` when the same `once` was accepted before.
   * @throws when Redis cannot make it durable: the door must answer 503 so that the provider tries again.
   */
  accept(to: PersonId, happening: Happening, once: string, from?: Address): Promise<'accepted' | 'duplicate'>;
}

/** One person's turn as the worker hands it to the conversation core: pure, synchronous, may throw only for bugs. */
export interface TurnInput {
  readonly person: Person;
  /** The state of the last commit as parsed JSON; null before the first. */
  readonly state: unknown;
  /** In order; at least one. */
  readonly events: readonly MailboxEvent[];
  readonly now: number;
}

export interface TurnOutput {
  readonly state: unknown;
  readonly effects: readonly Effect[];
  readonly wakeAt: number | null;
  /** Should an outage pass over that instant, they are woken as soon as it ends and not in their turn with the others. */
  readonly promptly?: boolean;
  /** For each event, why it was rightly ignored; null, or nothing at all, for one that was turned. */
  readonly ignored?: readonly (string | null)[];
  /** What was heard and is not surely understood: somebody outside may be asked, and the turn taken with the answer. */
  readonly unsure?: readonly UnsureEvent[];
}

export type Core = (input: TurnInput) => TurnOutput;

/** How many ms to wait for more before these events are heard: people text in fragments. 0 for not at all. Pure. */
export type Patience = (input: TurnInput) => number;

/**
 * Asks outside of this process what people meant, where the core was not sure. It is called inside the lease, so its answer must
 * come within seconds.
 * @returns null at once when nobody is to be asked. Otherwise a promise that never fails: the same turn with what was learnt
 * in its events, or null when nothing was.
 */
export type Understand = (input: TurnInput, output: TurnOutput) => Promise<TurnInput | null> | null;

/** What a committed turn did, for whoever wants to show it (the simulator). Never logged. */
export interface TurnSeen {
  readonly person: Person;
  readonly events: readonly MailboxEvent[];
  readonly effects: readonly Effect[];
  readonly wakeAt: number | null;
}

/** A message on its way out. */
export interface OutgoingMessage {
  /** Stable over every attempt: the idempotency key of a delivery. */
  readonly id: string;
  readonly to: PersonId;
  readonly address: Address;
  readonly cue: string;
  readonly text: string;
  readonly priority: Priority;
  /** Buttons, for a carrier that has them. */
  readonly choices?: Choices;
}

export type Sent =
  | { readonly sent: true; readonly providerId?: string }
  /** `again`: worth another attempt (after `afterMs`, when the provider says so). */
  | {
      readonly sent: false;
      readonly because: string;
      readonly again: boolean;
      readonly afterMs?: number;
      /** What the refusal says of the number or the account, where the provider tells. */
      readonly means?: UndeliveredMeans;
      /** `wait`: the provider wants less from this sender. `account`: it refuses us, and an operator has to look. */
      readonly fault?: 'wait' | 'account';
    }
  /** Not tried: the sender has sent enough for now. It may be tried after so many ms; that is no attempt. */
  | { readonly sent: false; readonly heldMs: number };

/** A door out. Must settle within its own deadline (10 s); a throw counts as `again`. */
export interface Carrier {
  send(message: OutgoingMessage): Promise<Sent>;
}

/**
 * Whether what was started of our own accord may still go out, when it could not at once. Pure.
 * @param started whom it is for, with their state as of the last commit, and when it was said (person-facing ms)
 * @returns why not, in a word; null when it may
 */
export type NoLongerFits = (started: {
  readonly person: Person;
  readonly state: unknown;
  readonly said: number;
  readonly now: number;
}) => string | null;

/** Asked at the moment of sending whether a guarded message may still go. */
export type MayStillSend = (guard: NonNullable<Say['onlyWhile']>) => Promise<boolean>;
