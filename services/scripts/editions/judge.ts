import { type Finding, findingLine, stopsUse } from '../check';
import { changedPaths, type ScriptFiles } from './script-files';

/** What is to be used of files, or what stands against using any of them. */
export interface Judgement {
  readonly files: ScriptFiles;
  /** Nothing is used while there are any. */
  readonly stops: readonly string[];
  /** What coordinators should mend before they publish again. */
  readonly problems: readonly string[];
}

/**
 * What was published holds to the rules of its day. A newer version of the program may have stricter ones of how things are said: they
 * stop the next publishing, and not what people are spoken to with already. A published file that cannot be used at all any more gives way
 * to the program's own, and the others stay.
 * @param shipped the files of this version of the program
 * @param published the paths that coordinators changed and published; what is edited in its folder is held to every rule
 * @param errorsIn what the check finds in files
 */
export async function judge(
  wanted: ScriptFiles,
  shipped: ScriptFiles,
  published: readonly string[],
  errorsIn: (files: ScriptFiles) => Promise<readonly Finding[]>,
): Promise<Judgement> {
  // Saved in the folder, and never published; of what is no script there is nothing to be used.
  const isNew = ({ file }: Finding) => published.length === 0 || (wanted.has(file) && !published.includes(file));
  const stops = (found: readonly Finding[]) => found.filter((finding) => stopsUse(finding) || isNew(finding));
  const errors = await errorsIn(wanted);
  const against = stops(errors);
  if (against.length === 0) return { files: wanted, stops: [], problems: errors.map(findingLine) };
  const given = published.filter((path) => against.some(({ file }) => file === path));
  const without = giveWay(wanted, shipped, given);
  if (changedPaths(wanted, without).length === 0)
    return { files: wanted, stops: against.map(findingLine), problems: [] };
  const rest = await errorsIn(without);
  const left = stops(rest);
  if (left.length > 0) return { files: wanted, stops: against.map(findingLine), problems: [] };
  const own = given.map(
    (path) => `${path}: what was published of it cannot be used with this version, which says its own`,
  );
  return { files: without, stops: [], problems: [...own, ...[...against, ...rest].map(findingLine)] };
}

function giveWay(files: ScriptFiles, shipped: ScriptFiles, paths: readonly string[]): ScriptFiles {
  const own = new Map(files);
  for (const path of paths) {
    const content = shipped.get(path);
    if (content === undefined) own.delete(path);
    else own.set(path, content);
  }
  return own;
}
