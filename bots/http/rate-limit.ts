import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'restify';
import { refuse } from './answer';
import { whyNotLocal } from './loopback';

const MAX_SENDERS = 10_000;

export interface RateLimitOptions {
  /** Requests a minute in the long run. */
  readonly perMinute: number;
  /** Requests that may come at once after a quiet time. */
  readonly burst: number;
  /** Milliseconds that only ever go forward. */
  readonly now?: () => number;
}

/**
 * GCRA (the leaky bucket of ATM Forum TM 4.0): one number per sender, the instant at which the sender is square again.
 * In memory and per process: it protects this process, and is no part of the programme's state.
 */
export class RateLimit {
  readonly #interval: number;
  readonly #tolerance: number;
  readonly #now: () => number;
  readonly #square = new Map<string, number>();

  constructor({ perMinute, burst, now = () => performance.now() }: RateLimitOptions) {
    this.#interval = 60_000 / perMinute;
    this.#tolerance = this.#interval * (burst - 1);
    this.#now = now;
  }

  /** How many senders are remembered. */
  get size(): number {
    return this.#square.size;
  }

  /** @returns milliseconds to wait; 0 when the request may pass, and is then counted. */
  take(sender: string): number {
    const now = this.#now();
    const square = Math.max(this.#square.get(sender) ?? now, now);
    const wait = square - now - this.#tolerance;
    if (wait > 0) return Math.ceil(wait);
    this.#square.delete(sender);
    this.#square.set(sender, square + this.#interval);
    if (this.#square.size > MAX_SENDERS) this.#forget(now);
    return 0;
  }

  /** Drops those who are square, and when a flood of addresses leaves too many, the one heard from longest ago. */
  #forget(now: number): void {
    for (const [sender, square] of this.#square) if (square <= now) this.#square.delete(sender);
    for (const sender of this.#square.keys()) {
      if (this.#square.size <= MAX_SENDERS) return;
      this.#square.delete(sender);
    }
  }
}

/**
 * Slows down senders who do not even claim to be the provider. Those who do are never refused before their claim is checked: behind
 * a proxy everybody shares one address; and the provider's own addresses are those of all its customers, so that one of them could
 * point theirs at us, and shut ours out.
 * @param credential the header that carries the provider's token or signature.
 */
export function limitStrangers(limit: RateLimit, credential: 'authorization' | 'x-twilio-signature'): RequestHandler {
  return (req, res, next) => {
    if (req.headers[credential] !== undefined) return next();
    return next(tooMany(limit, res) ? false : undefined);
  };
}

/**
 * Slows down whoever asks for what anybody may ask for, shows a credential that has proved false, or looks for what is not there.
 * Who sits at this machine itself is not counted: it is theirs.
 * @returns whether the request was answered with a 429. Its connection is closed: the next costs a new one.
 */
export function slowedDown(limit: RateLimit, res: ServerResponse): boolean {
  return whyNotLocal(res.req) !== null && tooMany(limit, res);
}

function tooMany(limit: RateLimit, res: ServerResponse): boolean {
  const wait = limit.take(network(res.req.socket.remoteAddress ?? ''));
  if (wait === 0) return false;
  refuse(res, 429, { 'Retry-After': String(Math.ceil(wait / 1000)), Connection: 'close' });
  return true;
}

/** One sender commands a whole /64 of IPv6 addresses. */
function network(address: string): string {
  return address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
}
