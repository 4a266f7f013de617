import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refuse } from './answer';
import type { Timekeeper } from './measure';

interface Owed {
  readonly req: IncomingMessage;
  readonly since: number;
  readonly deadline: NodeJS.Timeout;
}

export interface InFlightOptions {
  /** Milliseconds an answer has for its first byte. */
  readonly deadlineMs: number;
  /** Told of each request when its answer is out, or its connection gone. */
  readonly finished: Timekeeper;
}

/** The answers that have been begun or are still owed. */
export class InFlight {
  readonly #owed = new Map<ServerResponse, Owed>();
  readonly #sockets = new WeakSet<Socket>();
  readonly #deadlineMs: number;
  readonly #finished: Timekeeper;
  /** One listener for all, instead of one for each request. */
  readonly #onClose: (this: ServerResponse) => void;

  constructor({ deadlineMs, finished }: InFlightOptions) {
    this.#deadlineMs = deadlineMs;
    this.#finished = finished;
    const over = (res: ServerResponse) => this.#over(res);
    this.#onClose = function () {
      over(this);
    };
  }

  add(req: IncomingMessage, res: ServerResponse): void {
    const deadline = setTimeout(refuseLate, this.#deadlineMs, res);
    this.#owed.set(res, { req, since: performance.now(), deadline });
    res.once('close', this.#onClose);
    if (this.#sockets.has(req.socket)) return;
    this.#sockets.add(req.socket);
    req.socket.once('close', () => this.#gone(req.socket));
  }

  /** Lets each connection end with the answer that is under way on it, instead of waiting for another request. */
  makeLast(): void {
    for (const res of this.#owed.keys()) if (!res.headersSent) res.setHeader('Connection', 'close');
  }

  /** Of requests that came one behind the other, only the answer whose turn it is hears that the connection is gone. */
  #gone(socket: Socket): void {
    for (const [res, { req }] of this.#owed) if (req.socket === socket) this.#over(res);
  }

  #over(res: ServerResponse): void {
    const owed = this.#owed.get(res);
    if (owed === undefined) return;
    this.#owed.delete(res);
    clearTimeout(owed.deadline);
    this.#finished(owed.req, res, performance.now() - owed.since);
  }
}

function refuseLate(res: ServerResponse): void {
  refuse(res, 503, { Connection: 'close' });
}

/** Stops listening, lets what is in flight finish within `graceMs`, cuts the rest, and resolves when all are gone. */
export async function drain(server: Server, inFlight: InFlight, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const gone = new Promise<void>((resolve) => server.close(() => resolve()));
  inFlight.makeLast();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await gone;
  clearTimeout(cut);
}
