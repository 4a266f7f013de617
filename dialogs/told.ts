/** What a mentee wanted their mentor to know, and what becomes of it when it does not arrive. Both sides remember it alike. */

/** How many are remembered, and for how long it may turn out that they did not arrive. Milliseconds. */
const KEPT = 5;
const FOR = 24 * 60 * 60_000;
/** A failure names no text: it is of the newest, or of one that went with it. What went longer before has failed by then, or arrived. Milliseconds. */
const TOGETHER = 10 * 60_000;

interface Told {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

export function remembering<T extends Told>(told: readonly T[], one: T): T[] {
  return [...told, one].slice(-KEPT);
}

/** @param told the oldest first */
export function mayHaveFailed<T extends Told>(told: readonly T[], now: number): { failed: T[]; arrived: T[] } {
  const lately = told.filter(({ at }) => now - at < FOR);
  const newest = lately.at(-1)?.at ?? now;
  return {
    failed: lately.filter(({ at }) => newest - at < TOGETHER),
    arrived: lately.filter(({ at }) => newest - at >= TOGETHER),
  };
}
