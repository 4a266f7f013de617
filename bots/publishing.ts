import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, PROJECT_ROOT } from '../services/config';
import { affectedWords, type Before, committed, positionLines } from '../services/scripts/check/against';
import {
  type Change,
  changesInWords,
  differencesOf,
  type EditionStore,
  editionId,
  faultsIn,
  laidOver,
  openEditions,
  readScriptFiles,
  type ScriptFiles,
} from '../services/scripts/editions';
import { showHistory, waitingIn } from './script-history';
import { openKeptStore, openStore } from './store';

/** What stands in the way of publishing and that a person can mend. */
export class NotPublished extends Error {}

export const HOW = `npm run scripts:publish  -- --by NAME --why "WHY" [--from FOLDER]   publish the flows and wording of a folder
                        FOLDER holds copies of both locales/ and dialogs/flows/, side by side as in the program
npm run scripts:rollback -- --by NAME --why "WHY" [--to EDITION]    go back to the edition before, or to a named one
npm run scripts:history                                             who published what, when and why`;

/** Where what is done is told, line by line. */
type Tell = (line: string) => void;

/**
 * Publishes flows and wording of a running service, takes them back, or tells who did.
 * @param args what stands behind the command: first `publish`, `rollback` or `history`
 * @throws NotPublished, and what a store or files that cannot be read throw
 */
export async function publishing(args: string[], config: Config, tell: Tell): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      why: { type: 'string' },
      from: { type: 'string', default: PROJECT_ROOT },
      to: { type: 'string' },
    },
  });
  const [command = ''] = positionals;
  const { redis, work, vault } = await openStore(config, (line) => console.error(line));
  try {
    const store = await openEditions(work, vault, Date.now);
    if (command === 'history') return await showHistory(store, PROJECT_ROOT, tell);
    const { by, why } = values;
    if (!by || !why || !['publish', 'rollback'].includes(command)) throw new NotPublished(HOW);
    if (command === 'publish') await publish(store, values.from, { by, why }, tell);
    else await rollBack(store, values.to, { by, why }, tell);
  } finally {
    await redis.close();
  }
}

/**
 * What people are spoken to with now: the published edition, or what was in use before the files were edited in their folder.
 * @returns null where no service of these settings has kept anything yet
 */
export async function inUse(config: Config, root: string): Promise<Before | null> {
  const open = await openKeptStore(config, (line) => console.error(line));
  if (open === null) return null;
  const { redis, work, vault } = open;
  try {
    const store = await openEditions(work, vault, Date.now);
    const published = await store.current();
    if (published !== null) {
      const waiting = await waitingIn(store, published, readScriptFiles(root));
      return { files: await usedOf(store, published, root), what: `the edition in use, ${published.edition}`, waiting };
    }
    const files = await beforeTheEdit(store, readScriptFiles(root));
    return files && { files, what: `what was in use before, ${editionId(files)}` };
  } finally {
    await redis.close();
  }
}

/** What a service uses of what was published: its changes, over the files of the program as they came. */
async function usedOf(store: EditionStore, { base, edition }: Change, root: string): Promise<ScriptFiles> {
  const files = await kept(store, edition);
  const shipped = committed(root, console.error)?.files ?? readScriptFiles(root);
  return laidOver(shipped, (await store.find(base)) ?? shipped, files);
}

/** Of the editions that were kept last. */
const LOOKED_AT = 10;

/** What the check reads of a folder. */
const NEEDED = ['locales', 'locales/regions', 'dialogs/flows'];

interface Reason {
  readonly by: string;
  readonly why: string;
}

async function publish(store: EditionStore, folder: string, reason: Reason, tell: Tell): Promise<void> {
  const missing = NEEDED.find((place) => !existsSync(join(folder, place)));
  if (missing !== undefined) {
    throw new NotPublished(
      `${folder} has no ${missing} in it. Behind --from goes a folder that holds copies of both locales/ and dialogs/flows/, side by side as in the program. Nothing was published.`,
    );
  }
  const files = readScriptFiles(folder);
  const faults = await faultsIn(files, folder, new Date().toISOString().slice(0, 10));
  if (faults.length > 0) throw new NotPublished(`${faults.join('\n')}\nNothing was published.`);
  const before = await store.current();
  const shipped = readScriptFiles(PROJECT_ROOT);
  const inUse = before === null ? shipped : await kept(store, before.edition);
  // Published from the files of the program themselves: what they differ in from what is in use is the change.
  const fromItself = folder === PROJECT_ROOT;
  // What was edited in the folder of the program is in use since it was saved; publishing it is what puts it on record.
  const earlier = fromItself && before === null ? await beforeTheEdit(store, files) : null;
  const base = await store.keep(earlier ?? (fromItself ? inUse : shipped));
  tellChange(earlier ?? inUse, files, tell);
  await tellTakenBack(store, inUse, files, tell);
  const did = await store.publish(files, {
    ...reason,
    did: 'published',
    before: before?.edition ?? '',
    base,
    at: Date.now(),
  });
  tell(`Published: ${did.edition}. Running services use it within two seconds.`);
}

