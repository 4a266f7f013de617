import { basename, join } from 'node:path';
import { type Region, regionFile } from '../../dialogs/region';
import { compileEdition } from './editions/compile-edition';
import { readScriptFiles } from './editions/script-files';
import { readHelp } from './help';
import { readAllHearing } from './language';
import { type LibraryParts, LiveLibrary } from './live-library';
import { localesIn, yamlIn } from './places';
import { readProgrammes } from './programmes';
import { readYaml, ScriptError } from './read-yaml';
import { localesUsed } from './understanding-files';

export interface ScriptPlace {
  /** The project's root: holds dialogs/flows and locales. */
  readonly root: string;
  /** Used for people whose own locale or region has no file. */
  readonly locale: string;
  readonly region: string;
  /** The languages that are offered besides; all that there are where it is left out. */
  readonly locales?: readonly string[] | undefined;
  /** The words that the SMS provider answers itself; none where it answers nothing. */
  readonly answeredByProvider?: ReadonlySet<string>;
}

/**
 * Read every flow, wording and region file.
 * @throws ScriptError with one line for each fault: file, line, what is wrong, what is permitted.
 */
export function loadLibrary(place: ScriptPlace): LiveLibrary {
  const parts = readParts(place);
  return new LiveLibrary(parts, compileEdition(readScriptFiles(place.root), new Set(parts.hearing.keys())));
}

/** What no edition changes: how people are heard, the regions and the programmes. @throws ScriptError */
export function readParts({
  root,
  locale,
  region,
  locales,
  answeredByProvider = new Set(),
}: ScriptPlace): LibraryParts {
  const hearing = readAllHearing(root, localesUsed(root, locales && [...locales, ...defaultIn(root, locale)]));
  const regions = new Map<string, Region>();
  for (const file of yamlIn(join(root, 'locales/regions'))) {
    regions.set(basename(file, '.yaml'), readYaml(file, `locales/regions/${basename(file)}`, regionFile));
  }
  required(hearing, locale, 'DEFAULT_LOCALE', 'locale');
  required(regions, region, 'DEFAULT_REGION', 'region');
  const help = readHelp(root);
  return { hearing, regions, help, programme: readProgrammes(root), locale, region, answeredByProvider };
}

/** Where the default locale is not there, that is what is said. */
const defaultIn = (root: string, locale: string) => localesIn(root).filter((tag) => tag === locale);

function required(found: ReadonlyMap<string, unknown>, wanted: string, setting: string, what: string): void {
  if (found.has(wanted)) return;
  throw new ScriptError(
    `${setting} is "${wanted}", and there is no such ${what}. There are: ${[...found.keys()].join(', ')}.`,
  );
}
