import { join } from 'node:path';
import { libraryPathOf } from './debian-packages';
import { isProgram } from './find-program';
import { lastLine, runCommand } from './run-command';

/** Both are asked for at every rung; Valkey first, because it is the one that distributions go on with. */
export const SERVER_NAMES = ['valkey-server', 'redis-server'] as const;

/** The oldest Redis whose commands we use. Valkey began at 7.2, so all of it will do. */
export const OLDEST_MAJOR = 7;

/** A server that has been run once, to ask for its version. */
export interface ServerProgram {
  path: string;
  /** For LD_LIBRARY_PATH, when its shared libraries are not the system's. */
  libraryPath: string | undefined;
  version: string;
}

/** Why something that was found is not a server for us. */
export interface Unfit {
  path: string;
  because: string;
}

/** Runs `path --version`. Redis prints `Redis server v=7.0.15 …`, Valkey `Valkey server v=8.0.1 …`. */
export async function examine(path: string, libraryPath?: string): Promise<ServerProgram | Unfit> {
  if (!(await isProgram(path))) return { path, because: 'there is no such executable file' };
  const asked = await runCommand(path, ['--version'], { timeoutMs: 10_000, env: serverEnvironment(libraryPath) });
  const version = /server v=(\d+(?:\.\d+)*)/.exec(asked.stdout)?.[1];
  if (!version) return { path, because: `it does not say its version (${lastLine(asked.stderr) || 'no answer'})` };
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) return { path, because: `it is version ${version}` };
  return { path, libraryPath, version };
}

/** The first server in an unpacked package tree that will do, or why the last will not; undefined if it holds none. */
export async function examineTree(root: string): Promise<ServerProgram | Unfit | undefined> {
  const libraryPath = await libraryPathOf(root);
  let unfit: Unfit | undefined;
  for (const name of SERVER_NAMES) {
    const path = join(root, 'usr/bin', name);
    if (!(await isProgram(path))) continue;
    const found = await examine(path, libraryPath);
    if ('version' in found) return found;
    unfit = found;
  }
  return unfit;
}

/**
 * The whole environment of a server: nothing of ours. A server outlives the program that starts it, and must not keep
 * that program's secrets in its environment.
 */
export function serverEnvironment(libraryPath: string | undefined): Record<string, string> {
  return libraryPath ? { LC_ALL: 'C', LD_LIBRARY_PATH: libraryPath } : { LC_ALL: 'C' };
}
