import type { Server, ServerResponse } from 'node:http';

/** The answers that have been begun or are still owed. */
export class InFlight {
  readonly #owed = new Set<ServerResponse>();

  add(res: ServerResponse): void {
    this.#owed.add(res);
    res.once('close', () => this.#owed.delete(res));
  }

  /** Lets each connection end with the answer that is under way on it, instead of waiting for another request. */
  makeLast(): void {
    for (const res of this.#owed) if (!res.headersSent) res.setHeader('Connection', 'close');
  }
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
