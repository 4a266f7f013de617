import type { RedisClient } from '../../services/redis';

const LAPS_A_LEASE = 20;

/**
 * Tells when this process or its Redis did nothing for a quarter of a lease or more: a busy machine, a slow disk, a pause that
 * nobody made. To whoever waits for a process, that is the same as one that was stopped.
 */
export function watchStalls(redis: RedisClient, leaseMs: number, stalled: (ms: number) => void): void {
  let last = performance.now();
  const lap = async () => {
    await redis.ping().catch(() => {});
    const now = performance.now();
    if (now - last > leaseMs / 4) stalled(now - last);
    last = now;
    setTimeout(lap, leaseMs / LAPS_A_LEASE);
  };
  void lap();
}
