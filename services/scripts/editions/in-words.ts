import { basename, dirname } from 'node:path';
import { readWording } from '../check/wording-source';
import { changedPaths, type ScriptFiles } from './script-files';

/** So many changes are told in words; of more only how many there are. */
const MOST = 8;

/** What a change says otherwise, one line for each text: `check-in.close: "Bye." -> "Bye for now."`. Flows are named only. */
export function changesInWords(before: ScriptFiles, after: ScriptFiles): string[] {
  const all = changedPaths(before, after).flatMap((path) => changesOf(path, before.get(path), after.get(path)));
  return all.length <= MOST ? all : [...all.slice(0, MOST), `and ${all.length - MOST} more`];
}

function changesOf(path: string, before: string | undefined, after: string | undefined): string[] {
  const name = basename(path, '.yaml');
  if (dirname(dirname(path)) !== 'locales') {
    const what =
      before === undefined ? 'a new flow' : after === undefined ? 'the flow is gone' : 'the flow goes otherwise';
    return [`${name}: ${what}`];
  }
  const [was, is] = [textsIn(path, before), textsIn(path, after)];
  const cues = [...new Set([...was.keys(), ...is.keys()])];
  return cues.flatMap((cue) => {
    const [old = [], now = []] = [was.get(cue), is.get(cue)];
    const gone = old.filter((text) => !now.includes(text));
    const come = now.filter((text) => !old.includes(text));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => {
      const [from, to] = [gone[at], come[at]];
      return `${cue}: ${from === undefined ? 'new' : `"${from}"`} -> ${to === undefined ? 'taken out' : `"${to}"`}`;
    });
  });
}

/** By moment, everything that is said there. A file that cannot be read says nothing. */
function textsIn(path: string, source: string | undefined): ReadonlyMap<string, readonly string[]> {
  if (source === undefined) return new Map();
  try {
    const { entries } = readWording(source, path, basename(dirname(path)));
    return new Map(entries.map(({ cue, variants }) => [cue, variants.map(({ words }) => words.source)]));
  } catch {
    return new Map();
  }
}
