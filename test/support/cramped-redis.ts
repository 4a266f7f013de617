import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from '../../services/redis/find-server';
import { serverEnvironment } from '../../services/redis/server-program';
import { acceptsConnections, freePort, LADDER, PREFIX } from './redis';

/** A Redis that syncs every write, on a disk that is about to be full. */
export interface CrampedRedis {
  readonly url: string;
  /** Resolves when the server has ended by itself. */
  readonly ended: Promise<unknown>;
  /** On the same port with the same files, and with all the room there is. */
  startWithRoom(): Promise<void>;
  /** Ends it and removes its directory. */
  stop(): Promise<void>;
}

/** @param kilobytes that any one file of it may have; a write beyond fails with EFBIG, as it does with ENOSPC on a full disk */
export async function startCrampedRedis(kilobytes: number): Promise<CrampedRedis> {
  const program = await findServer(LADDER);
  const dir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const port = await freePort();
  const options = { stdio: 'ignore', env: serverEnvironment(program.libraryPath) } as const;
  const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...durable];
  // POSIX counts in blocks of 512 bytes. Without the trap the signal would kill the server before it sees the error.
  const cramped = `ulimit -f ${kilobytes * 2}; trap '' XFSZ; exec "$0" "$@"`;
  let child = spawn('sh', ['-c', cramped, program.path, ...args], options);
  const ended = once(child, 'exit');
  await acceptsConnections(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    ended,
    async startWithRoom() {
      await ended;
      child = spawn(program.path, args, options);
      await acceptsConnections(port);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
