import type { Named, PersonId } from '../person';

/** Why an instruction about who is with whom was not followed, or that it was (`done`), or is so already. */
export const MATCH_ANSWERS = [
  'done',
  'so-already',
  'unknown-mentee',
  'unknown-mentor',
  'full',
  'has-left',
  'not-wanted',
  'past',
  'wrong-pair',
  'not-allowed',
] as const;
export type MatchAnswer = (typeof MATCH_ANSWERS)[number];

/** What a coordinator wanted to be so. */
export type MatchMatter = 'match' | 'alone' | 'leave' | 'come-back' | 'ending' | 'no-ending' | 'wish';

/** What happens to people about who is with whom. */
export type MatchHappening =
  /** To a mentee: a coordinator has given them this mentor, or nobody of their own. `list`: by a list, which undoes no wish of theirs. */
  | { readonly kind: 'matched'; readonly mentor: Named | null; readonly by: 'coordinator' | 'list' }
  /** To a mentee: this mentor has left. `next`: who is their mentor from now on. */
  | { readonly kind: 'mentor-gone'; readonly mentor: Named; readonly next: Named | null }
  /** To a mentee: their mentor wants somebody else to be with them. They are told nothing. */
  | { readonly kind: 'rematch-wished'; readonly mentor: PersonId }
  /** To a mentee: they and their mentor end on this day of theirs (YYYY-MM-DD); null: they do not. `service`: and so do the texts. */
  | { readonly kind: 'ending-planned'; readonly on: string | null; readonly of: 'match' | 'service' }
  /** To a mentor: this mentee is theirs from now on, or no longer is. */
  | { readonly kind: 'mentee-given'; readonly mentee: Named }
  | { readonly kind: 'mentee-taken'; readonly mentee: Named; readonly ended: boolean }
  /** To a mentor: they and this mentee end on this day; null: they do not. */
  | {
      readonly kind: 'ending-told';
      readonly mentee: Named;
      readonly on: string | null;
      readonly when: 'planned' | 'soon' | 'day';
    }
  /** To a mentor: what this mentee would like to say to them at the end. */
  | { readonly kind: 'last-words'; readonly mentee: Named; readonly words: string }
  /** To a mentor: a coordinator has let them go. `next`: whose their mentees are from now on. */
  | { readonly kind: 'mentor-left'; readonly next: Named | null }
  | { readonly kind: 'mentor-back' }
  /** To whoever instructed it. Names as they wrote them, or as they are enrolled where that is known. */
  | {
      readonly kind: 'match-answered';
      readonly matter: MatchMatter;
      readonly answer: MatchAnswer;
      readonly mentee: string;
      readonly mentor: string;
      /** How many mentees the mentor has. */
      readonly count: number;
      /** The day on which they end, YYYY-MM-DD; of an ending alone. */
      readonly on?: string;
    };
