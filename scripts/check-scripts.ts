import '../services/config/tell-usage';
import { parseArgs } from 'node:util';
import { inUse } from '../bots/publishing';
import { loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { type Before, committed } from '../services/scripts/check/against';
import { reportOn } from '../services/scripts/check/report';
import { readScriptFiles } from '../services/scripts/editions';

/**
 * `npm run scripts:check`: one finding a line, whom the change strands, a summary at the end, exit 1 when there are errors. Warnings stop
 * nothing. `--today 2026-11-22` checks as of another day; `--root` another copy of the project; `--against` names the folder that the change is
 * held against, in place of what is in use; `--release` makes errors of what a language lacks, of what nothing says and of what is not filled in; `--all`
 * names each thing that waits to be checked by somebody.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      today: { type: 'string' },
      root: { type: 'string' },
      against: { type: 'string' },
      release: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
    },
  });
  const root = values.root ?? PROJECT_ROOT;
  const before = await heldAgainst(root, values.against);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  const { lines, errors } = reportOn(root, today, before, values);
  for (const line of lines) console.log(line);
  return errors > 0 ? 1 : 0;
}

/** What is named; else what a running service uses; else, for a copy, the project itself, and for the project what was committed last. */
async function heldAgainst(root: string, named: string | undefined): Promise<Before | null> {
  if (named !== undefined) return { files: readScriptFiles(named), what: named };
  const used = await inUseHere(root);
  if (used !== null) return used;
  if (root === PROJECT_ROOT) return committed(root, console.error);
  return { files: readScriptFiles(PROJECT_ROOT), what: PROJECT_ROOT };
}

/** Words can be checked where no service was ever set up, and while its Redis is away. */
async function inUseHere(root: string): Promise<Before | null> {
  try {
    loadEnvFile();
    return await inUse(readConfig(process.env), root);
  } catch (problem) {
    console.error(`What is in use could not be read: ${problem instanceof Error ? problem.message : String(problem)}`);
    return null;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (problem: unknown) => {
    console.error(problem);
    process.exitCode = 1;
  },
);
