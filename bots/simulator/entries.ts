import { z } from 'zod';

const who = z.enum(['sam', 'dave']);
/** Milliseconds since 1970, UTC, by the simulated clock. */
const at = z.number();

/** One thing that the page shows. */
export const entry = z.discriminatedUnion('kind', [
  /** Somebody typed this on their phone. `id` is the page's own id of it. */
  z.object({ kind: z.literal('wrote'), who, id: z.string(), text: z.string(), at }),
  /** This arrived on somebody's phone. */
  z.object({
    kind: z.literal('arrived'),
    who,
    id: z.string(),
    text: z.string(),
    /** Whose words they are: the bot's own, or the other person's, passed on by the bot. */
    speaker: z.enum(['bot', 'sam', 'dave']),
    /** How many SMS parts it would be sent and charged as. */
    parts: z.number().int(),
    at,
  }),
  /** A turn, in plain words. */
  z.object({
    kind: z.literal('did'),
    who,
    happened: z.array(z.string()),
    did: z.array(z.string()),
    pressing: z.boolean(),
    next: z.object({ at, words: z.string() }).nullable(),
    at,
  }),
  z.object({ kind: z.literal('moved'), words: z.string(), at }),
  z.object({ kind: z.literal('began'), round: z.string(), at }),
]);
export type Entry = z.infer<typeof entry>;
