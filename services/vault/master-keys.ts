import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type MasterKey, MasterKeyProblem } from './key-ring';

const BYTES = 32;
const FILE = 'master.keys';

/**
 * Reads `version:base64,version:base64`, as MASTER_KEYS and the key file have it.
 * @throws MasterKeyProblem saying which entry is wrong, never what it holds.
 */
export function parseMasterKeys(text: string, where: string): MasterKey[] {
  const entries = text.split(/[,\s]+/).filter((entry) => entry !== '');
  const keys = entries.map((entry, index) => {
    const [version, base64, ...rest] = entry.split(':');
    const number = Number(version);
    const key = Buffer.from(base64 ?? '', 'base64');
    if (!Number.isInteger(number) || number < 1 || number > 65_535 || key.length !== BYTES || rest.length > 0) {
      throw new MasterKeyProblem(
        `${where}: entry ${index + 1} is not version:base64 with a version of 1 to 65535 and ${BYTES} bytes of key. ` +
          'Make one with: openssl rand -base64 32',
      );
    }
    return { version: number, key };
  });
  if (new Set(keys.map((key) => key.version)).size < keys.length) {
    throw new MasterKeyProblem(`${where}: a version is given twice; each version is one key.`);
  }
  if (keys.length === 0) throw new MasterKeyProblem(`${where}: no key in it; give at least one as version:base64.`);
  return keys;
}

export interface MasterKeySource {
  /** What MASTER_KEYS holds; undefined when it is unset. */
  readonly configured: string | undefined;
  readonly production: boolean;
  readonly dataDir: string;
}

/**
 * The master keys: those configured, or, outside production, one that is made once and kept in DATA_DIR/master.keys
 * (readable by its owner only).
 * @throws MasterKeyProblem
 */
export async function loadMasterKeys(source: MasterKeySource): Promise<MasterKey[]> {
  if (source.configured !== undefined) return parseMasterKeys(source.configured, 'MASTER_KEYS');
  if (source.production) {
    throw new MasterKeyProblem(
      'MASTER_KEYS is not set: production needs it as version:base64, kept apart from the data and its backups. ' +
        'Make a key with: openssl rand -base64 32',
    );
  }
  const path = join(source.dataDir, FILE);
  const kept = (await readKept(path)) ?? (await makeOnce(path, source.dataDir));
  return parseMasterKeys(kept, path);
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
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
