import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { answer, refuse } from '../http/answer';

const PAGE = join(__dirname, 'page');

/** Everything that is served, by its whole path: what is not named here cannot be asked for. */
export const PAGE_FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/try': { file: join(PAGE, 'index.html'), type: 'text/html' },
  '/try/try.css': { file: join(PAGE, 'try.css'), type: 'text/css' },
  '/try/phones.css': { file: join(PAGE, 'phones.css'), type: 'text/css' },
  '/try/clock.css': { file: join(PAGE, 'clock.css'), type: 'text/css' },
  '/try/story.css': { file: join(PAGE, 'story.css'), type: 'text/css' },
  '/try/colours.css': { file: join(PAGE, 'colours.css'), type: 'text/css' },
  '/try/try.mjs': { file: join(PAGE, 'try.mjs'), type: 'text/javascript' },
  '/try/phone.mjs': { file: join(PAGE, 'phone.mjs'), type: 'text/javascript' },
  '/try/message-box.mjs': { file: join(PAGE, 'message-box.mjs'), type: 'text/javascript' },
  '/try/story.mjs': { file: join(PAGE, 'story.mjs'), type: 'text/javascript' },
  '/try/wall-clock.mjs': { file: join(PAGE, 'wall-clock.mjs'), type: 'text/javascript' },
  '/try/connection.mjs': { file: join(PAGE, 'connection.mjs'), type: 'text/javascript' },
  '/try/stones.svg': { file: join(PAGE, 'stones.svg'), type: 'image/svg+xml' },
  '/try/readme': { file: join(__dirname, '../../README.md'), type: 'text/plain' },
};

/** Beside those of every answer, and instead of the Content-Security-Policy that lets nothing run. */
const HEADERS = {
  // Asked again every time, and answered "not modified" mostly: a new version of the page is seen at once.
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
};

/** @param path a key of PAGE_FILES */
export async function servePageFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = PAGE_FILES[path];
  const body = found && (await readFile(found.file, 'utf8').catch(() => null));
  if (!found || typeof body !== 'string') {
    refuse(response, 404);
    return;
  }
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { ...HEADERS, ETag: etag };
  if (request.headers['if-none-match'] !== etag) {
    answer(response, 200, body, { ...headers, 'Content-Type': `${found.type}; charset=utf-8` });
    return;
  }
  response.statusCode = 304;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end();
}
