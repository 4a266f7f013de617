import type { HandoffRequest } from '../effects';
import type { HandoffReason, Happening } from '../events';
import type { MatchRequest } from '../matching/requests';
import type { Named, Person, PersonId } from '../person';
import type { Rung } from '../programme';

/** A request for a human. Held as ids and codes only: what was said travels in the notices, never in here. */
export interface Handoff {
  readonly id: string;
  readonly programme: string;
  /** Whom it is for: the one who needs a human. */
  readonly mentee: PersonId;
  readonly state: 'open' | 'claimed' | 'resolved';
  /** Every reason that joined it since it was opened, in the order in which they came; never empty. */
  readonly reasons: readonly HandoffReason[];
  /** Who holds it; set exactly while it is claimed. */
  readonly owner: PersonId | null;
  /** Who has an unanswered offer of it; empty unless it is open. */
  readonly offeredTo: readonly PersonId[];
  /** Raised by one with every change. (owner, version) is what a write is compared with. */
  readonly version: number;
  /** Since when somebody has waited, milliseconds since 1970, UTC. Kept over a release, so that the longest wait stays first. */
  readonly openedAt: number;
  /** By when somebody should have taken it; null unless it is open. */
  readonly dueAt: number | null;
  /**
   * The rung of the ladder that was asked last, counted from 0; -1 while nobody was, or somebody by name; as many as there are
   * rungs once the end was reached, and one more for each time that it was asked again there. Of use only while it is open.
   */
  readonly rung: number;
  /** Who was asked since it was opened and cannot come, or gave it back. They are not asked again but at the end of the ladder. */
  readonly declined: readonly PersonId[];
  /** Of these, who had it and only fell silent: asked again before anybody hears that nobody is left. */
  readonly lapsed: readonly PersonId[];
  /**
   * When the next thing happens to it by itself, milliseconds since 1970, UTC: while it is open the next rung is asked, while it
   * is claimed the holder. Null exactly when it is resolved, so that none is ever forgotten.
   */
  readonly timerAt: number | null;
  /** The mentee waits for a word of the holder. Always so from the claim until the first one; false unless it is claimed. */
  readonly awaited: boolean;
  /** The holder was asked whether they are still there, and has not answered. */
  readonly asked: boolean;
  /** The mentee was told that everybody was asked and nobody has come. */
  readonly truthTold: boolean;
  /** Somebody else may read the mentee's phone: whoever is asked, or has it, is told each time. */
  readonly phoneRead?: boolean | undefined;
  /** The danger is somebody else's, by what the mentee wrote. */
  readonly others?: boolean | undefined;
  /** The mentee stopped all texts while nobody was with them. */
  readonly stopped?: boolean | undefined;
}

/** What the clock asks of the queue, and nobody else may: the timer of this handoff is over. */
export interface TimeIsUp {
  readonly kind: 'handoff';
  readonly do: 'time-is-up';
  readonly handoffId: string;
}

/** What is asked of the queue about those who help, and about no handoff. */
export type HelperRequest = Extract<HandoffRequest, { do: 'go-off' | 'go-on' | 'set-shifts' | 'share' } | MatchRequest>;

/** Everything that is asked of one handoff. */
export type QueueRequest = Exclude<HandoffRequest, HelperRequest> | TimeIsUp;

/** Whoever asks it. */
export type Actor = Named & Pick<Person, 'programme' | 'role' | 'mentor' | 'apart' | 'left'>;

/** Who a timer's request is by, in the audit as well. */
export function theClock(programme: string): Actor {
  return { id: 'clock', name: '', programme, role: 'stranger' };
}

