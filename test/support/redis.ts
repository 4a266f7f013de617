import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { type OpenRedis, openRedis, stopEmbeddedRedis } from '../../services/redis';
import { findServer } from '../../services/redis/find-server';
import { serverEnvironment } from '../../services/redis/server-program';

/** Where the server program is fetched to, as in production. */
export const RUNTIME_DIR = resolve(__dirname, '../../.runtime');
export const PREFIX = 'small-steps-test-';
let swept: Promise<void> | undefined;

export interface TestRedis {
  open: OpenRedis;
  dataDir: string;
  /** Ends the server and removes its directory. */
  stop(): Promise<void>;
  /** SIGKILL. `open` starts the server again as soon as it notices. */
  kill(): Promise<void>;
}

/** A real server of one's own, by the same ladder as in production, in a directory of its own. */
export async function startTestRedis(): Promise<TestRedis> {
  swept ??= removeAbandoned();
  await swept;
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const open = await openRedis({ ...LADDER, url: undefined, dataDir });
  return {
    open,
    dataDir,
    stop: async () => {
      await open.close();
      await removeServer(dataDir);
    },
    kill: async () => {
      process.kill(await serverPid(dataDir), 'SIGKILL');
    },
  };
}

export const LADDER = { serverBin: undefined, runtimeDir: RUNTIME_DIR, say: (line: string) => console.error(line) };

/** The process number of the embedded server of a data directory. */
export async function serverPid(dataDir: string): Promise<number> {
  return Number(await readFile(join(dataDir, 'redis/redis.pid'), 'utf8'));
}

export interface BareRedis {
  url: string;
  port: number;
  /** SIGKILL, and waits until it is dead. */
  kill(): Promise<void>;
  /** On the same port, with the same arguments and files. */
  startAgain(): Promise<void>;
  /** Ends it and removes its directory. */
  stop(): Promise<void>;
}

/** A Redis on a port, such as somebody else would run: its own defaults, plus these arguments (`--requirepass`, …). */
export async function startBareRedis(...args: string[]): Promise<BareRedis> {
  const program = await findServer(LADDER);
  const dir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const port = await freePort();
  const start = async () => {
    const all = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', ...args];
    const child = spawn(program.path, all, { stdio: 'ignore', env: serverEnvironment(program.libraryPath) });
    await acceptsConnections(port);
    return child;
  };
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    startAgain: async () => {
      await kill();
      child = await start();
    },
    stop: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A TCP port of loopback on which nothing listened a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

/** Resolves at the first connection; whether the server then wants a password is not asked. */
export async function acceptsConnections(port: number): Promise<void> {
  const redis = new Redis({ port, host: '127.0.0.1', enableReadyCheck: false, retryStrategy: () => 5 });
  redis.on('error', () => {});
  // Not `once` of node:events: it would take the first refused attempt for the end.
  await new Promise<void>((resolve) => redis.once('connect', () => resolve()));
  redis.disconnect();
}

/** Servers of test runs that were killed: their process is gone, and they would stay for ever. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) await removeServer(join(tmpdir(), name)).catch(() => {});
  }
}

async function removeServer(dataDir: string): Promise<void> {
  await stopEmbeddedRedis(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** For Jest's `globalSetup`: the one download there may be happens before any test's time runs. */
export default async function prepare(): Promise<void> {
  await findServer(LADDER);
}
