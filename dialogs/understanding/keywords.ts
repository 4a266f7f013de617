import { listen } from '../safety/phrases/listen';
import { asKeyword } from './keyed';
import type { OptOutBook } from './opt-out-book';

export type Keyword = 'stop' | 'start' | 'help';

/** No keyword is as long as this, whatever surrounds it. Characters. */
const LONGEST_KEYWORD_MESSAGE = 200;

/**
 * The keyword that the whole message is, or null. A word that only begins with one, or has one in it, is none.
 * Source of the default words: the messaging provider's defaults and the FCC's 2024 order on revoking consent.
 * @param about `afterStop`: they have opted out, so that YES opts in again.
 */
export function exactKeyword(text: string, book: OptOutBook, about: { afterStop?: boolean } = {}): Keyword | null {
  if (text.length > LONGEST_KEYWORD_MESSAGE) return null;
  const word = asKeyword(text);
  if (book.stop.has(word)) return 'stop';
  if (book.start.has(word)) return 'start';
  if (about.afterStop === true && book.startAfterStop.has(word)) return 'start';
  return book.help.has(word) ? 'help' : null;
}

/** Whether the message asks, in any reasonable wording, for no more messages. Danger must have been looked for before. */
export function freeFormOptOut(text: string, book: OptOutBook): boolean {
  return optOutEvidence(text, book).length > 0;
}

/** The ids of the patterns that hear an opt-out in the message. */
export function optOutEvidence(text: string, book: OptOutBook): string[] {
  const { phrasebook } = book;
  return listen(phrasebook, phrasebook.normalise(text))
    .filter(({ softened }) => !softened)
    .map(({ id }) => id);
}
