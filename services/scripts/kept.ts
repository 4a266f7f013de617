import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Keeps what takes long to make of files, for the next process that starts with the same files. Only ever a shortcut: what was made of
 * other files, by other code or by another Node, or is not as it was written, is made anew, and so it is where nothing can be kept.
 */
export class Kept {
  /** @param folder null where nothing is kept */
  constructor(private readonly folder: string | null) {}

  /**
   * Where tools keep such things, beside the packages that the project runs with: whoever can write there can change the code as well.
   * @param root the project's; a copy without packages keeps nothing
   */
  static of(root: string): Kept {
    const packages = join(root, 'node_modules');
    return new Kept(existsSync(packages) ? join(packages, '.cache', 'small-steps') : null);
  }

  /**
   * @param name of what is made: one of a kind is kept
   * @param sources all that it is made of, besides code
   * @param make gives plain data: what a structured clone copies
   */
  get<T>(name: string, sources: readonly string[], make: () => T): T {
    if (this.folder === null || CODE === null) return make();
    const path = join(this.folder, name);
    const key = digestOf([CODE, name, ...sources]);
    const found = read<T>(path, key);
    if (found !== null) return found.made;
    const made = make();
    write(this.folder, path, key, made);
    return made;
  }
}

/** Bytes of a SHA-256, with which a kept file begins: of its key and what follows. */
const SEAL = 32;

function read<T>(path: string, key: Buffer): { readonly made: T } | null {
  try {
    const bytes = readFileSync(path);
    const body = bytes.subarray(SEAL);
    return bytes.subarray(0, SEAL).equals(sealOf(key, body)) ? { made: deserialize(body) } : null;
  } catch {
    return null;
  }
}

function write(folder: string, path: string, key: Buffer, made: unknown): void {
  // Another process may write, or read, the same at the same time.
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const body = serialize(made);
    writeFileSync(draft, Buffer.concat([sealOf(key, body), body]));
    renameSync(draft, path);
  } catch {
    throwAway(draft);
  }
}

function throwAway(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // It was never there.
  }
}

function sealOf(key: Buffer, body: Buffer): Buffer {
  return createHash('sha256').update(key).update(body).digest();
}

/** Of texts, each with its length, so that none can lend another its end. */
function digestOf(texts: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest();
}

const HERE = join(__dirname, '../..');
/** The folders whose code reads and compiles. */
const CODE_FOLDERS = ['dialogs', 'dialogs/safety', 'dialogs/understanding', 'dialogs/learning', 'services/scripts'];
const NESTED_FOLDERS = ['dialogs/safety/phrases', 'dialogs/safety/spelling'];

/**
 * By what code things are made; null where it is not in its files, and nothing is kept. Looked at when this code is loaded: what an upgrade
 * lays over it later was not what made them.
 */
const CODE = codeOf([...CODE_FOLDERS, ...NESTED_FOLDERS]);

function codeOf(folders: readonly string[]): string | null {
  if (!folders.every((folder) => existsSync(join(HERE, folder)))) return null;
  const code = folders.flatMap((folder) =>
    readdirSync(join(HERE, folder))
      .filter((name) => /\.[jt]s$/.test(name) && !/\.(test|fixture)\.[jt]s$/.test(name))
      .map((name) => join(folder, name)),
  );
  const packages = existsSync(join(HERE, 'package-lock.json')) ? ['package-lock.json'] : [];
  const texts = [...code, ...packages].flatMap((file) => [file, readFileSync(join(HERE, file), 'utf8')]);
  return digestOf([process.version, process.arch, ...texts]).toString('hex');
}
