import { basename, dirname } from 'node:path';
import { compileFlows, flowFile } from '../../../dialogs/flow/book';
import { remembering } from '../../../dialogs/remember';
import type { Edition } from '../../../dialogs/scripts/edition';
import { compileWording, type Wording, wordingFile } from '../../../dialogs/scripts/wording';
import { borrowedFor, borrowing, FIRST_LANGUAGE } from '../first-language';
import { naming, parseYaml } from '../read-yaml';
import { editionId, type ScriptFiles } from './script-files';

const FLOWS = 'dialogs/flows';
const LOCALES = 'locales';

/**
 * Flows and wording, ready to be spoken. What a language lacks is said in the first one; nobody begins it by a word of that.
 * @param locales those whose wording is wanted
 * @throws ScriptError with one line for each fault: file, line, what is wrong
 */
export function compileEdition(files: ScriptFiles, locales: ReadonlySet<string>): Edition {
  const all = [...files];
  const flowFiles = all.filter(([path]) => dirname(path) === FLOWS);
  const read = flowFiles.map(([path, text]) => parseYaml(text, path, flowFile));
  const flows = naming('', () => compileFlows(read));
  const wording = new Map<string, Map<string, Wording>>();
  for (const [path, text] of all) {
    if (dirname(dirname(path)) !== LOCALES) continue;
    const locale = basename(dirname(path));
    if (!locales.has(locale) && locale !== FIRST_LANGUAGE) continue;
    const entries = wording.get(locale) ?? new Map<string, Wording>();
    wording.set(locale, entries);
    for (const entry of wordingIn(text, path, locale)) entries.set(entry.cue, entry);
  }
  const mayBeBorrowed = borrowing(read);
  const first = [...(wording.get(FIRST_LANGUAGE)?.values() ?? [])];
  for (const [locale, entries] of wording) {
    if (locale === FIRST_LANGUAGE) continue;
    for (const entry of borrowedFor(entries, first, ({ say }) => say.flatMap(({ args }) => args), mayBeBorrowed))
      entries.set(entry.cue, { ...entry, begins: [] });
  }
  return {
    id: editionId(files),
    flows,
    wording: (locale) => (locales.has(locale) ? (wording.get(locale) ?? null) : null),
  };
}

const MOST_FILES = 1_000;

/** Of an edition most files are those of the one before: what was not edited is not compiled again. */
const wordingIn = remembering(MOST_FILES, (text: string, path: string, locale: string): readonly Wording[] => {
  const file = parseYaml(text, path, wordingFile);
  return naming(path, () => compileWording(file, basename(path, '.yaml'), locale));
});
