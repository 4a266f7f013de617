import { accessSync, constants } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { fetchDebianPackages } from '../../services/redis';
import { RUNTIME_DIR } from './redis';

/** How long a first run may take to have a browser, in milliseconds: 110 MB may have to be fetched. */
export const BROWSER_READY_MS = 300_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium'];
const ARGUMENTS = [
  // It opens nothing but our own pages here, and in a container it often may not run its sandbox.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Program {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A headless browser with a profile of its own, gone when it is closed: the Chromium or Chrome of this machine
 * (CHROMIUM_BIN, PATH, the usual places), else, on Debian and Ubuntu, the distribution's own, fetched without root.
 * @throws with what to install, where there is neither
 */
export async function launchChromium(): Promise<Browser> {
  const installed = findChromium();
  const { path, env } = installed === null ? await fetchChromium() : { path: installed, env: {} };
  return chromium.launch({ executablePath: path, args: ARGUMENTS, env: { ...ownEnvironment(), ...env } });
}

function findChromium(): string | null {
  const named = process.env['CHROMIUM_BIN'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const all = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return all.find(isProgram) ?? null;
}

async function fetchChromium(): Promise<Program> {
  const into = join(RUNTIME_DIR, 'chromium');
  const { root, libraryPath } = await fetchDebianPackages(['chromium', 'fonts-dejavu-core'], into, console.error).catch(
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`Chromium was not found: install it, or name it with CHROMIUM_BIN=/path/to/chromium. ${why}`);
    },
  );
  const fonts = join(into, 'fonts.conf');
  // Its own configuration names folders of a system that it is not installed on; without fonts every text is blank.
  await writeFile(fonts, `<fontconfig><dir>${join(root, 'usr/share/fonts')}</dir></fontconfig>\n`);
  return {
    // The launcher in usr/bin would look for everything below /usr.
    path: join(root, 'usr/lib/chromium/chromium'),
    env: { LD_LIBRARY_PATH: libraryPath, FONTCONFIG_FILE: fonts },
  };
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
