import type { FlowBook } from '../flow/book';
import type { Wording } from './wording';

/**
 * Flows and wording as they were published together. Whoever is in the middle of a flow finishes it in the edition in which it began,
 * whatever is published meanwhile.
 */
export interface Edition {
  /** Of its content: the same files give the same id. */
  readonly id: string;
  readonly flows: FlowBook;
  /** What is said in a locale; null where this edition says nothing in it. */
  wording(locale: string): ReadonlyMap<string, Wording> | null;
}
