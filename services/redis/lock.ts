import { lock } from 'proper-lockfile';
import { errorCode } from './unavailable';

/** The lock cannot be made at all: its directory is missing or not writable. */
export class LockUnavailable extends Error {
  override readonly name = 'LockUnavailable';

  /** @param code the system's reason (EACCES), when there was one */
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

/** A lock whose owner has not renewed it for this long belongs to a dead process. Five seconds is the library's least. */
const STALE_MS = 5_000;

/**
 * Runs `work` while no other process on this machine runs work under the same lock file. Waiting has no limit worth
 * naming (half an hour): the longest work is a download, and a dead owner is noticed after five seconds.
 *
 * @param lockPath made as a directory while held; its parent must exist and be writable
 */
export async function withLock<T>(lockPath: string, work: () => Promise<T>): Promise<T> {
  let lost: Error | undefined;
  const release = await lock(lockPath, {
    lockfilePath: lockPath,
    realpath: false,
    stale: STALE_MS,
    update: 1_000,
    retries: { retries: 18_000, factor: 1.5, minTimeout: 5, maxTimeout: 100 },
    // The default throws from a timer and ends the process; the owner of a lost lock (a machine that slept) says so itself.
    onCompromised: (error) => {
      lost = error;
    },
  }).catch((error: unknown) => {
    throw new LockUnavailable(
      `The lock ${lockPath} cannot be taken (${errorCode(error) ?? 'busy'}). Its directory must be writable by this user.`,
      errorCode(error),
    );
  });
  try {
    return await work();
  } finally {
    if (!lost) await release();
  }
}
