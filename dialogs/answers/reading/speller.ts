import { Misspellings } from './misspellings';
import { type Reading, readMessage } from './read';

/**
 * Brings whole messages to the spelling of the language's answers, with one slip of a thumb in a longer word put right; a mere sign comes
 * out as ''.
 * @param phrases what messages are compared with: no other word is guessed at
 */
export function speller(phrases: readonly string[], reading: Reading): (text: string) => string {
  const read = (text: string, guess?: Misspellings) =>
    readMessage(text, reading, guess).clauses.flatMap(({ tokens }) => tokens.map(({ word }) => word));
  const known = new Set(phrases.flatMap((phrase) => read(phrase)));
  const guess = new Misspellings(known, (word) => known.has(word) || reading.lexicon.knows(word));
  return (text) => read(text, guess).join(' ');
}
