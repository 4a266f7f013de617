import type { PersonId } from '../../dialogs/person';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';
import type { HandoffStore } from './store';

interface Needs {
  readonly redis: RedisClient;
  readonly store: HandoffStore;
  readonly programme: string;
  /** Everybody who may hold one. */
  readonly holders: readonly PersonId[];
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/**
 * Every unresolved handoff of a programme gets its timer and its place in the queue, as they are counted now: an earlier version
 * had no timers, and other numbers for what is pressing. One that has neither a timer nor a deadline is looked at once.
 */
export async function mendIndexes(needs: Needs): Promise<void> {
  const { redis, store, programme, now } = needs;
  const keys = keysOf(programme);
  for (const id of await unresolvedIn(needs)) {
    const handoff = await store.read(programme, id);
    if (handoff === null || handoff.state === 'resolved') continue;
    const score = await redis.zscore(keys.timers, id);
    const known = handoff.timerAt !== null && score !== null && Number(score) === handoff.timerAt;
    if (!known || handoff.state === 'open') await store.mend(handoff, handoff.dueAt ?? now);
  }
}

async function unresolvedIn({ redis, programme, holders }: Needs): Promise<readonly string[]> {
  const { open, by } = keysOf(programme);
  const held = await Promise.all(holders.map((id) => redis.zrange(by(id), '0', '-1')));
  return [...(await redis.zrange(open, '0', '-1')), ...held.flat()];
}
