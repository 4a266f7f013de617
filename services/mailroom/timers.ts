/** Real time, for leases, retries and sweeps. Person-facing time is `Clock`; the two never mix. */
export interface Timers {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls `fn` once after `ms`, unless the returned function was called before. */
  after(ms: number, fn: () => void): () => void;
}

export const realTimers: Timers = {
  now: () => Date.now(),
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};
