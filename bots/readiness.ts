import type { Redis } from 'ioredis';
import type { HandoffQueue } from '../services/handoffs/contract';
import type { OpenRedis } from '../services/redis';
import type { Readiness } from './http/health';
import { PROGRAMME } from './programme';

/** What /readyz asks: does Redis answer, how durably does it keep, and does somebody wait of whom nobody could be told. */
export function readiness(needs: {
  readonly redis: Pick<OpenRedis, 'durability' | 'version' | 'origin'>;
  readonly store: Redis;
  readonly handoffs: Pick<HandoffQueue, 'waiting'>;
}): () => Promise<Readiness> {
  const { redis, store, handoffs } = needs;
  return async () => {
    await store.ping();
    const waiting = await handoffs.waiting(PROGRAMME);
    return {
      ok: true,
      detail: {
        redis: { origin: redis.origin, version: redis.version, durability: redis.durability },
        handoffs: { open: waiting.open, overdue: waiting.overdue, nobodyAlerted: waiting.nobodyAlerted },
      },
    };
  };
}
