import { loadLibrary, localesIn, ScriptError } from '..';
import type { Reads } from './check';
import { playConversations } from './conversations';
import { checkScripts, findingLine } from './index';

export interface Report {
  /** A finding each, then what became of the conversations, then a summary. */
  readonly lines: readonly string[];
  readonly errors: number;
}

/**
 * Everything that `npm run scripts:check` has to say of a project.
 * @param today YYYY-MM-DD
 */
export function reportOn(root: string, today: string): Report {
  const { findings, entries, locales, flows, reads } = checkScripts(root, today);
  const found = findings.filter(({ severity }) => severity === 'error').length;
  const played = found > 0 ? NOT_PLAYED : rehearse(root);
  const errors = found + played.failures.length;
  const summary =
    `scripts: ${count(entries, 'wording')} in ${count(locales, 'language')}, ${count(flows, 'flow')}, ` +
    `${count(played.played, 'conversation')} played: ${count(errors, 'error')}, ${count(findings.length - found, 'warning')}.`;
  return { lines: [...findings.map(findingLine), ...played.failures, ...reads.map(readsLine), summary], errors };
}

function readsLine({ tag, entries, grade, segments, nativeSpeaker }: Reads): string {
  const reader = nativeSpeaker ? 'read by a native speaker' : 'not yet read by a native speaker';
  const each = `reads at school grade ${grade.toFixed(1)}, ${segments.toFixed(2)} text messages each`;
  return `${tag}: ${count(entries, 'wording')}, ${each}; ${reader}.`;
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
