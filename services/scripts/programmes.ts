import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Programme, programmeFile } from '../../dialogs/programme';
import { readYaml, ScriptError } from './read-yaml';

/** Whose settings count for a programme that has no file of its own. */
const MAIN = 'main';

/**
 * Read programmes/*.yaml.
 * @returns the settings of a programme by its name
 * @throws ScriptError with one line for each fault: file, line, what is wrong, what is permitted.
 */
export function readProgrammes(root: string): (name: string) => Programme {
  const programmes = new Map<string, Programme>();
  for (const file of readdirSync(join(root, 'programmes')).filter((name) => name.endsWith('.yaml'))) {
    const shown = `programmes/${file}`;
    const programme = readYaml(join(root, shown), shown, programmeFile);
    if (programme.programme !== basename(file, '.yaml')) {
      throw new ScriptError(`${shown}: programme is "${programme.programme}", and must be the name of the file.`);
    }
    programmes.set(programme.programme, programme);
  }
  const main = programmes.get(MAIN);
  if (main === undefined) throw new ScriptError('programmes/main.yaml is missing: it holds how the programme works.');
  return (name) => programmes.get(name) ?? main;
}
