import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { searchPath } from '../config/search-path';
import { fetchDebianPackages, PackagesUnavailable } from './debian-packages';
import { findProgram } from './find-program';
import { LockUnavailable } from './lock';
import { howToGetRedis, operatingSystem } from './operating-system';
import { lastLine, runCommand } from './run-command';
import { examine, examineTree, OLDEST_MAJOR, SERVER_NAMES, type ServerProgram, type Unfit } from './server-program';
import { errorCode, RedisUnavailable } from './unavailable';

export interface SearchSettings {
  /** REDIS_SERVER_BIN: this server and no other. */
  serverBin: string | undefined;
  /** Where a server that had to be fetched is kept: `.runtime` in the project's root. */
  runtimeDir: string;
  say(line: string): void;
  /** Directories to look for programs in; those of PATH when left out. */
  path?: readonly string[];
  /** As in `process.platform`; this machine's when left out. */
  platform?: string;
}

/**
 * Climbs the ladder for a server program of version 7.0 or later: REDIS_SERVER_BIN → `.runtime` → PATH → the
 * distribution's own package → Homebrew. A named REDIS_SERVER_BIN that will not do is an error, and not passed over.
 *
 * @throws RedisUnavailable with everything that was found unfit on the way, and this system's command to get one
 */
export async function findServer(settings: SearchSettings): Promise<ServerProgram> {
  const path = settings.path ?? searchPath();
  const platform = settings.platform ?? process.platform;
  if (settings.serverBin) return named(settings.serverBin);

  const unfit: Unfit[] = [];
  const rungs = [
    () => examineTree(treeIn(settings.runtimeDir)),
    () => onPath(path, unfit),
    () => fromDistribution(settings, path, platform),
    () => fromHomebrew(settings, path, platform),
  ];
  for (const rung of rungs) {
    const found = await rung();
    if (found && 'version' in found) return found;
    if (found) unfit.push(found);
  }
  throw new RedisUnavailable(await nothingFound(unfit, platform));
}

async function named(serverBin: string): Promise<ServerProgram> {
  const found = await examine(serverBin);
  if ('version' in found) return found;
  throw new RedisUnavailable(
    `REDIS_SERVER_BIN is "${serverBin}": ${found.because}. It must name a redis-server or valkey-server of version ` +
      `${OLDEST_MAJOR}.0 or later; leave it unset to have one found.`,
  );
}

async function onPath(path: readonly string[], unfit: Unfit[]): Promise<ServerProgram | undefined> {
  for (const name of SERVER_NAMES) {
    const program = await findProgram(name, path);
    if (!program) continue;
    const found = await examine(program);
    if ('version' in found) return found;
    unfit.push(found);
  }
  return undefined;
}

async function fromDistribution(
  settings: SearchSettings,
  path: readonly string[],
  platform: string,
): Promise<ServerProgram | Unfit | undefined> {
  if (platform !== 'linux' || !(await findProgram('apt-get', path))) return undefined;
  const tree = treeIn(settings.runtimeDir);
  try {
    // A tree that is there but did not do (another system's, or its libraries are gone) is fetched afresh.
    await rm(tree, { recursive: true, force: true });
    await fetchDebianPackages(['valkey-server | redis-server'], tree, settings.say, { path });
  } catch (error) {
    if (error instanceof PackagesUnavailable) return { path: 'the package source', because: error.message };
    const cannotWrite = error instanceof LockUnavailable ? error.code : errorCode(error);
    if (cannotWrite !== undefined)
      return { path: settings.runtimeDir, because: `it cannot be written to (${cannotWrite})` };
    throw error;
  }
  return (await examineTree(tree)) ?? { path: tree, because: 'the fetched package holds no server' };
}

async function fromHomebrew(
  settings: SearchSettings,
  path: readonly string[],
  platform: string,
): Promise<ServerProgram | Unfit | undefined> {
  if (platform !== 'darwin') return undefined;
  // Homebrew's usual places, in case this was started by something with a shorter PATH than a terminal's.
  const places = [...path, '/opt/homebrew/bin', '/usr/local/bin'];
  const brew = await findProgram('brew', places);
  if (!brew) return undefined;
  settings.say('No Redis on this machine. Running `brew install valkey` (once) ...');
  const installed = await runCommand(brew, ['install', 'valkey'], { timeoutMs: 15 * 60_000 });
  if (installed.code !== 0) return { path: brew, because: lastLine(installed.stderr) };
  const program = await findProgram('valkey-server', places);
  return program ? examine(program) : { path: brew, because: 'it installed valkey, but no valkey-server is on PATH' };
}

function treeIn(runtimeDir: string): string {
  return join(runtimeDir, 'redis');
}

async function nothingFound(unfit: readonly Unfit[], platform: string): Promise<string> {
  const tried = unfit.map(({ path, because }) => `${path}: ${because}.`.replace('..', '.')).join(' ');
  const wanted = `No Redis server of version ${OLDEST_MAJOR}.0 or later was found on this machine.`;
  return [wanted, tried, howToGetRedis(await operatingSystem(platform))].filter(Boolean).join(' ');
}
