import type { LocalTime } from '../time';
import type { AnswerWords } from './words';

/** Why an answer was not taken. A refusal is a value: the flow asks again, or lets the intents look at the message. */
export type NotTaken = 'unclear' | 'empty' | 'out-of-range' | 'contradiction' | 'too-long';

/**
 * What an answer came to. `confident` is true when the message holds this answer and nothing that could make it another:
 * a lukewarm yes, a vague time or an answer with other matters beside it is taken, but not confident. Consent and
 * safety questions should take confident answers only.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly confident: boolean }
  | { readonly ok: false; readonly because: NotTaken };

export type Mood = 1 | 2 | 3 | 4 | 5;
export type Progress = 'done' | 'partly' | 'not-yet';

/** What each type of question gives back: JSON scalars, so that they can be kept in a flow's memory. */
export interface AnswerValues {
  mood: Mood;
  'yes-no': boolean;
  /** The `value` of the choice. */
  choice: string;
  /** What was written, trimmed. */
  text: string;
  number: number;
  /** HH:MM */
  time: string;
  /** YYYY-MM-DD */
  date: string;
  /** YYYY-MM-DD HH:MM, or YYYY-MM-DD when no time of day was said. */
  when: string;
  progress: Progress;
}
export type AnswerType = keyof AnswerValues;
export type AnswerValue = AnswerValues[AnswerType];

export interface Choice {
  readonly value: string;
  /** The option as it was put, and other words for it. */
  readonly words: readonly string[];
}

/** What the parsers need to know about the question and the moment. Each type reads its own part. */
export interface AnswerOptions {
  readonly words: AnswerWords;
  /** The person's own wall clock. */
  readonly now: LocalTime;
  /** `choice`: in the order in which they were put. */
  readonly choices?: readonly Choice[];
  /** `progress`: the step in the person's own words, so that "rang the GP" is heard as done when that was the step. */
  readonly about?: string;
  /** `number`: both inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** `time`, `when`: HH:MM, both inclusive. They settle "9" as morning or evening, and refuse what lies outside. */
  readonly earliest?: string;
  readonly latest?: string;
  /** `date`, `when`: the last day that may be chosen, counted from today; 7 unless said otherwise. */
  readonly daysAhead?: number;
}

/** A closed answer longer than this is not an answer but a letter: it is for the listener, not for the parser. */
export const LONGEST_ANSWER = 2000;

export function taken<T>(value: T, confident: boolean): Parsed<T> {
  return { ok: true, value, confident };
}

export function notTaken(because: NotTaken): { readonly ok: false; readonly because: NotTaken } {
  return { ok: false, because };
}
