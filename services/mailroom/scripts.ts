import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientContext, Result } from 'ioredis';
import type { RedisClient } from '../redis';

type Value = string | number | Buffer;

/** What a script answers: integers, bulk strings, nil, and lists of these. */
export type Reply = number | Buffer | null | Reply[];

const GOES_ON = ' flags=allow-oom';

/**
 * The transitions, each written in `lua/` under its name, with its number of keys and what is included before it.
 *
 * A full Redis refuses a script before its first line, unless it may go on: what was accepted is finished then, answers
 * and calls for a human with it, and only what is new is refused at the door. What only
 * reads is answered by a replica too, so that the sweep on one does not reconnect with every look.
 * Source: redis.io, "Eval scripts with flags".
 */
const TRANSITIONS = {
  accept: { keys: 12, source: ['lease', 'accept'], flags: '' },
  post: { keys: 12, source: ['lease', 'accept'], flags: GOES_ON },
  claim: { keys: 5, source: ['lease', 'claim'], flags: GOES_ON },
  commit: { keys: 11, source: ['outgoing', 'commit'], flags: GOES_ON },
  release: { keys: 5, source: ['release'], flags: GOES_ON },
  bury: { keys: 10, source: ['outgoing', 'bury'], flags: GOES_ON },
  take: { keys: 3, source: ['take'], flags: GOES_ON },
  settle: { keys: 3, source: ['marks', 'settle'], flags: GOES_ON },
  note: { keys: 1, source: ['marks', 'note'], flags: GOES_ON },
  abandon: { keys: 4, source: ['abandon'], flags: GOES_ON },
  yield: { keys: 1, source: ['yield'], flags: GOES_ON },
  glance: { keys: 3, source: ['glance'], flags: ' flags=no-writes' },
  recall: { keys: 2, source: ['recall'], flags: ' flags=no-writes' },
} as const;

type Transition = keyof typeof TRANSITIONS;
type Call<Context extends ClientContext> = (...keysThenArguments: Value[]) => Result<Reply, Context>;

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext>
    extends Record<`mailroom${Capitalize<Transition>}Buffer`, Call<Context>> {}
}

const read = (name: string) => readFileSync(join(__dirname, 'lua', `${name}.lua`), 'utf8');

const SCRIPTS = Object.entries(TRANSITIONS).map(([name, { keys, source, flags }]) => ({
  command: `mailroom${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  numberOfKeys: keys,
  lua: [`#!lua${flags}\n`, ...source.map(read)].join(''),
}));

/** Makes the transitions known to a connection, which sends each one's text once and its hash from then on. */
export function withTransitions(redis: RedisClient): RedisClient {
  for (const { command, numberOfKeys, lua } of SCRIPTS) redis.defineCommand(command, { numberOfKeys, lua });
  return redis;
}

/** A script answered in another form than its header says: a bug, or somebody else's Redis in between. */
class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply';
}

export function list(reply: unknown): readonly Reply[] {
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

export function integer(reply: unknown): number {
  if (typeof reply !== 'number') throw new UnexpectedReply('not a number');
  return reply;
}
