import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Learnt, readLearnt } from '../../../dialogs/learning';
import { orThrow } from '../../../dialogs/safety';
import { ScriptError } from '../read-yaml';

/** Where a language keeps what was learnt about safety, from the project's root. */
export function learntFile(locale: string): string {
  return `locales/${locale}/understanding/safety.learnt.gz`;
}

/**
 * What was learnt about safety in a language; null where nothing was.
 * @throws ScriptError when there is a file and it cannot be read
 */
export function readLearntFile(root: string, locale: string): Learnt | null {
  const shown = learntFile(locale);
  const path = join(root, shown);
  if (!existsSync(path)) return null;
  try {
    return orThrow(readLearnt(gunzipSync(readFileSync(path)), shown));
  } catch (fault) {
    const what = fault instanceof Error ? fault.message : String(fault);
    throw new ScriptError(`${shown} cannot be read (${what}): make it anew with "npm run understanding:train".`);
  }
}

/** Keep what was learnt. */
export function writeLearntFile(root: string, locale: string, bytes: Uint8Array): void {
  writeFileSync(join(root, learntFile(locale)), gzipSync(bytes, { level: 9 }));
}
