import { isOneSlipAway } from '../answers/reading/misspellings';
import { plain } from './phrases';

/** Shorter words have too many neighbours. */
const SHORTEST = 3;
/** A slip of the thumb in a word as short as this would turn too many words into a command. */
const LOOKED_AFTER = 4;

/** locales/<tag>/understanding/mentor.yaml, `slips`. */
export interface Slips {
  /** The words that mentors are told of, with what is also texted for them. */
  readonly of: Readonly<Record<string, readonly string[]>>;
  /** Words that are one letter away from such a word and mean themselves. */
  readonly 'words-after-all': readonly string[];
}

/**
 * The command that a single word nearly is: one letter too many, too few, different or swapped. A word that is sent cannot be
 * taken back, and one that is asked about can be sent all the same.
 * @returns the word to ask about, as mentors are told of it; null when it is no such word
 */
export function nearCommand(text: string, { of, 'words-after-all': words }: Slips): string | null {
  const said = plain(text);
  const listed = Object.keys(of).filter((word) => (of[word] ?? []).map(plain).includes(said));
  if (listed.length === 1 && !text.includes('?')) return listed[0] ?? null;
  if (text.includes('?') || !/^\p{L}+$/u.test(said) || said.length < SHORTEST || words.includes(said)) return null;
  const found = Object.keys(of).filter((word) => isNear(said, plain(word)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whoever misses a letter rarely misses the first one; but the first two are swapped. */
function isNear(said: string, word: string): boolean {
  if (word.length < LOOKED_AFTER || said === word || !isOneSlipAway(said, word)) return false;
  return said.charAt(0) === word.charAt(0) || (said.charAt(0) === word.charAt(1) && said.charAt(1) === word.charAt(0));
}
