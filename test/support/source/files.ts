import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../services/config';

/** One file of the project, by its path in it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The folders that the project consists of; what they hold is judged, and nothing else. */
export const FOLDERS = ['bots', 'dialogs', 'services', 'locales', 'programmes', 'console', 'test', 'scripts'] as const;

/** Every file below these folders whose name ends like this, in the order of their paths. */
export function filesIn(folders: readonly string[], ending: string): SourceFile[] {
  return folders
    .flatMap((folder) => namesBelow(folder))
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(PROJECT_ROOT, path), 'utf8') }));
}

export const isTest = ({ path }: SourceFile) => /\.(test|fixture)\.ts$/.test(path) || path.startsWith('test/');

/** A folder of the plan that is not there yet holds nothing. */
function namesBelow(folder: string): string[] {
  if (!existsSync(join(PROJECT_ROOT, folder))) return [];
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT_ROOT.length + 1));
}
