import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type HelpFile, helpFile } from '../../dialogs/help/directory';
import { yamlIn } from './places';
import { readYaml } from './read-yaml';

/** Where the directories of practical help stand, relative to the project. */
export const HELP_FOLDER = 'locales/regions/help';

/** The files of practical help; none where there is no such folder. */
export function helpFilesIn(root: string): string[] {
  const folder = join(root, HELP_FOLDER);
  return existsSync(folder) ? yamlIn(folder) : [];
}

/** Read every directory of practical help. @throws ScriptError with one line for each fault */
export function readHelp(root: string): HelpFile[] {
  return helpFilesIn(root).map((path) => readYaml(path, `${HELP_FOLDER}/${basename(path)}`, helpFile));
}
