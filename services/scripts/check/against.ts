import { execFileSync } from 'node:child_process';
import { type Differences, differencesOf, readScriptFiles, type ScriptFiles } from '../editions';

/** Files that a change is held against, and what they are, in words. */
export interface Before {
  readonly files: ScriptFiles;
  readonly what: string;
  /** Files that were saved in the folder and are not in use before they are published. */
  readonly waiting?: readonly string[];
}

/**
 * What a change does to those who are in the middle of something: one line for each question that is gone or is answered otherwise, and how
 * many kinds of position that is.
 */
export function strandedLines(root: string, before: Before): string[] {
  const changed = differencesOf(before.files, readScriptFiles(root));
  const { waiting = [] } = before;
  if (changed.paths.length === 0) return [`Nothing is different from ${before.what}.`];
  return [
    ...(waiting.length > 0 ? [waitingLine(waiting)] : []),
    ...positionLines(changed),
    `${affectedWords(changed)} (against ${before.what})`,
  ];
}

export const waitingLine = (paths: readonly string[]): string =>
  `Saved in the folder, and not in use before it is published: ${paths.join(', ')}.`;

export const positionLines = ({ gone, askedOtherwise }: Differences): string[] => [
  ...gone.map((question) => `a question that is no more: ${question}`),
  ...askedOtherwise.map((question) => `a question with other answers: ${question}`),
];

/** How many kinds of position a change takes away, and what that is. */
export function affectedWords({ gone, askedOtherwise }: Differences): string {
  const many = gone.length + askedOtherwise.length;
  if (many === 0) return 'Positions affected: 0. No question that somebody may be answering just now is another one.';
  const what = many === 1 ? 'a question' : 'questions';
  return `Positions affected: ${many}: ${what} that somebody may be answering just now. They finish in the words in which it began.`;
}

const FOLDERS = ['dialogs/flows', 'locales'];

/**
 * The files as they were committed last; null where git keeps nothing of this folder, or cannot say.
 * @param say is told why it cannot; that there is no git, no repository or nothing committed yet needs no word
 */
export function committed(root: string, say: (why: string) => void): Before | null {
  try {
    return asCommitted(root, (...args) =>
      execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    if (!NOTHING_THERE.test(why)) say(`What was committed last could not be read: ${why.trim()}`);
    return null;
  }
}

const NOTHING_THERE = /ENOENT|not a git repository|Needed a single revision/;

function asCommitted(root: string, git: (...args: string[]) => string): Before | null {
  const at = git('rev-parse', '--verify', '--short', 'HEAD').trim();
  if (git('ls-files', '--', 'dialogs/flows') === '') return null;
  const listed = (...args: string[]) =>
    git(...args, '--', ...FOLDERS)
      .split('\0')
      .filter((path) => path !== '');
  const files = new Map(readScriptFiles(root));
  const tracked = listed('diff', '--relative', '--no-renames', '--name-only', '-z', '--diff-filter=MD', 'HEAD');
  const added = listed('diff', '--relative', '--no-renames', '--name-only', '-z', '--diff-filter=A', 'HEAD');
  for (const path of [...added, ...listed('ls-files', '--others', '--exclude-standard', '-z')]) files.delete(path);
  for (const path of tracked.filter(isScript)) files.set(path, git('show', `HEAD:./${path}`));
  return { files, what: `what was committed last (${at})` };
}

const isScript = (path: string) => /^(?:dialogs\/flows|locales\/[\w-]+)\/[^/]+\.yaml$/.test(path);
