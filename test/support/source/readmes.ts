import { posix } from 'node:path';
import type { SourceFile } from './files';

/** A command that a document shows, and where. */
export interface ShownCommand {
  readonly at: string;
  /** The npm script that it runs: `chat` of `npm run chat -- --new`, `start` of `npm start`. */
  readonly script: string;
}

/** npm's own commands, which need no script. */
const OWN = ['ci', 'install', 'version'];

/** Every npm command in the code of a document, in blocks and between backticks. */
export function commandsIn(document: SourceFile): ShownCommand[] {
  return codeIn(document).flatMap(({ at, code }) =>
    [...code.matchAll(/\bnpm (?:-s )?(run )?([a-z][\w:-]*)/g)].flatMap(([, run, script = '']) =>
      run === undefined && OWN.includes(script) ? [] : [{ at, script }],
    ),
  );
}

/** Every link of a document that leads to a file of the project, as a path in it. */
export function linksIn({ path, text }: SourceFile): { at: string; to: string }[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].flatMap(([, to = '']) => {
      if (/^[a-z]+:/.test(to)) return [];
      return [{ at: `${path}:${index + 1}`, to: posix.normalize(posix.join(posix.dirname(path), to)) }];
    }),
  );
}

function codeIn({ path, text }: SourceFile): { at: string; code: string }[] {
  let inBlock = false;
  return text.split('\n').flatMap((line, index) => {
    const at = `${path}:${index + 1}`;
    if (line.trimStart().startsWith('```')) {
      inBlock = !inBlock;
      return [];
    }
    if (inBlock) return [{ at, code: line.replace(/\s#.*$/, '') }];
    return [...line.matchAll(/`([^`]+)`/g)].map((match) => ({ at, code: match[1] ?? '' }));
  });
}
