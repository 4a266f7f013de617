import { listen } from '../safety/phrases/listen';
import type { IntentBook } from './intent-book';

/**
 * What stands in the message besides the words by which a slip is plainly told; null where no pattern hears one outright, since a guess
 * accounts for nothing else. Pure, deterministic.
 * @param about `names`: what they call their mentor
 */
export function besideSlip(text: string, book: IntentBook, about: { names?: readonly string[] } = {}): string | null {
  const books = [book, ...book.also.filter(({ isIn }) => isIn(text)).map((other) => other.book)];
  for (const one of books) {
    const rest = restIn(text, one, about.names ?? []);
    if (rest !== null) return rest;
  }
  return null;
}

function restIn(text: string, { phrasebook, patterns, wordsOf }: IntentBook, names: readonly string[]): string | null {
  const tokens = phrasebook.normalise(text);
  const told = listen(phrasebook, tokens, undefined, wordsOf(names)).filter(({ id, softened }) => {
    const pattern = patterns.get(id);
    return pattern?.intent === 'slip-up' && pattern.strong && !softened;
  });
  if (told.length === 0) return null;
  const isOfSlip = (at: number) => told.some(({ span }) => span.from <= at && at < span.to);
  return tokens
    .map(({ start, end }, at) => (isOfSlip(at) ? '' : text.slice(start, end)))
    .filter((word) => word !== '')
    .join(' ');
}
