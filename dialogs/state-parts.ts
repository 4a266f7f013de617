import { z } from 'zod';
import { UNDELIVERED_MEANS } from './events';
import { openObject } from './open-object';

export const channel = z.enum(['sms', 'teams', 'simulator', 'terminal']);
export const named = openObject({ id: z.string(), name: z.string() });
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);
/** Milliseconds since 1970, UTC. */
export const instant = z.number().int();

/**
 * Harm by somebody near. `heardAt`: when it was last heard of; null for never. `phoneRead`: somebody else reads what comes to their phone, as
 * they said; `since` then, and `saidAt`: when something harmless was last said to whoever holds it. Null for not, as far as is known.
 * `freeUntil`: they can be texted until then, and not for good ("hes at work").
 */
export const atHome = openObject({
  heardAt: instant.nullable(),
  phoneRead: openObject({ since: instant, saidAt: instant }).nullable(),
  freeUntil: instant.optional(),
});
export const newAtHome = (): z.infer<typeof atHome> => ({ heardAt: null, phoneRead: null });

/** Why what is sent to somebody does not arrive. Any word from them ends it. */
export const reach = openObject({
  because: z.enum(UNDELIVERED_MEANS),
  /** The provider's, of the last failure. */
  code: z.string(),
  /** Of the first failure, and of the last. */
  at: instant,
  last: instant,
  /** On how many of their days, one right after the other. */
  days: z.number().int(),
});
export type Reach = z.infer<typeof reach>;
