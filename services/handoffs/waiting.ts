import { HANDOFF_REASONS, type HandoffReason } from '../../dialogs/events';
import type { Waiting } from '../../dialogs/handoffs/handoff';
import { byReason } from '../../dialogs/handoffs/priority';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';
import { openedAtOf, scoresOf } from './stored';

interface Row {
  readonly open: number;
  readonly oldestAt: number | null;
}

/**
 * How a programme's queue stands, in time independent of its length.
 * @param now milliseconds since 1970, UTC: what was due by then counts as overdue
 */
export async function countWaiting(redis: RedisClient, programme: string, now: number): Promise<Waiting> {
  const keys = keysOf(programme);
  const [overdue, nobodyAlerted, rows] = await Promise.all([
    redis.zcount(keys.sla, '-inf', now),
    redis.scard(keys.unalerted),
    Promise.all(HANDOFF_REASONS.map(async (reason) => [reason, await row(redis, keys.open, reason)] as const)),
  ]);
  const found = new Map(rows);
  const since = rows.flatMap(([, { oldestAt }]) => (oldestAt === null ? [] : [oldestAt]));
  return {
    open: rows.reduce((sum, [, { open }]) => sum + open, 0),
    oldestAt: since.length === 0 ? null : Math.min(...since),
    byReason: byReason((reason) => found.get(reason) ?? { open: 0, oldestAt: null }),
    overdue,
    nobodyAlerted,
  };
}

async function row(redis: RedisClient, key: string, reason: HandoffReason): Promise<Row> {
  const [from, before] = scoresOf(reason);
  const [open, oldest] = await Promise.all([
    redis.zcount(key, from, `(${before}`),
    redis.zrangebyscore(key, from, `(${before}`, 'WITHSCORES', 'LIMIT', 0, 1),
  ]);
  const score = oldest[1];
  return { open, oldestAt: score === undefined ? null : openedAtOf(Number(score)) };
}
