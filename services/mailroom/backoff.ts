/** When a failed attempt is made again. All in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  /** Attempts, the first one included, after which a message is given up. */
  readonly attempts: number;
}

export const BACKOFF: Backoff = { firstMs: 1_000, longestMs: 60_000, attempts: 6 };

/**
 * The pause after the nth failure in a row: doubled each time, a quarter more or less by chance, and never shorter than
 * the provider asks for.
 * @param chance 0 to 1
 */
export function pauseAfter(failures: number, backoff: Backoff, chance: number, askedMs = 0): number {
  const doubled = Math.min(backoff.longestMs, backoff.firstMs * 2 ** (failures - 1));
  return Math.max(askedMs, Math.min(backoff.longestMs, doubled * (0.75 + chance / 2)));
}
