import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The locale tags that have a folder. */
export function localesIn(root: string): string[] {
  const tag = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
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
