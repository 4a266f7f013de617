import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import { type RedisClient, replicated } from '../redis';

/** The eight keys of guard.lua, in its order. */
export type TransitionKeys = readonly [string, string, string, string, string, string, string, string];

const TRANSITIONS = ['open', 'join', 'claim', 'release', 'resolve', 'answer'] as const;
export type Transition = (typeof TRANSITIONS)[number];

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    handoffTold(request: string): Result<number, Context>;
  }
}

const KEY_COUNT = 8;
/** A call for a human goes on in a Redis that is full: it follows from what was accepted before. And whole, or not at all. */
const HEADER = '#!lua flags=allow-oom\n';

/** The scripts of this folder, ready to be run on one connection. */
export function loadScripts(redis: RedisClient) {
  const guard = lua('guard');
  for (const name of TRANSITIONS) {
    redis.defineCommand(commandOf(name), { lua: `${HEADER}${guard}\n${lua(name)}`, numberOfKeys: KEY_COUNT });
  }
  redis.defineCommand('handoffTold', { lua: HEADER + lua('told'), numberOfKeys: 1 });
  return {
    /**
     * @param mark a key of the same slot for `replicated`
     * @returns the decision in force; null: the handoff changed meanwhile, decide again
     * @throws NotReplicated when it is written, but not on as many replicas as were asked for
     */
    async write(name: Transition, mark: string, keys: TransitionKeys, args: readonly string[]): Promise<string | null> {
      const decision = await replicated(redis, mark, [commandOf(name), ...keys, ...args]);
      return typeof decision === 'string' ? decision : null;
    },
    told: (request: string) => redis.handoffTold(request),
  };
}

export type Scripts = ReturnType<typeof loadScripts>;

function commandOf(name: Transition): string {
  return `handoff${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function lua(name: string): string {
  return readFileSync(join(__dirname, `${name}.lua`), 'utf8');
}
