import type { RequestHandler } from 'restify';
import { refuse } from './answer';

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
 * Slows down senders who do not even claim to be the provider. Those who do are never slowed: behind a proxy everybody
 * shares one address, and a stranger's flood must not shut the provider out. Checking a false claim costs microseconds.
 * @param credential the header that carries the provider's token or signature.
 */
export function limitStrangers(limit: RateLimit, credential: 'authorization' | 'x-twilio-signature'): RequestHandler {
  return (req, res, next) => {
    if (req.headers[credential] !== undefined) return next();
    const wait = limit.take(network(req.socket.remoteAddress ?? ''));
    if (wait === 0) return next();
    refuse(res, 429, { 'Retry-After': String(Math.ceil(wait / 1000)) });
    return next(false);
  };
}

/** One sender commands a whole /64 of IPv6 addresses. */
function network(address: string): string {
  return address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
}
