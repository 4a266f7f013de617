import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorCode, RedisUnavailable } from './unavailable';

/** Everything about the embedded server that follows from the data directory alone. */
export interface ServerPlace {
  /** The server's `dir`, real path: its append-only files, log and pid file. */
  dir: string;
  socket: string;
  log: string;
  pidFile: string;
  lock: string;
}

/** `sun_path` of unix(7) holds 108 bytes with the closing zero; 104 on the BSDs and macOS. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/**
 * Makes `dataDir/redis` (mode 700) if need be and says where things are. The socket lies in it, or, where that path is
 * too long for a socket, in a directory under `tempDir` that is named after the data directory and this user.
 *
 * @throws RedisUnavailable when a directory cannot be made or used, naming the setting and the system's reason
 */
export async function serverPlace(dataDir: string, tempDir = tmpdir()): Promise<ServerPlace> {
  const dir = await usableDirectory(join(dataDir, 'redis'), `DATA_DIR is "${dataDir}"`);
  return {
    dir,
    socket: await socketPath(dir, tempDir),
    log: join(dir, 'redis.log'),
    pidFile: join(dir, 'redis.pid'),
    lock: join(dir, 'spawn.lock'),
  };
}

async function usableDirectory(path: string, setting: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return await realpath(path);
  } catch (error) {
    throw notWritable(setting, errorCode(error));
  }
}

/** The refusal for a data directory that we cannot write to. */
export function notWritable(setting: string, code: string | undefined): RedisUnavailable {
  return new RedisUnavailable(
    `${setting}: it cannot be written to (${code ?? 'refused'}). ` +
      'Set DATA_DIR to a directory that this user may create and write, on a local disk.',
  );
}

async function socketPath(dir: string, tempDir: string): Promise<string> {
  const beside = join(dir, 'redis.sock');
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_PATH) return beside;

  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const shortDir = join(tempDir, `small-steps-${process.getuid?.() ?? 0}-${name}`);
  const short = join(shortDir, 'redis.sock');
  if (Buffer.byteLength(short) > LONGEST_SOCKET_PATH) {
    throw new RedisUnavailable(
      `DATA_DIR and the temp directory ("${tempDir}") are both too long for a unix socket: its path may have ` +
        `${LONGEST_SOCKET_PATH} bytes, and these need ${Buffer.byteLength(beside)} and ${Buffer.byteLength(short)}. ` +
        'Set DATA_DIR (or TMPDIR) to a shorter path.',
    );
  }
  await ownDirectory(shortDir);
  return short;
}

/** The temp directory is everybody's: another user may have put something of that name there to catch our data. */
async function ownDirectory(path: string): Promise<void> {
  await usableDirectory(path, `The temp directory holds "${path}"`);
  const found = await lstat(path);
  const ours = found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o077) === 0;
  if (ours) return;
  throw new RedisUnavailable(
    `"${path}" must be a directory that belongs to this user alone (mode 700), and is not. Remove it, or set TMPDIR.`,
  );
}
