import { fold } from '../safety/spelling/fold';

const NO_EMOJI: ReadonlyMap<string, string> = new Map();

/** A message as a keyword is compared: no case, accents, punctuation, emoji or spaces around; "OPT-OUT" is "opt out". */
export function asKeyword(text: string): string {
  return fold(text, NO_EMOJI)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A file's keywords, as messages are compared with them. */
export function keyed(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(asKeyword));
}
