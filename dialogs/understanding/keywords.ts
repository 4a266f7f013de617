import { listen } from '../safety/phrases/listen';
import { asKeyword } from './keyed';
import type { OptOutBook } from './opt-out-book';
import type { OptOutHeard } from './opt-out-sense';

export type Keyword = 'stop' | 'start' | 'help';

/** No keyword is as long as this, whatever surrounds it. Characters. */
const LONGEST_KEYWORD_MESSAGE = 200;

/**
 * The keyword that the whole message is, or null. A word that only begins with one, or has one in it, is none.
 * A signature that the phone or the mail program adds on lines of its own is no part of the message.
 * Source of the default words: the messaging provider's defaults and the FCC's 2024 order on revoking consent.
 * @param about `afterStop`: they have opted out, so that YES opts in again.
 */
export function exactKeyword(text: string, book: OptOutBook, about: { afterStop?: boolean } = {}): Keyword | null {
  if (text.length > LONGEST_KEYWORD_MESSAGE) return null;
  const own = keywordIn(text, book, about);
  if (own !== null || book.also.length === 0) return own;
  const said = book.also.map((other) => keywordIn(text, other.book, about));
  return said.find((keyword) => keyword === 'stop') ?? said.find((keyword) => keyword !== null) ?? null;
}

function keywordIn(text: string, book: OptOutBook, about: { afterStop?: boolean }): Keyword | null {
  const word = asKeyword(unsigned(text, book));
  if (book.stop.has(word) || book.stop.has(unspaced(word))) return 'stop';
  if (book.start.has(word)) return 'start';
  if (about.afterStop === true && book.startAfterStop.has(word)) return 'start';
  return book.help.has(word) ? 'help' : null;
}

/** The message above the first line that begins a signature. */
function unsigned(text: string, { signatures }: OptOutBook): string {
  const [first = '', ...more] = text.trim().split(/\r?\n/);
  const end = more.findIndex((line) => isSigning(line, signatures));
  return end < 0 ? text : [first, ...more.slice(0, end)].join('\n');
}

function isSigning(line: string, signatures: readonly string[]): boolean {
  if (/^\s*(--|__)/.test(line)) return true;
  const said = asKeyword(line);
  return signatures.some((begins) => said === begins || said.startsWith(`${begins} `));
}

/** "s t o p" is a word that somebody spelt out. Words of several letters stay apart. */
function unspaced(word: string): string {
  return /^\p{L}( \p{L})+$/u.test(word) ? word.replaceAll(' ', '') : word;
}

/** Whether the message asks, in any reasonable wording, for no more messages. Danger must have been looked for before. */
export function freeFormOptOut(text: string, book: OptOutBook): boolean {
  return hearOptOut(text, book) === 'sure';
}

/**
 * The same, with what may be one and is asked about. Patterns and what was learnt cover each other's misses, and each other's mistakes. Of
 * several languages the surest counts.
 */
export function hearOptOut(text: string, book: OptOutBook): OptOutHeard {
  const own = hearIn(text, book, book.sense);
  if (own === 'sure' || book.also.length === 0) return own;
  const heard = [own, ...book.also.map(({ book, isIn }) => hearIn(text, book, isIn(text) ? book.sense : null))];
  return heard.find((one) => one === 'sure') ?? heard.find((one) => one === 'likely') ?? 'no';
}

function hearIn(text: string, book: OptOutBook, sense: OptOutBook['sense']): OptOutHeard {
  const byPattern = evidenceIn(text, book).length > 0;
  if (sense === null) return byPattern ? 'sure' : 'no';
  return sense.hear(text, byPattern);
}

/** The ids of the patterns that hear an opt-out in the message, in any language of the book. */
export function optOutEvidence(text: string, book: OptOutBook): string[] {
  return [book, ...book.also.map((other) => other.book)].flatMap((one) => evidenceIn(text, one));
}

function evidenceIn(text: string, { phrasebook }: OptOutBook): string[] {
  return listen(phrasebook, phrasebook.normalise(text))
    .filter(({ softened }) => !softened)
    .map(({ id }) => id);
}
