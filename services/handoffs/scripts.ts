import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import { type RedisClient, replicated } from '../redis';

const KEY_COUNT = 13;
/** The keys of guard.lua and measures.lua, in their order. */
export type TransitionKeys = readonly string[] & { readonly length: typeof KEY_COUNT };

const TRANSITIONS = ['open', 'join', 'claim', 'release', 'resolve', 'lease', 'answer'] as const;
export type Transition = (typeof TRANSITIONS)[number];

type Call<Context extends ClientContext> = (...keysThenArguments: string[]) => Result<number, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    handoffTold: Call<Context>;
    handoffMend: Call<Context>;
    handoffOff: Call<Context>;
  }
}

/** A call for a human goes on in a Redis that is full: it follows from what was accepted before. And whole, or not at all. */
const HEADER = '#!lua flags=allow-oom\n';

/** The scripts of this folder, ready to be run on one connection. */
export function loadScripts(redis: RedisClient) {
  const guard = `${lua('measures')}\n${lua('guard')}`;
  for (const name of TRANSITIONS) {
    redis.defineCommand(commandOf(name), { lua: `${HEADER}${guard}\n${lua(name)}`, numberOfKeys: KEY_COUNT });
  }
  redis.defineCommand('handoffTold', { lua: HEADER + lua('told'), numberOfKeys: 2 });
  redis.defineCommand('handoffMend', { lua: HEADER + lua('mend'), numberOfKeys: 3 });
  redis.defineCommand('handoffOff', { lua: HEADER + lua('off'), numberOfKeys: 2 });
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
    told: (request: string, untold: string, requestId: string) => redis.handoffTold(request, untold, requestId),
    mend: (handoff: string, open: string, timers: string, ...args: readonly [string, string, string, string]) =>
      redis.handoffMend(handoff, open, timers, ...args),
    setOff: (off: string, audit: string, ...args: readonly [string, string, string]) =>
      redis.handoffOff(off, audit, ...args),
  };
}

export type Scripts = ReturnType<typeof loadScripts>;

function commandOf(name: Transition): string {
  return `handoff${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function lua(name: string): string {
  return readFileSync(join(__dirname, `${name}.lua`), 'utf8');
}
