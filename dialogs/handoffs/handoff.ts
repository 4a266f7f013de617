import type { HandoffReason, Happening } from '../events';
import type { PersonId } from '../person';

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
}

/**
 * What came of a request. The first eight changed the handoff; the others are refusals or repeats and changed nothing.
 * - `opened`, `reopened` (it had been resolved; the wait starts anew)
 * - `joined` an unresolved one; `raised`: joined, and more pressing than it was
 * - `claimed`, `released`, `resolved`
 * - `declined`: offered to them, and offered to others now
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
  /** The reason to tell of: the most pressing, or the one that is news to other people; null when there is no such handoff. */
  readonly reason: HandoffReason | null;
  /** Who holds it after the request. */
  readonly owner: PersonId | null;
  /** To whom it is offered now. */
  readonly offered: readonly PersonId[];
  /** For whom an earlier offer ends. */
  readonly closed: readonly PersonId[];
  /** It waits, and there is nobody whom it was offered to: the caller must make this seen. */
  readonly nobodyAlerted: boolean;
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
