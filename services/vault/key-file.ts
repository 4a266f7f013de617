import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseMasterKeys } from '../config/master-keys';
import { withLock } from '../redis/lock';
import { MasterKeyProblem } from './key-ring';

const BYTES = 32;
const FILE = 'master.keys';

/** Where the master keys lie when none are configured. */
export const keyFile = (dataDir: string) => join(dataDir, FILE);

/** What the file holds; null when there is none. @throws MasterKeyProblem when it cannot be read. */
export async function readKeyFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new MasterKeyProblem(`${path} cannot be read (${codeOf(error)}): it must belong to the user who runs this.`);
  }
}

/** Linked into place: of two processes that start at once both end up with one whole file. */
export async function makeKeyFile(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await write(path, `${newKey(1)}\n`, async (draft) => {
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  });
  return readFile(path, 'utf8');
}

/**
 * Adds a newer master key in front of those in the file; two at once add one.
 * @param newest the version after which a newer one is wanted; when the file holds one already, nothing is added
 * @returns the version of the newest key that the file then holds
 * @throws MasterKeyProblem, LockUnavailable
 */
export async function addToKeyFile(dataDir: string, newest: number): Promise<number> {
  const path = keyFile(dataDir);
  return withLock(`${path}.lock`, async () => {
    const kept = ((await readKeyFile(path)) ?? '').trim();
    const parsed = parseMasterKeys(kept);
    if ('fault' in parsed) throw new MasterKeyProblem(`${path}: ${parsed.fault}`);
    const held = Math.max(...parsed.keys.map(({ version }) => version));
    if (held > newest) return held;
    await write(path, `${newKey(held + 1)},${kept}\n`, (draft) => rename(draft, path));
    return held + 1;
  });
}

const newKey = (version: number) => `${version}:${randomBytes(BYTES).toString('base64')}`;

/** Written beside and synced before it is put in place: whoever reads it reads a whole one, after a power cut too. */
async function write(path: string, text: string, put: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await put(draft);
    const folder = await open(dirname(path));
    await folder.sync();
    await folder.close();
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
