import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { LOCALE_TAG } from '../../dialogs/locale-tag';

/** The locale tags that have a folder. */
export function localesIn(root: string): string[] {
  const tag = z.string().regex(LOCALE_TAG);
  return readdirSync(join(root, 'locales'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && tag.safeParse(entry.name).success)
    .map((entry) => entry.name)
    .sort();
}

export function yamlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** The codes of the regions that have a file. */
export function regionsIn(root: string): string[] {
  return yamlIn(join(root, 'locales/regions')).map((path) => basename(path, '.yaml'));
}
