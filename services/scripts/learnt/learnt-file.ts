import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Learnt, readLearnt } from '../../../dialogs/learning';
import { orThrow } from '../../../dialogs/safety';
import { localesIn } from '../places';
import { ScriptError } from '../read-yaml';

/** What is learnt: whether there is danger and what it is about, from the messages; what people want, from the examples; who wants no more messages. */
export type Subject = 'danger' | 'category' | 'intents' | 'opt-out';

/** Where a language keeps what was learnt, from the project's root. */
export function learntFile(locale: string, subject: Subject): string {
  return `locales/${locale}/understanding/${subject}.learnt.gz`;
}

/**
 * What was learnt of a subject in a language; null where nothing was.
 * @throws ScriptError when there is a file and it cannot be read
 */
export function readLearntFile(root: string, locale: string, subject: Subject): Learnt | null {
  const shown = learntFile(locale, subject);
  const path = join(root, shown);
  if (!existsSync(path)) return null;
  try {
    return orThrow(readLearnt(gunzipSync(readFileSync(path)), shown));
  } catch (fault) {
    const what = fault instanceof Error ? fault.message : String(fault);
    throw new ScriptError(`${shown} cannot be read (${what}): make it anew with "npm run understanding:train".`);
  }
}

/** The languages that have learnt intents of their own. Others have them from the language that they are like, or from none. */
export function localesThatLearn(root: string): string[] {
  return localesIn(root).filter((tag) => existsSync(join(root, learntFile(tag, 'intents'))));
}

/** Keep what was learnt. */
export function writeLearntFile(root: string, locale: string, subject: Subject, bytes: Uint8Array): void {
  writeFileSync(join(root, learntFile(locale, subject)), gzipSync(bytes, { level: 9 }));
}
