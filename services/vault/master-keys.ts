import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MasterKey } from '../config';
import { parseMasterKeys } from '../config/master-keys';
import { MasterKeyProblem } from './key-ring';

const BYTES = 32;
const FILE = 'master.keys';

export interface MasterKeySource {
  /** What MASTER_KEYS holds; undefined when it is unset. */
  readonly configured: readonly MasterKey[] | undefined;
  readonly production: boolean;
  readonly dataDir: string;
}

/**
 * The master keys: those configured, or, outside production, one that is made once and kept in DATA_DIR/master.keys
 * (readable by its owner only).
 * @throws MasterKeyProblem
 */
export async function loadMasterKeys(source: MasterKeySource): Promise<readonly MasterKey[]> {
  if (source.configured !== undefined) return source.configured;
  if (source.production) {
    throw new MasterKeyProblem(
      'MASTER_KEYS is not set: production needs it as VERSION:KEY, kept apart from the data and its backups. ' +
        'Make one with: echo "1:$(openssl rand -base64 32)"',
    );
  }
  const path = join(source.dataDir, FILE);
  const kept = (await readKept(path)) ?? (await makeOnce(path, source.dataDir));
  const parsed = parseMasterKeys(kept.trim());
  if ('fault' in parsed) throw new MasterKeyProblem(`${path}: ${parsed.fault}`);
  return parsed.keys;
}

async function readKept(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new MasterKeyProblem(`${path} cannot be read (${codeOf(error)}): it must belong to the user who runs this.`);
  }
}

/** Written beside, synced and linked into place: of two processes that start at once both end up with one whole file. */
async function makeOnce(path: string, dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(`1:${randomBytes(BYTES).toString('base64')}\n`);
    await file.sync();
    await file.close();
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    const folder = await open(dir);
    await folder.sync();
    await folder.close();
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
