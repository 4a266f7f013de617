import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import { DeadlinePassed } from './deadline';

/** A provider's answer; only its first 64 KB are kept. */
export interface Answered {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface OutboundRequest {
  /** Parsed once where it is always the same. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds for everything: name, connection, answer. */
  readonly deadlineMs: number;
}

export interface Outbound {
  /**
   * One POST, once: no redirect is followed and nothing is tried again.
   * @throws DeadlinePassed when no whole answer came in time, another error when none can come.
   */
  post(request: OutboundRequest): Promise<Answered>;
  close(): void;
}

const MAX_ANSWER_BYTES = 64 * 1024;

/** Connections are kept open between messages: a new TLS handshake costs more than the message. */
export function createOutbound(): Outbound {
  const agent = new Agent({
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 60_000,
    // One timer for each call covers all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    post: ({ url, headers, body, deadlineMs }) =>
      new Promise((resolve, reject) => {
        const { origin, pathname, search } = url;
        const call = new Call(deadlineMs, resolve, reject);
        agent.dispatch({ origin, path: pathname + search, method: 'POST', headers: { ...headers }, body }, call);
      }),
    close: () => {
      agent.destroy();
    },
  };
}

/** One POST under way. Whichever end comes first is its end. */
class Call implements Dispatcher.DispatchHandler {
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | null = null;
  #over = false;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    deadlineMs: number,
    private readonly resolve: (answered: Answered) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.#timer = setTimeout(giveUp, deadlineMs, this);
  }

  giveUp(): void {
    const late = new DeadlinePassed();
    this.onResponseError(null, late);
    this.#controller?.abort(late);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Nothing has been sent so far. What was given up while it waited for a connection must never be.
    if (this.#over) controller.abort(new DeadlinePassed());
    else this.#controller = controller;
  }

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size <= MAX_ANSWER_BYTES) this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end();
    const text = Buffer.concat(this.#chunks).toString('utf8');
    this.resolve({ status: this.#status, headers: this.#headers, text });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#end();
    this.reject(error);
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }
}

/** For every call's timer: a function of its own for each would cost more than the timer. */
function giveUp(call: Call): void {
  call.giveUp();
}

/**
 * How long a provider asks to be left alone.
 * @param value of Retry-After: seconds, or an HTTP date (RFC 9110 §10.2.3).
 * @returns milliseconds, at most an hour; undefined when it says nothing usable.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined;
}