/** Words that somebody took back, and that stand in the folder still, come back with whatever else is published. */
async function tellTakenBack(store: EditionStore, inUse: ScriptFiles, files: ScriptFiles, tell: Tell): Promise<void> {
  const back = (await store.history()).filter(({ did }) => did === 'rolled-back');
  for (const path of differencesOf(inUse, files).paths) {
    for (const { before, edition, by, why } of back) {
      const [left, to] = await Promise.all([store.find(before), store.find(edition)]);
      const wasTaken = left?.get(path) === files.get(path) && to?.get(path) !== files.get(path);
      if (!wasTaken) continue;
      tell(
        `warning: ${path} brings back what ${by} took back (${why}). If you did not mean that: npm run scripts:rollback`,
      );
      break;
    }
  }
}

/** The files as they were kept last before these; null where nothing else was ever kept. */
async function beforeTheEdit(store: EditionStore, files: ScriptFiles): Promise<ScriptFiles | null> {
  const now = editionId(files);
  const earlier = (await store.known(LOOKED_AT)).find((id) => id !== now);
  return earlier === undefined ? null : await store.find(earlier);
}

/** One step back, or to any edition of the history. */
async function rollBack(store: EditionStore, wanted: string | undefined, reason: Reason, tell: Tell): Promise<void> {
  const now = await store.current();
  if (now === null) throw new NotPublished('Nothing is published: the files of the program are in use.');
  const history = await store.history();
  const target = wanted ?? beneath(history);
  if (target === null) {
    throw new NotPublished(
      'There is no edition before this one: what was published since was taken back already. npm run scripts:history lists the editions; --to EDITION goes to any of them.',
    );
  }
  const files = await kept(store, target);
  const made = history.findLast(({ edition }) => edition === target);
  tellChange(await kept(store, now.edition), files, tell);
  await store.publish(files, {
    ...reason,
    did: 'rolled-back',
    before: now.edition,
    // Edited in the folder itself, the files of the program are what is gone back from.
    base: made?.base ?? (isInTheFolder(now.edition) ? now.edition : target),
    at: Date.now(),
  });
  tell(`Back at: ${target}. Running services use it within two seconds.`);
}

/**
 * The edition that was in use before the one in use now. What was taken back is not what came before: a second step goes further
 * back, and never brings again the words that the first took away.
 * @returns null where everything that was published has been taken back
 */
function beneath(history: readonly Change[]): string | null {
  const [first] = history;
  /** Editions each put in use over the one before it. */
  let standing = first ? [first.before || first.base] : [];
  for (const { did, edition } of history) {
    const again = did === 'rolled-back' ? standing.slice(0, -1).lastIndexOf(edition) : -1;
    standing = again < 0 ? [...standing, edition] : standing.slice(0, again + 1);
  }
  return standing.at(-2) ?? null;
}

/** Whether the files of the program are this very edition. */
function isInTheFolder(edition: string): boolean {
  return editionId(readScriptFiles(PROJECT_ROOT)) === edition;
}

async function kept(store: EditionStore, edition: string): Promise<ScriptFiles> {
  const files = await store.find(edition);
  if (files) return files;
  throw new NotPublished(`There is no edition ${edition}. npm run scripts:history lists them.`);
}

/** What changes, and for whom who is in the middle of something. They finish it as it began. */
function tellChange(before: ScriptFiles, after: ScriptFiles, tell: Tell): void {
  const changed = differencesOf(before, after);
  if (changed.paths.length === 0) throw new NotPublished('Nothing is different from what is in use.');
  for (const path of changed.paths) tell(`changed: ${path}`);
  for (const words of changesInWords(before, after)) tell(`  ${words}`);
  for (const line of positionLines(changed)) tell(line);
  tell(affectedWords(changed));
}
