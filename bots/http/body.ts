import type { IncomingMessage } from 'node:http';

/** The largest body any door takes, in bytes. A Teams message holds at most about 28 KB, an SMS 1,600 characters. */
export const MAX_BODY_BYTES = 64 * 1024;
/** How much of a body that is too large is read and thrown away, so that its sender still gets to read the answer. */
const MAX_DRAINED_BYTES = 16 * MAX_BODY_BYTES;

/** The most fields of a form; a provider's has a few dozen. Reading and sorting 16,000 costs 30 ms, before anybody is known. */
const MAX_FIELDS = 2_500;

export type Body<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Reads a JSON body. A content type other than JSON is refused: a web page of another site cannot send one unasked. */
export async function readJson(req: IncomingMessage): Promise<Body<unknown>> {
  if (!/^application\/([\w.-]+\+)?json$/.test(mediaType(req))) return { ok: false, status: 415 };
  const body = await readText(req);
  if (!body.ok) return body;
  try {
    const value: unknown = JSON.parse(body.value.replace(/^\uFEFF/, ''));
    return { ok: true, value };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** Reads a form-encoded body of up to 2,500 fields, in order and repeated fields kept: a signature covers them all. */
export async function readForm(req: IncomingMessage): Promise<Body<URLSearchParams>> {
  if (mediaType(req) !== 'application/x-www-form-urlencoded') return { ok: false, status: 415 };
  const body = await readText(req);
  if (!body.ok) return body;
  if (hasMoreThan(MAX_FIELDS, '&', body.value)) return { ok: false, status: 413 };
  return { ok: true, value: new URLSearchParams(body.value) };
}

function hasMoreThan(most: number, mark: string, text: string): boolean {
  let times = 0;
  for (let at = text.indexOf(mark); at >= 0 && times <= most; at = text.indexOf(mark, at + 1)) times += 1;
  return times > most;
}

/**
 * A body that nobody has read and that has no end, or a far one. Node would read and drop it for 15 s, so that the connection could
 * serve another request; it is not worth that.
 */
export function isUnreadToItsEnd({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MAX_DRAINED_BYTES;
}

function mediaType(req: IncomingMessage): string {
  const type = req.headers['content-type'] ?? '';
  const parameters = type.indexOf(';');
  return (parameters < 0 ? type : type.slice(0, parameters)).trim().toLowerCase();
}

/** Compressed bodies are not taken: no provider sends one, and a small one could unfold into a very large one. */
async function readText(req: IncomingMessage): Promise<Body<string>> {
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') return { ok: false, status: 415 };
  if (Number(req.headers['content-length'] ?? 0) > MAX_DRAINED_BYTES) return { ok: false, status: 413 };
  if (req.destroyed) return GONE;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // An async iterator over the request costs more than all the rest of reading it.
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (size > MAX_DRAINED_BYTES) {
        // Enough: `refuse` closes the connection over the rest.
        req.pause();
        resolve({ ok: false, status: 413 });
      }
    });
    req.once('end', () => {
      if (size > MAX_BODY_BYTES) resolve({ ok: false, status: 413 });
      else resolve({ ok: true, value: Buffer.concat(chunks, size).toString('utf8') });
    });
    req.once('close', () => resolve(GONE));
  });
}

/** The sender went away in the middle; nobody is left to read the answer. */
const GONE = { ok: false, status: 400 } as const;
