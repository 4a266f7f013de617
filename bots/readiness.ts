import type { Waiting } from '../dialogs/handoffs/handoff';
import type { Mailroom } from '../services/mailroom';
import type { OpenRedis, RedisClient } from '../services/redis';
import type { Readiness } from './http/health';
import { PROGRAMME } from './programme';

/** Turns take milliseconds. When somebody has been waiting for this long there are too few workers, or they are stuck. */
const BEHIND_MS = 30_000;

/**
 * What /readyz asks: does Redis answer, how durably does it keep, does anybody wait too long for their turn, and does somebody
 * wait of whom nobody could be told.
 */
export function readiness(needs: {
  readonly redis: Pick<OpenRedis, 'durability' | 'version' | 'origin'>;
  readonly store: RedisClient;
  readonly handoffs: { waiting(programme: string): Promise<Pick<Waiting, 'open' | 'overdue' | 'nobodyAlerted'>> };
  readonly backlog: Mailroom['backlog'];
  /** Whether this process has lately met people whose data it lacks the master key for. */
  readonly keyMissing: () => boolean;
  /** The SMS provider's code while it refuses our account, where there is one. */
  readonly smsFault?: () => string | null;
}): () => Promise<Readiness> {
  const { redis, store, handoffs, backlog, keyMissing, smsFault = () => null } = needs;
  return async () => {
    await store.ping();
    const waiting = await handoffs.waiting(PROGRAMME);
    const { waitingMs, unsentMs } = backlog();
    const refused = smsFault();
    const because = keyMissing() ? 'no-master-key' : waitingMs > BEHIND_MS ? 'behind' : null;
    return {
      ok: because === null,
      detail: {
        ...(because === null ? {} : { because }),
        redis: { origin: redis.origin, version: redis.version, durability: redis.durability },
        oldest: { waitingSeconds: seconds(waitingMs), unsentSeconds: seconds(unsentMs) },
        // No reason to be taken out of service: what people write is still heard.
        ...(refused === null ? {} : { sms: { refused } }),
        handoffs: { open: waiting.open, overdue: waiting.overdue, nobodyAlerted: waiting.nobodyAlerted },
      },
    };
  };
}

const seconds = (ms: number) => Math.round(ms / 1_000);
