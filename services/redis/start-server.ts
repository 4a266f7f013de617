import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, readlink, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { probe } from './probe';
import { lastLine, runCommand } from './run-command';
import type { ServerPlace } from './server-place';
import { notWritable } from './server-place';
import { type ServerProgram, serverEnvironment } from './server-program';
import { errorCode, RedisUnavailable, reasonOf } from './unavailable';

/** A server that has not opened its socket by then never will. Reading its files comes after that, and has no limit. */
const OPENING_MS = 20_000;
/** Until a person is told that the server is still reading its files. */
const LONG_LOADING_MS = 3_000;
/** How long a server may be deaf (a stalled disk, a stopped process) before we say so instead of waiting. */
export const PATIENCE_MS = 10_000;

export interface StartOptions {
  say(line: string): void;
  /** How long to wait for something that is there but does not do its part; ten seconds when left out. */
  patienceMs?: number | undefined;
}

/**
 * Starts the server for this place, detached: it outlives us. Call it under the place's lock, when nobody answers.
 *
 * @throws RedisUnavailable with the last line of the server's log when it does not come up
 */
export async function startServer(
  place: ServerPlace,
  program: ServerProgram,
  { say, patienceMs = PATIENCE_MS }: StartOptions,
): Promise<void> {
  await refuseStray(place, patienceMs);
  const log = await open(place.log, 'a', 0o600).catch((error: unknown) => {
    throw notWritable(`DATA_DIR leads to "${place.dir}"`, errorCode(error));
  });
  const { size } = await log.stat();
  const child = spawn(program.path, serverArguments(place), {
    cwd: place.dir,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: serverEnvironment(program.libraryPath),
  });
  const stopWaiting = new AbortController();
  const ended = endOf(child);
  await log.close();
  if (child.pid) await writeFile(place.pidFile, `${child.pid}\n`, { mode: 0o600 });

  const outcome = await Promise.race([ended, ready(place, say, stopWaiting.signal)]);
  stopWaiting.abort();
  if (outcome === 'ready') {
    child.removeAllListeners();
    child.unref();
    return;
  }
  child.kill('SIGKILL');
  const said = lastLine((await readFile(place.log)).subarray(size).toString('utf8')).replace(LOG_PREFIX, '');
  throw new RedisUnavailable(
    `${program.path} did not come up in "${place.dir}" (${outcome}). ` +
      `${said ? `The last line of its log, ${place.log}: "${said}"` : 'It logged nothing.'}`,
  );
}

/** `1234:M 22 Nov 2025 10:00:00.123 # ` in front of what a log line says. */
const LOG_PREFIX = /^\d+:[A-Z] .*?\d{3} [.\-*#] /;

/** A private server: no port, a socket for this user alone, every acknowledged write on disk, nothing ever evicted. */
function serverArguments(place: ServerPlace): string[] {
  const settings = {
    port: '0',
    unixsocket: place.socket,
    unixsocketperm: '700',
    dir: place.dir,
    pidfile: place.pidFile,
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    save: '', // The append-only files are the store; a snapshot beside them would only be a second, older truth.
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(reasonOf(error)));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
}

/** 'ready', or why we stopped waiting. Looks every few milliseconds: a server gives no other sign over a socket. */
async function ready(place: ServerPlace, say: (line: string) => void, stop: AbortSignal): Promise<string> {
  const began = performance.now();
  let pause = 4;
  let told = false;
  while (!stop.aborted) {
    const found = await probe(place.socket);
    const waited = performance.now() - began;
    if (found.state === 'ready') return 'ready';
    if (found.state !== 'loading' && waited > OPENING_MS) return `no answer in ${OPENING_MS / 1000} s`;
    if (found.state === 'loading' && waited > LONG_LOADING_MS && !told) {
      told = true;
      say('Redis is reading its files ...');
    }
    await delay(pause);
    pause = Math.min(pause * 1.5, 100);
  }
  return 'stopped';
}

/**
 * A server of this directory may be alive although its socket's file is gone (a cleaned temp directory). A second one
 * would write into the same files: wait for it if it is just ending, and refuse if it stays.
 */
async function refuseStray(place: ServerPlace, patienceMs: number): Promise<void> {
  const pid = Number(await readFile(place.pidFile, 'utf8').catch(() => 0));
  if (!Number.isInteger(pid) || pid <= 0) return;
  const giveUpAt = performance.now() + patienceMs;
  while (await isServerOf(place.dir, pid)) {
    if (performance.now() > giveUpAt) {
      throw new RedisUnavailable(
        `A Redis (process ${pid}) is running on "${place.dir}" but its socket ${place.socket} is gone. ` +
          `End it with \`kill ${pid}\` (it saves first) and start again.`,
      );
    }
    await delay(50);
  }
}

/** Process numbers are reused, so the number alone proves nothing. */
async function isServerOf(dir: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === dir;
  const asked = await runCommand('ps', ['-p', String(pid), '-o', 'comm='], { timeoutMs: 5_000 });
  return /(redis|valkey)-server/.test(asked.stdout);
}
