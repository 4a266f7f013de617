import type { Named, PersonId } from '../person';

/** What is asked about who is with whom. Those by name are by coordinators, who write it; which person that is, is looked up. */
export type MatchRequest =
  | {
      readonly kind: 'handoff';
      readonly do: 'match';
      readonly mentee: string;
      readonly mentor: string | null;
      /** Though the mentee does not want that one. */
      readonly anyway?: true;
    }
  | { readonly kind: 'handoff'; readonly do: 'let-go'; readonly mentor: string; readonly next: string | null }
  | { readonly kind: 'handoff'; readonly do: 'bring-back'; readonly mentor: string }
  /** `on`: a day of the mentee's, YYYY-MM-DD; null for no ending. */
  | {
      readonly kind: 'handoff';
      readonly do: 'plan-ending';
      readonly mentee: string;
      /** Whom they were said to end with, where somebody was named. */
      readonly mentor?: string;
      readonly on: string | null;
      readonly of: 'match' | 'service';
    }
  /** By a mentor: somebody else for this mentee of theirs. */
  | { readonly kind: 'handoff'; readonly do: 'wish-another'; readonly mentee: string }
  /** By a mentee: whose they are from now on, and whom they do not want to hear from, as their own record is to say. */
  | {
      readonly kind: 'handoff';
      readonly do: 'set-mentor';
      readonly mentor: Named | null;
      readonly apart: readonly PersonId[];
    }
  /** By a mentor who was let go: everything of theirs goes to others. */
  | { readonly kind: 'handoff'; readonly do: 'leave'; readonly next: Named | null }
  | { readonly kind: 'handoff'; readonly do: 'come-back' };

/** The same, of one handoff, by whoever it is for. */
export type MatchHandoffRequest =
  /** `from` is asked for it no longer, and it goes to others. */
  | {
      readonly kind: 'handoff';
      readonly do: 'part';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly from: PersonId;
    }
  /** What it was wanted for is done: for that reason nobody is wanted any more. */
  | {
      readonly kind: 'handoff';
      readonly do: 'settle';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly reason: 'rematch' | 'leaving' | 'last-talk' | 'asked' | 'no-rush' | 'wrong-number';
    };

export const OF_MATCHES = [
  'match',
  'let-go',
  'bring-back',
  'plan-ending',
  'wish-another',
  'set-mentor',
  'leave',
  'come-back',
] as const satisfies readonly MatchRequest['do'][];

export function isMatchRequest(request: { readonly do: string }): request is MatchRequest {
  return OF_MATCHES.some((one) => one === request.do);
}
