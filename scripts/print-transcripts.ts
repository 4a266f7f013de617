import '../services/config/tell-usage';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transcriptOf } from '../dialogs/rehearsal/transcript';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary, ScriptError } from '../services/scripts';

const LIVES = join(PROJECT_ROOT, 'test/conversations/lives');

/** `npm run scripts:transcripts -- FOLDER-OR-FILE…`: conversations with every word, to be read aloud. Without one, the lives. */
function main() {
  const named = process.argv.slice(2);
  const files = (named.length > 0 ? named : [LIVES]).flatMap(chatsIn);
  if (files.length === 0) throw new ScriptError('There is no .chat file there. Name one, or a folder that holds some.');
  const library = loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' });
  for (const path of files) {
    const file = relative(PROJECT_ROOT, path);
    console.log(`${file}\n${transcriptOf(readFileSync(path, 'utf8'), file, library)}\n`);
  }
}

/** A file itself, or every conversation in a folder and those below it. */
function chatsIn(path: string): string[] {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined)
    throw new ScriptError(`There is no ${path}. Name a .chat file, or a folder that holds some.`);
  if (there.isFile()) return [path];
  const below = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return below
    .filter((name) => name.endsWith('.chat'))
    .sort()
    .map((name) => join(path, name));
}

try {
  main();
} catch (problem) {
  if (!(problem instanceof ScriptError)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}