/**
 * What came of a request. Those up to `withdrawn` changed the handoff; the others are refusals or repeats and changed nothing.
 * - `opened`, `reopened` (it had been resolved; the wait starts anew)
 * - `joined` an unresolved one; `raised`: joined, and more pressing than it was
 * - `claimed`, `released`, `resolved` · `withdrawn`: resolved by the mentee's own word, when their silence was all that it was about
 * - `declined`: offered to them, and offered to others now
 * - `escalated`: the next rung of the ladder is asked, or at its end the coordinators once more
 * - `came`: somebody whom nobody had asked is there, and it is offered to them as well
 * - `reminded`: its holder is asked whether they are still there · `lapsed`: they did not answer, and it is open again
 * - `rested`: neither did they, of a calm talk in which nobody waits for a word, and it is over
 * - `passed`: open, and offered to the one whom they named · `taken-over` by a coordinator
 * - `parted`: somebody is asked for it no longer, as whoever it is for wishes
 * - `settled`: what it was wanted for is done, and it is over · `narrowed`: the same, and there are other reasons; or it is urgent no longer
 * - `kept` by its holder, who was asked · `awaited`, `answered`: the mentee waits for a word of the holder, or had it
 * - `so-already`: it is as was asked for · `not-due`: no timer of it is over
 * - `nobody-there`: whom it was to be passed to is not on shift · `nobody-known`: is nobody here
 * - `already-held`: the claimant has it already
 * - `taken`: somebody else has it · `gone`: resolved, or never there · `not-held`: only its holder may do this
 * - `not-allowed`: not a mentor or coordinator, or one asking for themselves
 */
export const OUTCOMES = [
  'opened',
  'reopened',
  'joined',
  'raised',
  'claimed',
  'released',
  'resolved',
  'declined',
  'escalated',
  'came',
  'reminded',
  'lapsed',
  'rested',
  'passed',
  'taken-over',
  'parted',
  'settled',
  'narrowed',
  'kept',
  'awaited',
  'answered',
  'withdrawn',
  'so-already',
  'not-due',
  'nobody-there',
  'nobody-known',
  'already-held',
  'taken',
  'gone',
  'not-held',
  'not-allowed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The answer to one request, remembered under its request id: ids and codes enough to tell everyone again, word for word. */
export interface Decision {
  readonly outcome: Outcome;
  /** The handoff it came to rest on: for a joined request, the earlier one. */
  readonly handoffId: string;
  /** Whom it is for; null when there is no such handoff. */
  readonly mentee: PersonId | null;
  /** The reason to tell of: the most pressing, or the one that is news to other people; null when there is no such handoff. */
  readonly reason: HandoffReason | null;
  /** Who holds it after the request. */
  readonly owner: PersonId | null;
  /** To whom it is offered now. */
  readonly offered: readonly PersonId[];
  /** For whom an earlier offer ends. */
  readonly closed: readonly PersonId[];
  /** Who held it before, when it was taken from them or given back. */
  readonly former: PersonId | null;
  /** For `escalated`: the rung that is asked now, or `the-end` of the ladder. */
  readonly rung: Rung | 'the-end' | null;
  /**
   * For `escalated`: the mentee is to be told that nobody has come, with the programme's own line, or '' where there is none but
   * the region's. For `declined`: they are to be told of it. Null when they are told nothing.
   */
  readonly truth: string | null;
  /** For `nobody-known` and `nobody-there`: who could have been named. */
  readonly there: readonly PersonId[];
  /** Since when they have waited, milliseconds since 1970, UTC; null for since this very request. */
  readonly waitingSince: number | null;
  /** It waits, and there is nobody whom it was offered to: the caller must make this seen. */
  readonly nobodyAlerted: boolean;
  /** Whoever is told of it is warned that somebody else may read the mentee's phone. */
  readonly phoneRead?: boolean | undefined;
  readonly others?: boolean | undefined;
  readonly stopped?: boolean | undefined;
  /** They are, or may be, in danger besides what is told of. */
  readonly gravest?: 'urgent' | 'concern' | undefined;
}

/** One happening for one mailbox. `once` is the same whenever the same request is performed again. */
export interface Notice {
  readonly to: PersonId;
  readonly happening: Happening;
  readonly once: string;
}

/** How a programme's queue stands. Counts and instants only, fit for metrics. */
export interface Waiting {
  /** Open, and held by nobody. */
  readonly open: number;
  /** Since when the longest-waiting open one waits, milliseconds since 1970, UTC. */
  readonly oldestAt: number | null;
  readonly byReason: Readonly<Record<HandoffReason, { readonly open: number; readonly oldestAt: number | null }>>;
  /** Open past the time by which somebody should have taken it. */
  readonly overdue: number;
  /** Open, and offered to nobody because there was nobody to offer it to. */
  readonly nobodyAlerted: number;
}
