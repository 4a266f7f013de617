import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium'];
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium or Chrome of this machine: CHROMIUM_BIN, then PATH, then the usual places. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_BIN'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const all = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return all.find(isProgram) ?? null;
}

/** A headless browser with a profile of its own, gone when it is closed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('Chromium was not found: install it, or name it with CHROMIUM_BIN=/path/to/chromium.');
  // Chromium refuses to run its sandbox as root, and it opens nothing but our own pages here.
  const args = process.getuid?.() === 0 ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS;
  return chromium.launch({ executablePath, args });
}

/** `describe` where there is a browser; elsewhere the tests are reported as skipped, with the reason in their name. */
export function describeInChromium(title: string, tests: () => void): void {
  if (findChromium()) describe(title, tests);
  else describe.skip(`${title} (needs Chromium: install it, or set CHROMIUM_BIN)`, tests);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
