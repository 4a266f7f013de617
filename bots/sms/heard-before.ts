import type { RedisClient } from '../../services/redis';

/** For how long a text that was signed once cannot be sent again by whoever caught it: the signature names no day. */
const KEPT_S = 30 * 24 * 3_600;
/** Of the id's hash: enough that no two texts share it. */
const LETTERS = 22;

/** The ids of texts that were heard, for longer than the mailroom knows them. */
export interface HeardBefore {
  /** Whatever the connection says when Redis is away passes through. */
  has(once: string): Promise<boolean>;
  /** To be called when the text is safe: called before, a text that could not be kept would be lost with its second try. */
  keep(once: string): Promise<void>;
}

export function heardBefore(redis: Pick<RedisClient, 'exists' | 'set'>): HeardBefore {
  const key = (once: string) => `sms-heard:${once.slice(0, LETTERS)}`;
  return {
    has: async (once) => (await redis.exists(key(once))) === 1,
    keep: async (once) => {
      await redis.set(key(once), '', 'EX', KEPT_S);
    },
  };
}
