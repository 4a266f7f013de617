import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Redis, Result } from 'ioredis';

type Value = string | number | Buffer;

/** What a script answers: integers, bulk strings, nil, and lists of these. */
export type Reply = number | Buffer | null | Reply[];

/** The transitions, each written in `lua/` under its name, with its number of keys and what is included before it. */
const TRANSITIONS = {
  accept: { keys: 8, include: '' },
  claim: { keys: 5, include: '' },
  commit: { keys: 11, include: 'outgoing' },
  release: { keys: 3, include: '' },
  bury: { keys: 10, include: 'outgoing' },
  take: { keys: 3, include: '' },
  settle: { keys: 3, include: '' },
  yield: { keys: 1, include: '' },
  glance: { keys: 3, include: '' },
} as const;

type Transition = keyof typeof TRANSITIONS;
type Call<Context extends ClientContext> = (...keysThenArguments: Value[]) => Result<Reply, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext>
    extends Record<`mailroom${Capitalize<Transition>}Buffer`, Call<Context>> {}
}

const source = (name: string) => (name === '' ? '' : readFileSync(join(__dirname, 'lua', `${name}.lua`), 'utf8'));

const SCRIPTS = Object.entries(TRANSITIONS).map(([name, { keys, include }]) => ({
  command: `mailroom${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  numberOfKeys: keys,
  lua: `${source(include)}${source(name)}`,
}));

/** Makes the transitions known to a connection, which sends each one's text once and its hash from then on. */
export function withTransitions(redis: Redis): Redis {
  for (const { command, numberOfKeys, lua } of SCRIPTS) redis.defineCommand(command, { numberOfKeys, lua });
  return redis;
}

/** A script answered in another form than its header says: a bug, or somebody else's Redis in between. */
class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply';
}

export function list(reply: Reply | undefined): readonly Reply[] {
  if (!Array.isArray(reply)) throw new UnexpectedReply('not a list');
  return reply;
}

export function bytes(reply: Reply | undefined): Buffer {
  if (!(reply instanceof Buffer)) throw new UnexpectedReply('not a string');
  return reply;
}

export function bytesOrNull(reply: Reply | undefined): Buffer | null {
  return reply === null ? null : bytes(reply);
}

export const text = (reply: Reply | undefined) => bytes(reply).toString();

export function integer(reply: Reply | undefined): number {
  if (typeof reply !== 'number') throw new UnexpectedReply('not a number');
  return reply;
}
