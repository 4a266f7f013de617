import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { compileFlows, flowFile } from '../../dialogs/flow/book';
import type { Language, Library } from '../../dialogs/language';
import { type Region, regionFile } from '../../dialogs/region';
import { readLanguage } from './language';
import { readYaml, ScriptError } from './read-yaml';

export interface ScriptPlace {
  /** The project's root: holds dialogs/flows and locales. */
  readonly root: string;
  /** Used for people whose own locale or region has no file. */
  readonly locale: string;
  readonly region: string;
}

/**
 * Read every flow, wording and region file.
 * @throws ScriptError with one line for each fault: file, line, what is wrong, what is permitted.
 */
export function loadLibrary({ root, locale, region }: ScriptPlace): Library {
  const flows = inProject(() =>
    compileFlows(yamlIn(join(root, 'dialogs/flows')).map((f) => readYaml(f, `dialogs/flows/${basename(f)}`, flowFile))),
  );
  const languages = new Map<string, Language>();
  for (const tag of localesIn(root)) languages.set(tag, readLanguage(root, tag));
  const regions = new Map<string, Region>();
  for (const file of yamlIn(join(root, 'locales/regions'))) {
    regions.set(basename(file, '.yaml'), readYaml(file, `locales/regions/${basename(file)}`, regionFile));
  }
  const language = required(languages, locale, 'DEFAULT_LOCALE', 'locale');
  const place = required(regions, region, 'DEFAULT_REGION', 'region');
  return {
    flows,
    language: (tag) => languages.get(tag) ?? language,
    region: (code) => regions.get(code) ?? place,
  };
}

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

function required<T>(found: ReadonlyMap<string, T>, wanted: string, setting: string, what: string): T {
  const value = found.get(wanted);
  if (value !== undefined) return value;
  throw new ScriptError(
    `${setting} is "${wanted}", and there is no such ${what}. There are: ${[...found.keys()].join(', ')}.`,
  );
}

function inProject<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(error instanceof Error ? error.message : String(error));
  }
}
