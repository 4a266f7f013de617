import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { RedisClient } from '../redis';

type Call<Context extends ClientContext> = (...keysThenArguments: (string | Buffer)[]) => Result<number, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    recordsErase: Call<Context>;
    recordsSuppress: Call<Context>;
    recordsReplace: Call<Context>;
  }
}

/** What is let go of must go though Redis is full. */
const HEADER = '#!lua flags=allow-oom\n';

const script = (name: string, numberOfKeys: number) => ({
  numberOfKeys,
  lua: HEADER + readFileSync(join(__dirname, 'lua', `${name}.lua`), 'utf8'),
});

const ERASE = script('erase', 14);
const SUPPRESS = script('suppress', 2);
const REPLACE = script('replace', 1);

/** Makes the scripts of this folder known to a connection. */
export function withScripts(redis: RedisClient): RedisClient {
  redis.defineCommand('recordsErase', ERASE);
  redis.defineCommand('recordsSuppress', SUPPRESS);
  redis.defineCommand('recordsReplace', REPLACE);
  return redis;
}
