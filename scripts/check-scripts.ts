import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../services/config';
import { reportOn } from '../services/scripts/check/report';

/**
 * `npm run scripts:check`: one finding a line, a summary at the end, exit 1 when there are errors. Warnings stop nothing.
 * `--today 2026-11-22` checks as of another day; `--root` another copy of the project.
 */
function main(): number {
  const { values } = parseArgs({ options: { today: { type: 'string' }, root: { type: 'string' } } });
  const { lines, errors } = reportOn(
    values.root ?? PROJECT_ROOT,
    values.today ?? new Date().toISOString().slice(0, 10),
  );
  for (const line of lines) console.log(line);
  return errors > 0 ? 1 : 0;
}

process.exitCode = main();
