import { z } from 'zod';
import { FAULT_POINTS } from '../../services/mailroom';

/** What a worker process tells the run. Written at once, so that it is told whatever becomes of the process. */
export const Note = z.discriminatedUnion('note', [
  z.object({ note: z.literal('ready'), url: z.string() }),
  /** It kills or stops itself here and now. */
  z.object({ note: z.literal('at'), point: z.enum(FAULT_POINTS), id: z.number() }),
  z.object({ note: z.literal('fault'), where: z.string(), because: z.string() }),
  /** For so long it, or its Redis, did nothing, though nobody had stopped it. */
  z.object({ note: z.literal('stalled'), ms: z.number() }),
  z.object({ note: z.literal('idle'), id: z.number() }),
]);
export type Note = z.infer<typeof Note>;

/** What the run asks of a worker process. */
export const Order = z.discriminatedUnion('order', [
  z.object({
    order: z.literal('end-at'),
    /** Comes back in the note. */
    id: z.number(),
    point: z.enum(FAULT_POINTS),
    nth: z.number(),
    signal: z.enum(['SIGKILL', 'SIGSTOP']),
  }),
  /** Forget what was ordered before. */
  z.object({ order: z.literal('carry-on') }),
  z.object({ order: z.literal('tell-when-idle'), id: z.number() }),
]);
export type Order = z.infer<typeof Order>;

export const WorkerSettings = z.object({
  env: z.record(z.string(), z.string()),
  leaseMs: z.number(),
  control: z.enum(['no-fencing', 'no-dedupe']).nullable(),
  /** From its first moment on. */
  order: Order.nullable(),
});
export type WorkerSettings = z.infer<typeof WorkerSettings>;
