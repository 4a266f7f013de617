import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../../dialogs/language';
import { playChat } from '../../../dialogs/rehearsal/play';

const FOLDER = 'test/conversations';

/**
 * Plays every `.chat` file of a project with its flows and wording.
 * @returns where they do not go as they are written, one line each; and how many were played
 */
export function playConversations(root: string, library: Library): { failures: string[]; played: number } {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return { failures: [], played: 0 };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.chat'));
  const failures = files.flatMap((file) =>
    played(readFileSync(join(folder, file), 'utf8'), `${FOLDER}/${file}`, library),
  );
  return { failures, played: files.length };
}

/** A conversation that cannot be played to its end, because of what was edited, is one that does not go as it is written. */
function played(source: string, file: string, library: Library): string[] {
  try {
    return playChat(source, file, library);
  } catch (problem) {
    return [problem instanceof Error ? problem.message : String(problem)];
  }
}
