import { Redis } from 'ioredis';
import { errorCode, reasonOf } from './unavailable';

/** What is behind a socket: nobody, somebody who does not answer, or a server and what it says of itself. */
export type Probed =
  | { state: 'absent' }
  | { state: 'silent'; because: string }
  | { state: 'loading' | 'ready'; dir: string; pid: number };

/** Nobody listens: the file is not there, or its server is dead. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED']);

/** Looks once, for at most two seconds. A server that is still reading its files answers this too. */
export async function probe(socket: string): Promise<Probed> {
  const redis = oneAttempt(socket);
  let failure: unknown;
  redis.on('error', (error) => {
    failure = error;
  });
  try {
    await redis.connect();
    const [dir, info] = await Promise.all([redis.config('GET', 'dir'), redis.info()]);
    return {
      state: /^loading:1/m.test(info) ? 'loading' : 'ready',
      dir: secondOf(dir),
      pid: Number(/^process_id:(\d+)/m.exec(info)?.[1] ?? 0),
    };
  } catch (error) {
    const cause = failure ?? error;
    if (NOBODY.has(errorCode(cause) ?? '')) return { state: 'absent' };
    return { state: 'silent', because: reasonOf(cause) };
  } finally {
    // On one that has ended already it would only leave a timer behind.
    if (redis.status !== 'end') redis.disconnect();
  }
}

/** A connection that tries once and never again, and answers or fails within the time. */
export function oneAttempt(socket: string, { commandTimeoutMs = 2_000 } = {}): Redis {
  return new Redis({
    path: socket,
    lazyConnect: true,
    retryStrategy: () => null,
    autoResendUnfulfilledCommands: false,
    enableReadyCheck: false,
    disableClientInfo: true,
    connectTimeout: 2_000,
    disconnectTimeout: 500,
    commandTimeout: commandTimeoutMs,
  });
}

/** CONFIG GET answers `[name, value]`; ioredis types it as unknown. */
function secondOf(reply: unknown): string {
  return Array.isArray(reply) ? String(reply[1] ?? '') : '';
}
