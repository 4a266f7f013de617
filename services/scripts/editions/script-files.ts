import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { positionsIn } from '../check/positions';
import { localesIn, yamlIn } from '../places';

/** Flows and wording as they stand in their files, by the path in the project: all that coordinators publish. */
export type ScriptFiles = ReadonlyMap<string, string>;

export function readScriptFiles(root: string): ScriptFiles {
  const folders = ['dialogs/flows', ...localesIn(root).map((tag) => `locales/${tag}`)];
  return new Map(
    folders.flatMap((folder) =>
      yamlIn(join(root, folder)).map((path) => [`${folder}/${basename(path)}`, readFileSync(path, 'utf8')] as const),
    ),
  );
}

const ID_LETTERS = 12;

/** The same files have the same id, whoever made them. */
export function editionId(files: ScriptFiles): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].toSorted()) hash.update(`${path}\0${files.get(path)}\0`);
  return hash.digest('base64url').slice(0, ID_LETTERS);
}

/** The paths whose content differs, new ones and those that are gone included. */
export function changedPaths(before: ScriptFiles, after: ScriptFiles): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .toSorted();
}

/**
 * What a coordinator changed, laid over the files that a newer version of the program brings. Moments that are new in a file which they
 * edited come from the newer one.
 * @param base the files that they had before them
 */
export function laidOver(shipped: ScriptFiles, base: ScriptFiles, edited: ScriptFiles): ScriptFiles {
  const files = new Map(shipped);
  for (const path of changedPaths(base, edited)) {
    const content = edited.get(path);
    if (content === undefined) files.delete(path);
    else files.set(path, withNewMoments(path, content, shipped.get(path), base.get(path)));
  }
  return files;
}

/** A moment that was there when they edited the file, and that they took out, stays out. */
function withNewMoments(path: string, edited: string, shipped: string | undefined, base: string | undefined): string {
  if (shipped === undefined || shipped === base || dirname(dirname(path)) !== 'locales') return edited;
  const there = [edited, base ?? ''].flatMap((text) => positionsIn(text).keys.map(({ key }) => key));
  const lines = shipped.split('\n');
  const added = positionsIn(shipped).keys.filter(({ key }) => !there.includes(key));
  return added.length === 0
    ? edited
    : [
        edited.trimEnd(),
        ...added.map(({ from, to }) =>
          lines
            .slice(from - 1, to)
            .join('\n')
            .trimEnd(),
        ),
        '',
      ].join('\n');
}

/**
 * Once something was published, a file of it that is saved in the folder is not in use before it is published too.
 * @param base the files that the published ones had before them
 */
export function notInUse(saved: ScriptFiles, base: ScriptFiles, published: ScriptFiles): string[] {
  return changedPaths(base, published).filter((path) => saved.get(path) !== published.get(path));
}
