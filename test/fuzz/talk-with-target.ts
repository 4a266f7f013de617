import { z } from 'zod';

export const Setting = z.object({ dotEnv: z.string(), leak: z.boolean() });
export type Setting = z.infer<typeof Setting>;

const Address = z.object({ via: z.enum(['bot-framework', 'sms', 'simulator']), handle: z.string() });

/** What the run asks of a target. */
export const Question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('heap'), id: z.number() }),
  z.object({ ask: z.literal('heard'), id: z.number(), address: Address }),
]);
export type Question = z.infer<typeof Question>;

/** What a target says; `id` is the question's, 0 for where it is. */
export const Reply = z.union([
  z.object({ id: z.literal(0), url: z.string(), routes: z.array(z.object({ method: z.string(), path: z.string() })) }),
  z.object({ id: z.number(), bytes: z.number() }),
  z.object({ id: z.number(), heard: z.array(z.string()) }),
]);
export type Reply = z.infer<typeof Reply>;
