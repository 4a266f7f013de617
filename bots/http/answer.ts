import type { ServerResponse } from 'node:http';
import { isUnreadToItsEnd } from './body';

/**
 * On every answer. A page that needs more (its own scripts, a frame in Teams) overrides Content-Security-Policy and
 * X-Frame-Options on its own response. Transport security is left to whatever ends TLS in front of this server.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** What a refusal or a failure says. Nothing from inside ever gets into these. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  403: 'This is not allowed.',
  404: 'There is nothing here.',
  405: 'This address does not take that method.',
  408: 'The request did not come to its end in time.',
  413: 'The request is too large.',
  415: 'The request has a content type that is not taken here.',
  417: 'The request expects something that is not done here.',
  429: 'Too many requests. Please wait.',
  431: 'The request has too many headers, or too long ones.',
  500: 'Something went wrong here. It has been noted.',
  503: 'Not available just now. Please try again.',
};

export function setSecurityHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
}

/** The public sentence for a status: the same for every cause, so that it cannot give one away. */
export function sentenceFor(status: number): string {
  return SENTENCES[status] ?? SENTENCES[status >= 500 ? 500 : 400] ?? '';
}

/**
 * Ends a response, unless it has begun already (a deadline may have answered first).
 * @param body a string goes out as plain text, an object as JSON, nothing as an empty body.
 * @returns whether this call was the one that answered.
 */
export function answer(
  res: ServerResponse,
  status: number,
  body?: string | Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): boolean {
  if (res.headersSent || res.writableEnded) return false;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  res.statusCode = status;
  if (body !== undefined) {
    res.setHeader('Content-Type', `${typeof body === 'string' ? 'text/plain' : 'application/json'}; charset=utf-8`);
  }
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (isUnreadToItsEnd(res.req)) res.setHeader('Connection', 'close');
  if (status !== 204) res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
  return true;
}

/** Refuses with the public sentence for the status. After a 413 the connection is closed: its rest is not worth reading. */
export function refuse(res: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): boolean {
  return answer(res, status, sentenceFor(status), status === 413 ? { ...headers, Connection: 'close' } : headers);
}
