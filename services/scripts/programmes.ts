import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Programme, programmeFile } from '../../dialogs/programme';
import { yamlIn } from './places';
import { readYaml, ScriptError } from './read-yaml';

/** Where they stand, relative to the project. */
export const PROGRAMMES_FOLDER = 'programmes';
/** Whose settings count for a programme that has no file of its own. */
const MAIN = 'main';

/** The files of the programmes; none in a folder of flows and wording alone. */
export function programmeFilesIn(root: string): string[] {
  const folder = join(root, PROGRAMMES_FOLDER);
  return existsSync(folder) ? yamlIn(folder) : [];
}

/** @throws ScriptError */
export function readProgramme(path: string): Programme {
  const shown = `${PROGRAMMES_FOLDER}/${basename(path)}`;
  const programme = readYaml(path, shown, programmeFile);
  const name = basename(path, '.yaml');
  if (programme.programme === name) return programme;
  throw new ScriptError(
    `${shown}:1: programme is "${programme.programme}"; permitted is ${name}, the name of the file`,
  );
}

/**
 * Read programmes/*.yaml.
 * @returns the settings of a programme by its name
 * @throws ScriptError with one line for each fault: file, line, what is wrong, what is permitted.
 */
export function readProgrammes(root: string): (name: string) => Programme {
  const programmes = new Map<string, Programme>();
  for (const path of programmeFilesIn(root)) {
    const programme = readProgramme(path);
    programmes.set(programme.programme, programme);
  }
  const main = programmes.get(MAIN);
  if (main === undefined) throw new ScriptError('programmes/main.yaml is missing: it holds how the programme works.');
  return (name) => programmes.get(name) ?? main;
}
