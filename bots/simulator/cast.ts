import type { PersonId } from '../../dialogs/person';
import type { Address } from '../../services/people/address';
import type { RedisClient } from '../../services/redis';
import type { Who } from './ports';
import { KEYS } from './redis-place';

/** Who plays in this round. */
export interface Cast {
  readonly round: string;
  readonly sam: PersonId;
  readonly dave: PersonId;
}

export const NAMES: Readonly<Record<Who, string>> = { sam: 'Sam', dave: 'Dave' };

/** The address of a phone. A new round has new addresses, so that new people answer at them. */
export const addressOf = (who: Who, round: string): Address => ({
  via: 'simulator',
  channel: 'simulator',
  handle: `${who}|${round}`,
});

/** @returns which phone a person of this round holds; null for anybody else. */
export function phoneOf(id: PersonId, cast: Cast): Who | null {
  if (id === cast.sam) return 'sam';
  return id === cast.dave ? 'dave' : null;
}

/** A round as it lies in Redis: its people are null until they are written down. */
export interface Round {
  readonly round: string;
  readonly cast: Cast | null;
  /** Sam's welcome has been started. */
  readonly welcomed: boolean;
}

/** Null before the first round. */
export async function currentRound(redis: RedisClient): Promise<Round | null> {
  const { round, sam, dave, welcomed } = await redis.hgetall(KEYS.cast);
  if (!round) return null;
  return { round, cast: sam && dave ? { round, sam, dave } : null, welcomed: welcomed === '1' };
}

/** Who plays now; null before anybody does. */
export async function currentCast(redis: RedisClient): Promise<Cast | null> {
  return (await currentRound(redis))?.cast ?? null;
}
