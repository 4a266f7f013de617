import { EXCUSABLE, error, type Finding, RULES, type Rule, warning } from './finding';
import type { Entry } from './wording-source';

/** `# check-allows: sentence-length (the charity's name is long)`: a wording excused from one rule, and why. */
export interface Allow {
  readonly rule: Rule;
  readonly line: number;
}

const ALLOW = /(?:^|\s)#\s*check-allows:\s*(\S*)\s*(.*)$/;

/**
 * The exceptions that stand in an entry or right above it.
 * @param lines the whole file
 * @param entry its first and last line, from 1
 */
export function allowsOf(
  lines: readonly string[],
  entry: { readonly file: string; readonly cue: string; readonly from: number; readonly to: number },
): { allows: Allow[]; findings: Finding[] } {
  const allows: Allow[] = [];
  const findings: Finding[] = [];
  const last = lastOwnLine(lines, entry);
  for (let line = firstOwnLine(lines, entry.from); line <= last; line++) {
    const [, name, reason] = ALLOW.exec(lines[line - 1] ?? '') ?? [];
    if (name === undefined) continue;
    const rule = RULES.find((known) => known === name);
    const fault =
      rule === undefined || !EXCUSABLE.includes(rule)
        ? [`there is no exception from "${name}"`, `exceptions are possible from: ${EXCUSABLE.join(', ')}`]
        : /^\(.*\p{L}{3}.*\)$/u.test(reason ?? '')
          ? null
          : [`the exception from ${name} gives no reason`, `write # check-allows: ${name} (the reason)`];
    if (fault) findings.push(error('allow', { file: entry.file, line }, entry.cue, fault[0] ?? '', fault[1] ?? ''));
    else if (rule !== undefined) allows.push({ rule, line });
  }
  return { allows, findings };
}

/** Comment lines right above an entry belong to it. */
function firstOwnLine(lines: readonly string[], from: number): number {
  let first = from;
  while (first > 1 && isComment(lines[first - 2])) first--;
  return first;
}

/** Comment lines at the end of an entry belong to the next one. */
function lastOwnLine(lines: readonly string[], { from, to }: { from: number; to: number }): number {
  let last = to;
  while (last > from && /^#|^\s*$/.test(lines[last - 1] ?? '')) last--;
  return last;
}

const isComment = (line: string | undefined) => line !== undefined && /^#/.test(line);

/** Leaves out what an entry is excused from. An exception that excuses nothing any more is a finding itself. */
export function excuse(entry: Entry, findings: readonly Finding[]): Finding[] {
  const excused = new Set(entry.allows.map(({ rule }) => rule));
  const idle = entry.allows.filter(({ rule }) => !findings.some((finding) => finding.rule === rule));
  return [
    ...findings.filter(({ rule }) => !excused.has(rule)),
    ...idle.map(({ rule, line }) => {
      // It is about other languages: whoever edits one of those alone is not held up by this.
      const found = rule === 'alike' || rule === 'own-language' ? warning : error;
      const what = `the exception from ${rule} is not needed`;
      return found('allow', { file: entry.file, line }, entry.cue, what, 'take it out');
    }),
  ];
}
