import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { RedisClient } from '../redis';

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    senderGrant(
      key: string,
      now: number,
      intervalMs: number,
      depthMs: number,
      most: number,
    ): Result<[number, number], Context>;
    senderHold(key: string, until: number, ms: number): Result<number, Context>;
  }
}

/** A full Redis must not stop answers and calls for a human. */
const HEADER = '#!lua flags=allow-oom\n';
const lua = (name: string) => HEADER + readFileSync(join(__dirname, `${name}.lua`), 'utf8');
const SCRIPTS = { senderGrant: lua('grant'), senderHold: lua('hold') };

export function withRateScripts(redis: RedisClient): RedisClient {
  for (const [name, text] of Object.entries(SCRIPTS)) redis.defineCommand(name, { numberOfKeys: 1, lua: text });
  return redis;
}
