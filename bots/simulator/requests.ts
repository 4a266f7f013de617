import type { Request, Response } from 'restify';
import { z } from 'zod';
import { JUMPS } from './jumps';

const MOST_BYTES = 64 * 1024;

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
export async function readBody<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  // Also what keeps a form on somebody else's page from posting here: this type needs a permission that we never give.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'Send JSON, please.');
  }
  const read = shape.safeParse(parse(await collect(request)));
  if (!read.success) throw new Refusal(400, read.error.issues[0]?.message ?? 'That request makes no sense here.');
  return read.data;
}

async function collect(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Refusal(413, 'That is too much at once: up to 64 KB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'That is not JSON.');
  }
}

export function answer(response: Response, status: number, body: object): void {
  response.sendRaw(status, JSON.stringify(body), {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
}
