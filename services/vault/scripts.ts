import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { RedisClient } from '../redis';

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    vaultFoundBuffer(
      canary: string,
      indexKey: string,
      active: string,
      version: number,
      sealed: Buffer,
      wrapped: Buffer,
    ): Result<Buffer | null, Context>;
    vaultRaise(key: string, version: number): Result<number, Context>;
    vaultRewrap(key: string, old: Buffer, anew: Buffer): Result<number, Context>;
  }
}

const script = (file: string, numberOfKeys: number) => ({
  numberOfKeys,
  lua: readFileSync(join(__dirname, `${file}.lua`), 'utf8'),
});

const FOUND = script('found', 3);
const RAISE = script('raise', 1);
const REWRAP = script('rewrap', 1);

/** Makes the scripts of this folder known to a connection. */
export function withScripts<T extends RedisClient>(redis: T): T {
  redis.defineCommand('vaultFound', FOUND);
  redis.defineCommand('vaultRaise', RAISE);
  redis.defineCommand('vaultRewrap', REWRAP);
  return redis;
}
