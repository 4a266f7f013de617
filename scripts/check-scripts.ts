import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary, localesIn, ScriptError } from '../services/scripts';
import { checkScripts, findingLine } from '../services/scripts/check';
import { playConversations } from '../services/scripts/check/conversations';

/**
 * `npm run scripts:check`: one finding a line, a summary at the end, exit 1 when there are errors. Warnings stop nothing.
 * `--today 2026-11-22` checks as of another day; `--root` another copy of the project.
 */
function main(): number {
  const { values } = parseArgs({ options: { today: { type: 'string' }, root: { type: 'string' } } });
  const root = values.root ?? PROJECT_ROOT;
  const checked = checkScripts(root, values.today ?? new Date().toISOString().slice(0, 10));
  for (const finding of checked.findings) console.log(findingLine(finding));
  const errors = checked.findings.filter(({ severity }) => severity === 'error').length;
  const played = errors > 0 ? NOT_PLAYED : rehearse(root);
  for (const fault of played.failures) console.log(fault);
  const warnings = checked.findings.length - errors;
  const { entries, locales, flows } = checked;
  console.log(
    `scripts: ${count(entries, 'wording')} in ${count(locales, 'language')}, ${count(flows, 'flow')}, ` +
      `${count(played.played, 'conversation')} played: ` +
      `${count(errors + played.failures.length, 'error')}, ${count(warnings, 'warning')}.`,
  );
  return errors + played.failures.length > 0 ? 1 : 0;
}

const NOT_PLAYED = { failures: [], played: 0 };

/**
 * Every `.chat` file, played with these flows and words. How a language hears people has a reader of its own, which names file and line
 * when it cannot be read.
 */
function rehearse(root: string): ReturnType<typeof playConversations> {
  try {
    const locale = localesIn(root).find((tag) => tag === 'en-GB') ?? localesIn(root)[0] ?? '';
    return playConversations(root, loadLibrary({ root, locale, region: 'GB' }));
  } catch (problem) {
    const absent = problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
    if (problem instanceof ScriptError || absent) return { failures: problem.message.split('\n'), played: 0 };
    throw problem;
  }
}

const count = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`;

process.exitCode = main();
