import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { PersonId } from '../../dialogs/person';
import type { Address } from '../../services/people/address';
import type { Who } from './ports';
import { KEYS } from './redis-place';

/** Who plays in this round. */
export interface Cast {
  readonly round: string;
  readonly sam: PersonId;
  readonly dave: PersonId;
}

export const NAMES: Readonly<Record<Who, string>> = { sam: 'Sam', dave: 'Dave' };

export const addressOf = (who: Who, cast: Cast): Address => ({
  via: 'simulator',
  channel: 'simulator',
  handle: `${who}|${cast.round}`,
});

/** @returns which phone a person of this round holds; null for anybody else. */
export function phoneOf(id: PersonId, cast: Cast): Who | null {
  if (id === cast.sam) return 'sam';
  return id === cast.dave ? 'dave' : null;
}

/** A cast as it lies in Redis. `staged` once its people exist and Sam's welcome has been started. */
export interface HeldCast extends Cast {
  readonly staged: boolean;
}

const stored = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** Reads the reply to HMGET of FIELDS; null before the first round. */
export function readCast(reply: unknown): HeldCast | null {
  const read = stored.safeParse(reply);
  if (!read.success) return null;
  const [round, sam, dave, staged] = read.data;
  return { round, sam, dave, staged: staged === round };
}

/** The round that is being played, or null before the first. */
export async function currentCast(redis: Redis): Promise<HeldCast | null> {
  return readCast(await redis.hmget(KEYS.cast, 'round', 'sam', 'dave', 'staged'));
}
