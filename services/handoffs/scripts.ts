import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Redis, Result } from 'ioredis';

/** The eight keys of guard.lua, in its order. */
export type TransitionKeys = readonly [string, string, string, string, string, string, string, string];

type Run<Context extends ClientContext> = (...keysAndArgs: string[]) => Result<string | null, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    handoffOpen: Run<Context>;
    handoffJoin: Run<Context>;
    handoffClaim: Run<Context>;
    handoffRelease: Run<Context>;
    handoffResolve: Run<Context>;
    handoffAnswer: Run<Context>;
    handoffTold(request: string): Result<number, Context>;
  }
}

const KEY_COUNT = 8;

/** The scripts of this folder, ready to be run on one connection. `null`: the handoff changed meanwhile, decide again. */
export function loadScripts(redis: Redis) {
  const guard = lua('guard');
  const transition = (file: string) => ({ lua: `${guard}\n${lua(file)}`, numberOfKeys: KEY_COUNT });
  redis.defineCommand('handoffOpen', transition('open'));
  redis.defineCommand('handoffJoin', transition('join'));
  redis.defineCommand('handoffClaim', transition('claim'));
  redis.defineCommand('handoffRelease', transition('release'));
  redis.defineCommand('handoffResolve', transition('resolve'));
  redis.defineCommand('handoffAnswer', transition('answer'));
  redis.defineCommand('handoffTold', { lua: lua('told'), numberOfKeys: 1 });
  return {
    open: (keys: TransitionKeys, args: readonly string[]) => redis.handoffOpen(...keys, ...args),
    join: (keys: TransitionKeys, args: readonly string[]) => redis.handoffJoin(...keys, ...args),
    claim: (keys: TransitionKeys, args: readonly string[]) => redis.handoffClaim(...keys, ...args),
    release: (keys: TransitionKeys, args: readonly string[]) => redis.handoffRelease(...keys, ...args),
    resolve: (keys: TransitionKeys, args: readonly string[]) => redis.handoffResolve(...keys, ...args),
    answer: (keys: TransitionKeys, args: readonly string[]) => redis.handoffAnswer(...keys, ...args),
    told: (request: string) => redis.handoffTold(request),
  };
}

export type Scripts = ReturnType<typeof loadScripts>;

function lua(name: string): string {
  return readFileSync(join(__dirname, `${name}.lua`), 'utf8');
}
