import { z } from 'zod';
import { openObject } from '../open-object';

/** A question that went out with buttons. */
export const card = openObject({
  id: z.string(),
  cue: z.string(),
  text: z.string(),
  /** `over`: answered in words, or gone by. */
  status: z.enum(['open', 'used', 'over']),
  /** What was pressed on it last. */
  chosen: z.string().nullable(),
});
export type Card = z.infer<typeof card>;

/** A message about a handoff that went out with buttons. */
export const handoffCard = openObject({
  id: z.string(),
  handoffId: z.string(),
  mentee: z.string(),
  /** Empty once it has ended: what a mentee wrote is not kept longer than it is needed. */
  text: z.string(),
  /** How it ended for this mentor; null while there is something to press. `taken`: by somebody else. */
  ended: z.enum(['taken', 'done', 'returned', 'closed']).nullable(),
  /** Who took it, where that is known. */
  by: z.string(),
});
export type HandoffCard = z.infer<typeof handoffCard>;
