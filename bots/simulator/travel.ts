import { randomUUID } from 'node:crypto';
import type { RedisClient } from '../../services/redis';
import type { DueTimes } from './ports';
import { KEYS, script } from './redis-place';
import type { SimulatedClock } from './simulated-clock';

const END = script('end-travel');
/** A process that died while it moved the clock holds it no longer than this, in real milliseconds. */
const HELD_MS = 60_000;
/** More moments than a week holds when a coordinator is called every 15 minutes: a schedule that never moves on must not turn for ever. */
const MOST_MOMENTS = 1_000;

export type Travelled =
  | { readonly arrived: true }
  /** `moving`: another press or process is moving the clock. `endless`: the schedule keeps naming moments. */
  | { readonly arrived: false; readonly because: 'moving' | 'endless' };

export interface Vehicle {
  readonly redis: RedisClient;
  readonly clock: SimulatedClock;
  readonly schedule: Pick<DueTimes, 'fireNow'>;
  /** When anything falls due next for the travellers, in milliseconds since 1970, UTC; null for nothing. */
  readonly next: () => Promise<number | null>;
  /** Resolves when every turn that has begun is committed and its messages are delivered. */
  readonly settled: () => Promise<void>;
}

/**
 * Move the clock on to `target` as time itself would: it stops at every moment on the way at which something falls due,
 * in order, and goes on only when all that follows from it has happened.
 */
export async function travel(vehicle: Vehicle, target: number): Promise<Travelled> {
  const token = randomUUID();
  const held = await vehicle.redis.set(KEYS.travelling, token, 'PX', HELD_MS, 'NX');
  if (held === null) return { arrived: false, because: 'moving' };
  try {
    return await pass(vehicle, target);
  } finally {
    await vehicle.redis.eval(END, 1, KEYS.travelling, token);
  }
}

async function pass({ clock, schedule, settled, next }: Vehicle, target: number): Promise<Travelled> {
  await settled();
  for (let moments = 0; moments < MOST_MOMENTS; moments++) {
    const due = await next();
    const last = due === null || due > target;
    await clock.moveTo(last ? target : due);
    await schedule.fireNow();
    await settled();
    if (last) return { arrived: true };
  }
  return { arrived: false, because: 'endless' };
}
