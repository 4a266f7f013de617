import { z } from 'zod';
import { openObject } from './open-object';

/** Something in the mentee's own words, with the local day on which they said it. */
const said = openObject({ day: z.string(), words: z.string() });
type Said = z.infer<typeof said>;

/** What a mentee's state keeps of what they said, for them: the oldest first, at most WORDS_KEPT of each. */
export const ownWords = {
  /** What helped when a craving had passed. */
  helped: z.array(said),
  /** Good news that they wanted kept for a rougher day. */
  proud: z.array(said),
};

/** The same, of somebody about whom nothing is known yet. */
export function newOwnWords(): { helped: Said[]; proud: Said[] } {
  return { helped: [], proud: [] };
}

const WORDS_KEPT = 20;
/** Longer words are kept by their beginning. Characters. */
const LONGEST_KEPT = 300;

/** One more of them; what was said in the same words before is kept once, as the newest. */
export function withWords(kept: readonly Said[], { day, words }: Said): Said[] {
  const one = { day, words: words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_KEPT) };
  return [...kept.filter((other) => other.words !== one.words), one].slice(-WORDS_KEPT);
}
