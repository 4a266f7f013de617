import { z } from 'zod';
import { UNDELIVERED_MEANS } from './events';

export const channel = z.enum(['sms', 'teams', 'simulator', 'terminal']);
export const named = z.object({ id: z.string(), name: z.string() });
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);
/** Milliseconds since 1970, UTC. */
export const instant = z.number().int();

/** Why what is sent to somebody does not arrive. Any word from them ends it. */
export const reach = z.object({
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
