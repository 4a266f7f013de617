import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../services/config';

/** Where every suite is pure: it leaves nothing behind that another one in the same registry of modules could trip over. */
const PURE = 'dialogs';

/** One part of the pure suites, which read their modules and the project's scripts once for all of them. */
export function together(part: number, parts: number): void {
  const suites = readdirSync(join(PROJECT_ROOT, PURE), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  for (const suite of suites.filter((_, index) => index % parts === part)) {
    describe(join(PURE, suite), () => {
      require(join(PROJECT_ROOT, PURE, suite));
    });
  }
}
