import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { sentenceFor } from '../http/answer';
import { readJson } from '../http/body';
import { JUMPS } from './jumps';

/** What the page sends. `id` is the page's own id of a message: sent again under the same id, it is heard once. */
export const said = z.object({
  who: z.enum(['sam', 'dave'], { error: 'Say who is writing: sam or dave.' }),
  text: z
    .string({ error: 'The message is missing.' })
    .trim()
    .min(1, 'The message is empty.')
    .max(4000, 'The message is too long: up to 4,000 characters.'),
  id: z.uuid({ error: 'The message has no proper id.' }),
});
export const moved = z.object({
  advance: z.enum(JUMPS, { error: `Say how far to move the clock: ${JUMPS.join(', ')}.` }),
});
export const nothing = z.object({});

/** A request that cannot be answered, with the one plain sentence that the page shows. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** @throws {Refusal} when the body is not JSON, longer than 64 KB, or not what `shape` asks for. */
export async function readBody<T>(request: IncomingMessage, shape: z.ZodType<T>): Promise<T> {
  const body = await readJson(request);
  if (!body.ok) throw new Refusal(body.status, sentenceFor(body.status));
  const read = shape.safeParse(body.value);
  if (!read.success) throw new Refusal(400, read.error.issues[0]?.message ?? sentenceFor(400));
  return read.data;
}

/** The last entry that a page has, by the browser's own header or, for one that reconnects by itself, in the address. */
export function lastSeen(request: IncomingMessage): string | null {
  const asked =
    request.headers['last-event-id'] ?? new URL(request.url ?? '', 'http://localhost').searchParams.get('after');
  return typeof asked === 'string' && ENTRY_ID.test(asked) ? asked : null;
}

const ENTRY_ID = /^\d{1,16}-\d{1,16}$/;
