import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../services/config';

/** Where every suite leaves nothing behind that another one in the same registry of modules could trip over. */
export const DIALOGS = 'dialogs';
/** The same: each plants its mistakes in copies of its own. */
export const CHECK = 'services/scripts/check';

/** One part of the suites of a folder, which read their modules and the project's scripts once for all of them. */
export function together(folder: string, part: number, parts: number): void {
  const suites = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  for (const suite of suites.filter((_, index) => index % parts === part)) {
    describe(join(folder, suite), () => {
      require(join(PROJECT_ROOT, folder, suite));
    });
  }
}
