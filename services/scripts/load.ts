import { basename, join } from 'node:path';
import { type Region, regionFile } from '../../dialogs/region';
import { compileEdition } from './editions/compile-edition';
import { readScriptFiles } from './editions/script-files';
import { readHelp } from './help';
import { readAllHearing } from './language';
import { type LibraryParts, LiveLibrary } from './live-library';
import { yamlIn } from './places';
import { readProgrammes } from './programmes';
import { readYaml, ScriptError } from './read-yaml';

export interface ScriptPlace {
  /** The project's root: holds dialogs/flows and locales. */
  readonly root: string;
  /** Used for people whose own locale or region has no file. */
  readonly locale: string;
  readonly region: string;
  /** The words that the SMS provider answers itself; none where it answers nothing. */
  readonly answeredByProvider?: ReadonlySet<string>;
}

/**
 * Read every flow, wording and region file.
 * @throws ScriptError with one line for each fault: file, line, what is wrong, what is permitted.
 */
export function loadLibrary(place: ScriptPlace): LiveLibrary {
  const edition = compileEdition(readScriptFiles(place.root));
  return new LiveLibrary(readParts(place), edition);
}

/** What no edition changes: how people are heard, the regions and the programmes. @throws ScriptError */
export function readParts({ root, locale, region, answeredByProvider = new Set() }: ScriptPlace): LibraryParts {
  const hearing = readAllHearing(root);
  const regions = new Map<string, Region>();
  for (const file of yamlIn(join(root, 'locales/regions'))) {
    regions.set(basename(file, '.yaml'), readYaml(file, `locales/regions/${basename(file)}`, regionFile));
  }
  required(hearing, locale, 'DEFAULT_LOCALE', 'locale');
  required(regions, region, 'DEFAULT_REGION', 'region');
  const help = readHelp(root);
  return { hearing, regions, help, programme: readProgrammes(root), locale, region, answeredByProvider };
}

function required(found: ReadonlyMap<string, unknown>, wanted: string, setting: string, what: string): void {
  if (found.has(wanted)) return;
  throw new ScriptError(
    `${setting} is "${wanted}", and there is no such ${what}. There are: ${[...found.keys()].join(', ')}.`,
  );
}
