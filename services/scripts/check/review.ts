import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Entry } from './wording-source';

/** locales/<tag>/style/reviewed.yaml: which words were read by those who answer for them. Read by the check only. */
export const reviewFile = z.strictObject({
  /** Whether somebody who grew up with the language has read all of it. */
  nativeSpeaker: z.boolean(),
  /** By wording file: when it was reviewed, and the mark of the words as they were then. */
  wording: z.record(z.string(), z.strictObject({ on: z.iso.date(), mark: z.string() })),
});
export type Review = z.infer<typeof reviewFile>;

/** Wording files in which no word may be changed without a review: what people are told when it matters most. */
export const LOCKED = ['crisis', 'fault', 'keywords'] as const;

const MARK_LETTERS = 12;

/** A mark of everything that is said in one wording file: notes and comments may change, words may not. */
export function markOf(file: string, entries: Iterable<Entry>): string {
  const said = [...entries]
    .filter(({ cue }) => cue.startsWith(`${file}.`))
    .map(({ cue, variants }) => [cue, ...variants.map((variant) => [variant.said, variant.words.source])]);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, MARK_LETTERS);
}
