import type { RedisClient } from './client';

/** A replica in the same building answers within a millisecond; one that takes longer than this is not there. */
const REPLICAS_WAIT_MS = 500;
/** A slot moves once; more redirections in a row than this are two nodes that contradict each other. */
const MOST_REDIRECTIONS = 5;
/** Writes one key, also into a Redis that is full: what the script was allowed to write must be confirmed then as well. */
const WRITE_MARK = '#!lua flags=allow-oom\nreturn redis.call("SET", KEYS[1], "")';

/**
 * The write may stand on its primary, but fewer replicas than REDIS_WAIT_REPLICAS are known to have it: it can still be
 * lost, so it must not be acknowledged. Do it again; all our writes may be repeated.
 */
export class NotReplicated extends Error {
  override readonly name = 'NotReplicated';
}

const required = new WeakMap<RedisClient, number>();

/** From now on `replicated` and `confirmReplicated` on this connection wait for so many replicas; 0: for none. */
export function requireReplicas(redis: RedisClient, replicas: number): void {
  required.set(redis, replicas);
}

/** The name of a script defined on the connection, and its keys and arguments. */
export type ScriptCall = readonly [command: string, ...keysThenArguments: (string | number | Buffer)[]];

/**
 * Runs a script, and answers with its reply when enough replicas have all that it wrote or found written.
 *
 * WAIT counts what its own connection wrote, on the node that the connection leads to. So script, mark and WAIT travel in
 * one pipeline: it goes to one node, and is given up when the connection breaks in the middle. The mark is what makes a
 * repeated request safe: its script finds everything done and writes nothing, so that WAIT would have nothing to wait for,
 * although the first request's write may have reached no replica. Replication keeps its order: whoever has a mark that was
 * written behind the script has all that the script saw. In front of it, a write of another connection could slip between.
 *
 * @param mark a key in the slot of the script's keys, overwritten with nothing
 * @throws NotReplicated; and what the script or the connection says
 */
export async function replicated(redis: RedisClient, mark: string, [command, ...args]: ScriptCall): Promise<unknown> {
  const replicas = required.get(redis) ?? 0;
  if (replicas === 0) return plainly(redis, command, args);
  const [reply] = await confirmed(redis, mark, replicas, [[command, ...args]]);
  return reply;
}

/**
 * Resolves when enough replicas have everything that was written to this slot so far, by whomever. For a decision that was
 * read, and may have been written by somebody who was not told that it was replicated.
 *
 * @throws NotReplicated; and what the connection says
 */
export async function confirmReplicated(redis: RedisClient, mark: string): Promise<void> {
  const replicas = required.get(redis) ?? 0;
  if (replicas > 0) await confirmed(redis, mark, replicas, []);
}

async function plainly(redis: RedisClient, command: string, args: readonly unknown[]): Promise<unknown> {
  const run: unknown = Reflect.get(redis, command);
  if (typeof run !== 'function') throw new TypeError(`No script "${command}" is defined on this connection.`);
  return Reflect.apply(run, redis, args);
}

/** The replies to `commands`. */
async function confirmed(
  redis: RedisClient,
  mark: string,
  replicas: number,
  commands: unknown[][],
): Promise<readonly unknown[]> {
  for (let redirections = 0; ; redirections += 1) {
    const answers = await redis
      .pipeline([...commands, ['eval', WRITE_MARK, 1, mark], ['wait', replicas, REPLICAS_WAIT_MS]])
      .exec();
    const failure = (answers ?? []).slice(0, -1).find(([error]) => error)?.[0];
    if (failure?.message.startsWith('MOVED ') && redirections < MOST_REDIRECTIONS) {
      // ioredis redirects no pipeline of which one part, the WAIT, succeeded. A single command teaches it the new node.
      await redis.eval(WRITE_MARK, 1, mark);
      continue;
    }
    if (failure) throw failure;
    const [error, have] = answers?.at(-1) ?? [];
    if (typeof have === 'number' && have >= replicas) return (answers ?? []).map(([, reply]) => reply);
    const known = error ? error.message : `${String(have)} of them`;
    throw new NotReplicated(
      `${replicas} replicas should have had a write within ${REPLICAS_WAIT_MS} ms (REDIS_WAIT_REPLICAS): ${known}.`,
    );
  }
}
