import { loadLibrary, localesIn, ScriptError } from '..';
import { type Before, strandedLines } from './against';
import type { Reads } from './check';
import { playConversations } from './conversations';
import { byFile } from './finding';
import { atRelease, checkScripts, type Finding, findingLine } from './index';
import { whichWords } from './reviewed-words';
import { shadowsOf } from './shadows';

export interface Report {
  /** A finding each, then what became of the conversations, then a summary. */
  readonly lines: readonly string[];
  readonly errors: number;
}

/**
 * Everything that `npm run scripts:check` has to say of a project.
 * @param today YYYY-MM-DD
 * @param before what is in use: whom a change strands in the middle of something is told against that
 * @param how `release`: hold it to what a release is held to: every moment is in every language, used, and says the same; `all`: list
 *   also what waits for somebody else, line by line
 */
export function reportOn(
  root: string,
  today: string,
  before: Before | null = null,
  { release = false, all = false }: { readonly release?: boolean; readonly all?: boolean } = {},
): Report {
  const { findings: checked, entries, locales, flows, reads } = checkScripts(root, today);
  const read = whichWords(release ? atRelease(checked) : checked, root, before);
  const found = read.filter(({ severity }) => severity === 'error').length;
  const played = found > 0 ? NOT_PLAYED : rehearse(root);
  const findings = [...read, ...played.shadows];
  const errors = found + played.failures.length;
  const summary =
    `scripts: ${count(entries, 'wording')} in ${count(locales, 'language')}, ${count(flows, 'flow')}, ` +
    `${count(played.played, 'conversation')} played: ${count(errors, 'error')}, ${count(findings.length - found, 'warning')}.`;
  // What cannot be read is told already, and cannot be compared.
  const isRead = read.every(({ rule }) => rule !== 'unreadable');
  const stranded = before !== null && isRead ? strandedLines(root, before) : [];
  const standing = all ? [] : findings.filter(isStanding);
  const shown = findings.filter((finding) => !standing.includes(finding));
  const told = [
    ...shown.map(findingLine),
    ...played.failures,
    ...standingLine(standing),
    ...reads.map(readsLine),
    ...stranded,
  ];
  return { lines: [...told, summary], errors };
}

/** What stands until somebody has rung a number, or read a language: no news to whoever changes a word. */
const STANDING: readonly Finding['rule'][] = ['line-unverified', 'native-speaker'];
const isStanding = ({ rule, severity }: Finding) => severity === 'warning' && STANDING.includes(rule);

function standingLine(standing: readonly Finding[]): string[] {
  if (standing.length === 0) return [];
  const files = [...byFile(standing)].map(([file, found]) => `${file} ${found.length}`);
  const what = `${count(standing.length, 'thing')} to be checked by somebody, not new: ${files.join(', ')}`;
  return [`locales: warning: ${what} -> npm run scripts:check -- --all names each`];
}

function readsLine({ tag, entries, grade, segments, nativeSpeaker }: Reads): string {
  const reader = nativeSpeaker ? 'read by a native speaker' : 'not yet read by a native speaker';
  const each = `reads at school grade ${grade.toFixed(1)}, ${segments.toFixed(2)} text messages each`;
  return `${tag}: ${count(entries, 'wording')}, ${each}; ${reader}.`;
}

const NOT_PLAYED: Rehearsed = { failures: [], played: 0, shadows: [] };

interface Rehearsed extends ReturnType<typeof playConversations> {
  /** Words that begin a flow and are heard as something else. */
  readonly shadows: readonly Finding[];
}

/**
 * Every `.chat` file, played with these flows and words. How a language hears people has a reader of its own, which names file and line
 * when it cannot be read.
 */
function rehearse(root: string): Rehearsed {
  try {
    const locale = localesIn(root).find((tag) => tag === 'en-GB') ?? localesIn(root)[0] ?? '';
    const library = loadLibrary({ root, locale, region: 'GB' });
    return { ...playConversations(root, library), shadows: shadowsOf(root, library) };
  } catch (problem) {
    const absent = problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
    if (problem instanceof ScriptError || absent) return { ...NOT_PLAYED, failures: problem.message.split('\n') };
    throw problem;
  }
}

const count = (many: number, what: string) => `${many} ${what}${many === 1 ? '' : 's'}`;
