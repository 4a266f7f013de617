import { z } from 'zod';
import { HANDOFF_REASONS } from '../events';
import { openObject } from '../open-object';

/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

export const offer = openObject({
  handoffId: z.string(),
  mentee: openObject({ id: z.string(), name: z.string() }),
  reason: z.enum(HANDOFF_REASONS),
  at: instant,
  /** What the mentor calls them, where that is not their name: "Sam 2" when there are two. It stays theirs to the end. */
  called: z.string().optional(),
  /** Its first alert had the mentee's words, and whatever was new has come to them since. */
  hasRead: z.boolean().optional(),
  /** It went back to the team by their silence, and was never finished by them. */
  lapsed: z.boolean().optional(),
  /** The danger is somebody else's, by what the mentee wrote. */
  others: z.boolean().optional(),
});
export type Offer = z.infer<typeof offer>;

/** One that they hold: whoever it is about is with them now. */
export const talk = offer.extend({
  /** When words last went either way; null before the first. */
  lastAt: instant.nullable().default(null),
  /** They were asked whether they are still there, and have not answered. */
  asked: z.boolean().default(false),
  /** When they last answered that they are; null for never. */
  keptAt: instant.nullable().default(null),
  /** Words of theirs were refused: no text reaches whom it is about. */
  unreached: z.boolean().default(false),
  /** Somebody else may read the phone of whom it is about: nothing of ours tells them how it goes on. */
  phoneRead: z.boolean().default(false),
  /** Since when words of theirs have had no answer; null where the mentee wrote last. */
  unansweredSince: instant.nullable().default(null),
  /** Whether the mentor has written to them yet. Missing in what an earlier version wrote down. */
  wrote: z.boolean().optional(),
  /** While they were with each other the mentee wrote what may be danger: DONE asks whether they are safe. */
  worried: z.boolean().optional(),
  /** It was asked about the mentee's silence, and the coordinators were told. */
  toldQuiet: z.boolean().default(false),
});
export type Talk = z.infer<typeof talk>;

/**
 * What a mentor was asked about before anything was done with what they wrote.
 * `whom`: it is for one of several · `still`: the talk had rested for long · `slip`: it is nearly a command · the others: a command,
 * and whom it is about.
 */
export const kept = openObject({
  what: z.enum(['whom', 'still', 'slip', 'done', 'pass', 'pass-to', 'note']),
  /** Their words, in order: for whoever it is, or the note; for `slip` the one word. Empty for a command. */
  texts: z.array(z.string()),
  /** How many pictures came with them. */
  pictures: z.number().int(),
  /** For `still` and `slip`: the talk that they would go to; null where that is not known either. */
  handoffId: z.string().nullable(),
  /** For `slip` the command, for `pass-to` whom they named. */
  meant: z.string().nullable(),
  /** The question's card, where there are buttons. */
  card: z.string().nullable(),
  /** When it was asked; null of an earlier version. */
  at: instant.nullable().default(null),
  /** It was asked while they held several: which of the texts is for whom is not known. */
  several: z.boolean().optional(),
  /** They were reminded of it, which is done once. */
  reminded: z.boolean().default(false),
});
export type Kept = z.infer<typeof kept>;

/** What a mentor's state keeps besides the one whom they write to. */
export const severalTalks = {
  /** The others whom they hold. None without one that is written to: see talks.ts. */
  besides: z.array(talk),
  /** It cannot be known for whom their next words are: somebody else has written, or has gone. */
  unsure: z.boolean(),
  /** When one was last taken from them in the middle of it, by no word of theirs. Milliseconds since 1970, UTC. */
  takenAt: z.number().int().optional(),
  kept: kept.nullable(),
  /** What they wrote before the last text of a question, which alone went to whom they named: ALL sends it there too. */
  leftBehind: openObject({ handoffId: z.string(), texts: z.array(z.string()), at: instant })
    .nullable()
    .optional(),
  /** The last that they were told asks them to come to somebody: a bare "yes" or "ok" answers that. Missing in what an earlier version wrote down. */
  justAsked: z.boolean().optional(),
  /** Those whom they held last, the oldest first: what is headed with their name is for nobody else. */
  gone: z.array(offer),
};

export function newSeveralTalks() {
  return { besides: [], unsure: false, kept: null, gone: [] };
}
