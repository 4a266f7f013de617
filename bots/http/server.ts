import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { pino } from 'pino';
import type { Registry } from 'prom-client';
import restify, { type Server } from 'restify';
import { z } from 'zod';
import { refuse, sentenceFor, setSecurityHeaders } from './answer';
import { drain, InFlight } from './closing';
import { healthRoutes, type Readiness } from './health';
import { listen } from './listen';
import { meterRequests, type Routed } from './measure';
import { RateLimit, slowedDown } from './rate-limit';
import { answerUnparsed } from './unparsed';

declare module 'restify' {
  interface Server {
    /** Runs before restify does anything; true lets the request in. Missing in the package of types. */
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): this;
  }
}

/** What restify gives under its routes' names; its types say a list. */
const Routes = z.record(z.string(), z.object({ method: z.string(), path: z.string() }));

/** The part of a pino logger that the edge uses. */
export interface Log {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface HttpServerOptions {
  /** Asked by /readyz: can messages be taken, and how durably are they kept. */
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Registry;
  readonly log: Log;
  /** Each adds its routes. Handlers are async functions of two arguments, or take `next` as a third and call it. */
  readonly routes?: readonly ((server: Server) => void)[];
  /** For those who ask for what anybody may ask for, or for what is not there. */
  readonly strays?: RateLimit;
  /** Milliseconds a request has for its first byte of answer. Both providers give up after 15 s. */
  readonly deadlineMs?: number;
  /** Milliseconds that requests in flight have to finish in when the server closes. */
  readonly graceMs?: number;
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

export interface HttpServer {
  /** For further routes. */
  readonly server: Server;
  /** Every route there is. */
  routes(): Route[];
  /** Aborts when the server starts to close: a stream that stays open should end itself then. */
  readonly closing: AbortSignal;
  /** @see listen */
  listen(port: number, host: string): Promise<string>;
  /** From now on /readyz says `closing`, so that no more is sent here; what comes all the same is still served. */
  retire(): void;
  /** Takes no more requests, lets those in flight finish, and resolves when every connection is gone. */
  close(): Promise<void>;
}

/** The one HTTP server, with its health routes. It listens only when told to. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { log, deadlineMs = 12_000, graceMs = 5_000 } = options;
  const server = restify.createServer({ name: '', onceNext: true, formatters: { 'application/json': formatPlainly } });
  // Restify would make a logger of its own that writes to standard output.
  Object.assign(server, { log: pino({ level: 'silent' }) });
  const node = nodeServer(server);
  const closing = new AbortController();
  let retiring = false;
  const inFlight = new InFlight({ deadlineMs, finished: meterRequests(options.metrics) });
  const isPlain = plainRequests();
  const { strays = new RateLimit({ perMinute: 300, burst: 300 }) } = options;

  server.first((req, res) => {
    setSecurityHeaders(res);
    inFlight.add(req, res);
    const refusal = closing.signal.aborted ? 503 : isPlain(req) ? null : 400;
    if (refusal !== null) refuse(res, refusal, { Connection: 'close' });
    return refusal === null;
  });
  server.on('error', (error: unknown) => {
    // Restify repeats the errors of Node's server, and one without a listener throws. `listen` tells its own caller.
    if (node.listening) log.error(traceOf(error), 'the HTTP server had a fault');
  });
  answerUnparsed(node);
  server.on('restifyError', (req: Routed, res: ServerResponse, error: unknown) => {
    const status = statusOf(error);
    if ((status === 404 || status === 405) && !res.headersSent && slowedDown(strays, res)) return;
    if (status >= 500) log.error({ route: req.route?.path, ...traceOf(error) }, 'a request failed');
    // Too late for a status: cut the stream, so that it cannot pass for whole. Restify would crash the process here.
    if (!refuse(res, status) && !res.writableEnded) res.destroy();
  });

  healthRoutes(server, { ...options, strays, retiring: () => retiring, patienceMs: Math.min(2_000, deadlineMs) });
  for (const add of options.routes ?? []) add(server);

  return {
    server,
    closing: closing.signal,
    routes: () => Object.values(Routes.parse(server.router.getRoutes())),
    listen: (port, host) => listen(node, port, host),
    retire: () => {
      retiring = true;
    },
    close: () => {
      retiring = true;
      closing.abort();
      return drain(node, inFlight, graceMs);
    },
  };
}

function nodeServer(server: Server): http.Server {
  const node = server.server;
  if (!(node instanceof http.Server)) throw new TypeError('restify was not given a plain HTTP server');
  node.headersTimeout = 10_000;
  node.requestTimeout = 15_000;
  // Node would answer by itself, without our headers, a request that names no host. It is refused below like any other.
  Object.assign(node, { requireHostHeader: false });
  // Longer than the idle time of the usual load balancers, so that it is they who close an idle connection.
  node.keepAliveTimeout = 75_000;
  return node;
}

/** What is certainly a path, with or without a query. */
const PLAIN_TARGET = /^\/(?:[\w.~-][\w./~-]*)?(?:\?[\w.~%&=+-]*)?$/;

/**
 * Restify puts a request's Host and target together and parses the whole, which crashes the process where they make no
 * URL: `http://[`, or a path under the Host `[`. One Host names the server in request after request, and is parsed once.
 */
function plainRequests(): (req: IncomingMessage) => boolean {
  let knownHost = 'localhost';
  return ({ url = '', headers, rawHeaders, httpVersion }) => {
    const hosts = timesNamed(rawHeaders, 'host');
    if (hosts > 1 || (hosts === 0 && httpVersion !== '1.0')) return false;
    if (!PLAIN_TARGET.test(url) && !(url.startsWith('/') && URL.canParse(url, 'http://localhost'))) return false;
    const host = headers.host || 'localhost';
    if (host === knownHost) return true;
    if (!URL.canParse(`http://${host}/`)) return false;
    knownHost = host;
    return true;
  };
}

/** @param rawHeaders names and values in turn, as they came */
function timesNamed(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at];
    if (given?.length === name.length && given.toLowerCase() === name) times += 1;
  }
  return times;
}

function formatPlainly(_req: unknown, res: ServerResponse, body: unknown): string {
  const text = JSON.stringify(body instanceof Error ? { error: sentenceFor(res.statusCode) } : (body ?? null));
  res.setHeader('Content-Length', Buffer.byteLength(text));
  return text;
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** Where an error came from, without its message: a message may quote what somebody wrote. */
function traceOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
