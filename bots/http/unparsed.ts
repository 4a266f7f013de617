import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuse, SECURITY_HEADERS, sentenceFor, setSecurityHeaders } from './answer';

/**
 * Answers what never becomes a request: bytes that are no HTTP, headers of more than 16 KB, a request that does not come to its end in
 * time, an upgrade or an expectation that nobody here knows. Node would answer most of these itself, without any header of
 * ours; and an upgrade would hold its socket for ever.
 */
export function answerUnparsed(server: Server): void {
  server.on('clientError', (error: Error & { readonly code?: unknown }, socket: Duplex) => {
    // A reset connection reads nothing any more; and where an answer has begun, another one would be read as a part of it.
    if (!socket.writable || error.code === 'ECONNRESET' || hasBegunToAnswer(socket)) socket.destroy();
    else refuseOnSocket(socket, statusFor(error.code));
  });
  server.on('upgrade', (_req: IncomingMessage, socket: Duplex) => refuseOnSocket(socket, 400));
  server.on('connect', (_req: IncomingMessage, socket: Duplex) => refuseOnSocket(socket, 405));
  server.on('checkExpectation', (_req: IncomingMessage, res: ServerResponse) => {
    setSecurityHeaders(res);
    refuse(res, 417, { Connection: 'close' });
  });
}

/** The codes are those of Node's parser (llhttp) and of its request timeout; the statuses are the ones Node would choose. */
function statusFor(code: unknown): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function refuseOnSocket(socket: Duplex, status: number): void {
  const sentence = sentenceFor(status);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'Connection: close',
  ];
  // What the other side does to the socket now is its own affair.
  socket.on('error', () => {});
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`, () => socket.destroy());
}

/** Node leaves the response that is under way on its socket, and looks there itself for the same reason. */
function hasBegunToAnswer(socket: Duplex): boolean {
  const response: unknown = Reflect.get(socket, '_httpMessage');
  return typeof response === 'object' && response !== null && Reflect.get(response, 'headersSent') === true;
}
