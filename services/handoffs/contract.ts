import type { HandoffRequest, Say } from '../../dialogs/effects';
import type { Outcome, Waiting } from '../../dialogs/handoffs/handoff';
import type { InNeed } from '../../dialogs/handoffs/ladder';
import type { Shift } from '../../dialogs/handoffs/shifts';
import type { Named, Person, PersonId } from '../../dialogs/person';
import type { Programme } from '../../dialogs/programme';

/** What the caller may know of a request that was performed. */
export interface Answered {
  /** `noted`: it was about no handoff. */
  readonly outcome: Outcome | 'noted';
  /** The handoff waits in the queue and nobody could be told of it: count it, and let /readyz say so. */
  readonly nobodyAlerted: boolean;
}

/** The queue of requests for a human, one per programme. */
export interface HandoffQueue {
  /**
   * Decide a request, write it down, and tell everyone concerned through their mailboxes.
   * The same `requestId` may be performed as often as need be: it is decided once, and whoever was not told yet is told.
   * @param by whoever asks: for `open` the one who needs a human. Their programme is the queue's.
   * @throws when Redis or a mailbox cannot be written: perform it again until it succeeds. A refusal is not an error.
   */
  perform(request: HandoffRequest, by: Person, requestId: string): Promise<Answered>;

  /** Does this owner still hold this handoff? Asked at the moment of sending a guarded message. */
  holds(guard: NonNullable<Say['onlyWhile']>): Promise<boolean>;

  /** Is a human with this person now? */
  attends(mentee: Person): Promise<boolean>;

  /** How a programme's queue stands now. */
  waiting(programme: string): Promise<Waiting>;
}

/** What the queue needs to know of people: it keeps ids only. */
export interface Helpers {
  /** Null when this person is known no longer. */
  find(id: PersonId): Promise<Person | null>;
  /** The mentors and coordinators of a programme; others among them do no harm. Read once for each rung. */
  staff(programme: string, mentee: InNeed | null): Promise<readonly Person[]>;
  /** How this programme works: whom it asks, and for how long. */
  programme(name: string): Programme;
  /** Writes down somebody's weekly rota; null for always on shift. @throws when there is nobody of this id */
  setShifts(id: PersonId, shifts: readonly Shift[] | null): Promise<void>;
}

/** Who is with whom, as people's own records have it. */
export interface MatchRecords {
  /** The mentees of a programme, as they are stored now. */
  mentees(programme: string): Promise<readonly Person[]>;
  /** As they are stored now, whatever was read lately; null when they are known no longer. */
  reread(id: PersonId): Promise<Person | null>;
  /** Whose somebody is from now on, and who is not to be asked for them. @throws when there is nobody of this id */
  setMatch(mentee: PersonId, mentor: Named | null, apart: readonly PersonId[]): Promise<void>;
  /** Whether a mentor has left. @throws when there is nobody of this id */
  setLeft(id: PersonId, left: boolean): Promise<void>;
}
