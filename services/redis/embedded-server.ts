import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LockUnavailable, withLock } from './lock';
import { oneAttempt, probe } from './probe';
import type { ServerPlace } from './server-place';
import { notWritable, serverPlace } from './server-place';
import type { ServerProgram } from './server-program';
import { PATIENCE_MS, type StartOptions, startServer } from './start-server';
import { RedisUnavailable, reasonOf } from './unavailable';

export interface EnsureOptions extends StartOptions {
  /** Called only when a server has to be started. */
  find(): Promise<ServerProgram>;
}

/**
 * Leaves exactly one server answering for this data directory: the one that is there, or a new one. Any number of
 * processes may call this at once.
 *
 * @throws RedisUnavailable when one is there but is not ours or does not answer, or when a new one does not come up
 */
export async function ensureServer(place: ServerPlace, options: EnsureOptions): Promise<void> {
  if (await isAnswering(place, options.patienceMs)) return;
  await exclusively(place, async () => {
    if (await isAnswering(place, options.patienceMs)) return;
    await startServer(place, await options.find(), options);
  });
}

/** Whether a server of this data directory answers. Nothing is started, and nothing is made that is not there. */
export async function isServerRunning(dataDir: string): Promise<boolean> {
  return existsSync(join(dataDir, 'redis')) && isAnswering(await serverPlace(dataDir));
}

/**
 * Shuts down the server of this data directory, if there is one. Everything acknowledged is on disk already, and what
 * is still in the server's buffers is written before it ends. A program that still uses it will start it again.
 *
 * @param dataDir as in the settings: the server's own directory is `redis` below it
 */
export async function stopEmbeddedRedis(dataDir: string): Promise<void> {
  const place = await serverPlace(dataDir);
  await exclusively(place, async () => {
    if (await isAnswering(place)) await shutDown(place.socket);
  });
}

function exclusively<T>(place: ServerPlace, work: () => Promise<T>): Promise<T> {
  return withLock(place.lock, work).catch((error: unknown) => {
    if (error instanceof LockUnavailable) throw notWritable(`DATA_DIR leads to "${place.dir}"`, error.code);
    throw error;
  });
}

/** True once our server answers (it may still be reading its files), false when nobody is there. */
async function isAnswering(place: ServerPlace, patienceMs = PATIENCE_MS): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const found = await probe(place.socket);
    if (found.state === 'absent') return false;
    if (found.state !== 'silent') return isOurs(place, found.dir);
    if (performance.now() > giveUpAt) {
      throw new RedisUnavailable(
        `The embedded Redis at ${place.socket} is there but does not answer (${found.because}). Its log is ${place.log}; ` +
          'if it is beyond help, kill that process and start again: what was acknowledged is on disk.',
      );
    }
    await delay(100);
  }
}

async function isOurs(place: ServerPlace, dir: string): Promise<boolean> {
  if (dir === place.dir) return true;
  if (dir === '') {
    // Its directory was deleted under it, so that nothing it holds can be kept: the socket is ours to reuse.
    await shutDown(place.socket);
    return false;
  }
  throw new RedisUnavailable(
    `The Redis at ${place.socket} keeps its data in "${dir}" and not in "${place.dir}". Stop it, or set DATA_DIR to another directory.`,
  );
}

/** Ends when the server has ended: it keeps this connection open until then. */
async function shutDown(socket: string): Promise<void> {
  const redis = oneAttempt(socket, { commandTimeoutMs: 60_000 });
  const ended = new Promise<void>((resolve) => redis.once('end', () => resolve()));
  redis.on('error', () => {}); // The connection ends without an answer: that is the answer.
  try {
    await redis.connect();
    await redis.shutdown();
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'command' in error) {
      throw new RedisUnavailable(`The embedded Redis at ${socket} will not shut down: ${reasonOf(error)}`);
    }
  }
  await ended;
}
