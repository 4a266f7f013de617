import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { searchPath } from '../config/search-path';
import { type AptConfiguration, aptConfiguration } from './apt-configuration';
import { findProgram } from './find-program';
import { withLock } from './lock';
import { operatingSystem } from './operating-system';
import { lastLine, runCommand } from './run-command';

/** Long enough for a browser over a slow line; a mirror that is not there is given up on much sooner, by apt itself. */
const DOWNLOAD_MS = 15 * 60_000;
const MARKER = '.packages';

/** The packages could not be fetched. The message says which, why, and what to look at. */
export class PackagesUnavailable extends Error {
  override readonly name = 'PackagesUnavailable';
}

export interface FetchOptions {
  /** Directories to look for apt-get and dpkg-deb in; those of PATH when left out. */
  path?: readonly string[];
  /** Where the package sources are written down; /etc/apt when left out. */
  etcApt?: string;
}

export interface FetchedPackages {
  /** The directory that stands for `/`: programs are in `usr/bin` below it. */
  root: string;
  /** For LD_LIBRARY_PATH: where the packages' own shared libraries lie. */
  libraryPath: string;
}

/**
 * Fetches packages of the Debian or Ubuntu that we run on, with those of their dependencies that the system does not
 * have, and unpacks them into `intoDir`. Nothing is installed, no root is needed, and the system's own apt state is
 * neither needed (its lists may be empty) nor touched. What was fetched before is kept: a second call does nothing.
 *
 * `intoDir` appears whole or not at all, so an interrupted fetch starts afresh.
 *
 * @param packages names; `a | b` is the first of them that the system's package source has
 * @param say gets one line if (and only if) something has to be downloaded
 * @throws PackagesUnavailable when there is no apt here, no network, or no such package
 */
export async function fetchDebianPackages(
  packages: readonly string[],
  intoDir: string,
  say: (line: string) => void,
  { path = searchPath(), etcApt = '/etc/apt' }: FetchOptions = {},
): Promise<FetchedPackages> {
  const apt = await findProgram('apt-get', path);
  const unpack = await findProgram('dpkg-deb', path);
  if (!apt || !unpack) {
    throw new PackagesUnavailable(
      `Cannot fetch ${packages.join(', ')}: apt-get and dpkg-deb are not both on PATH. Only Debian and Ubuntu have them.`,
    );
  }
  const system = await operatingSystem();
  const marker = `${JSON.stringify({ packages, system: `${system.id} ${system.codename} ${process.arch}` })}\n`;
  await mkdir(dirname(intoDir), { recursive: true });
  await withLock(`${intoDir}.lock`, async () => {
    if ((await readFile(join(intoDir, MARKER), 'utf8').catch(() => '')) === marker) return;
    say(
      `Fetching ${packages.join(', ').replaceAll(' | ', ' or ')} from this system's own package source (once, into ${intoDir}) ...`,
    );
    await removeLeftovers(intoDir);
    const temp = await mkdtemp(`${intoDir}.partial-`);
    try {
      const archives = await download(
        apt,
        packages,
        await aptConfiguration(temp, packages.flatMap(alternatives), etcApt),
      );
      const root = join(temp, 'root');
      await mkdir(root);
      for (const archive of archives) await mustRun(unpack, ['-x', archive, root], `unpack ${basename(archive)}`);
      await writeFile(join(root, MARKER), marker);
      await rm(intoDir, { recursive: true, force: true });
      await rename(root, intoDir);
    } finally {
      await rm(temp, { recursive: true, force: true });
    }
  });
  return { root: intoDir, libraryPath: await libraryPathOf(intoDir) };
}

/** Downloads what is missing for the packages and returns the archives' paths. */
async function download(apt: string, packages: readonly string[], configured: AptConfiguration): Promise<string[]> {
  const options = ['-c', configured.file, '-qq', '-y', '--no-install-recommends'];
  // A failed update of one source is only a warning to apt, and what matters is whether the packages are found.
  const updated = await runCommand(apt, [...options, 'update'], { timeoutMs: DOWNLOAD_MS });
  const names = [];
  for (const wanted of packages) names.push(await firstKnown(apt, options, wanted, updated.stderr));
  await mustRun(apt, [...options, '--download-only', 'install', ...names], `download ${names.join(', ')}`);
  const archives = (await readdir(configured.archives)).filter((name) => name.endsWith('.deb'));
  return archives.map((name) => join(configured.archives, name));
}

/** Of `a | b`, the first that can be downloaded with its dependencies; apt is asked in simulation. */
async function firstKnown(
  apt: string,
  options: readonly string[],
  wanted: string,
  updateSaid: string,
): Promise<string> {
  let refusal = '';
  for (const name of alternatives(wanted)) {
    const asked = await runCommand(apt, [...options, '--simulate', 'install', name], { timeoutMs: 60_000 });
    if (asked.code === 0) return name;
    refusal = lastLine(asked.stderr);
  }
  throw new PackagesUnavailable(
    `Cannot fetch ${wanted} (${lastLine(updateSaid) || refusal}). Check the network and /etc/apt.`,
  );
}

function alternatives(wanted: string): string[] {
  return wanted.split('|').map((name) => name.trim());
}

async function mustRun(command: string, args: readonly string[], what: string): Promise<void> {
  const outcome = await runCommand(command, args, { timeoutMs: DOWNLOAD_MS });
  if (outcome.code === 0) return;
  throw new PackagesUnavailable(`Cannot ${what}: ${lastLine(outcome.stderr) || `${basename(command)} was stopped`}`);
}

/** What a fetch that was killed left behind. Called under the lock, so nobody is still writing to it. */
async function removeLeftovers(intoDir: string): Promise<void> {
  const prefix = `${basename(intoDir)}.partial-`;
  const names = (await readdir(dirname(intoDir))).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => rm(join(dirname(intoDir), name), { recursive: true, force: true })));
}

/**
 * `usr/lib` and `lib`, their multiarch directories (`x86_64-linux-gnu`), and the directories in those that hold shared
 * libraries of their own (`pulseaudio`), which would be found by their absolute paths if they were installed.
 */
export async function libraryPathOf(root: string): Promise<string> {
  const found: string[] = [];
  for (const base of [join(root, 'usr/lib'), join(root, 'lib')]) {
    for (const multiarch of await directoriesIn(base)) {
      if (!multiarch.includes('-linux-gnu')) continue;
      found.push(multiarch);
      for (const inside of await directoriesIn(multiarch)) if (await holdsLibraries(inside)) found.push(inside);
    }
    found.push(base);
  }
  return found.join(':');
}

async function directoriesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name));
}

async function holdsLibraries(path: string): Promise<boolean> {
  return (await readdir(path)).some((name) => /^lib.*\.so/.test(name));
}
