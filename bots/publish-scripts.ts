import { parseArgs } from 'node:util';
import { ConfigError, loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { RedisUnavailable } from '../services/redis';
import { ScriptError } from '../services/scripts';
import {
  type Change,
  differencesOf,
  type EditionStore,
  editionId,
  faultsIn,
  openEditions,
  PublishedMeanwhile,
  readScriptFiles,
  type ScriptFiles,
} from '../services/scripts/editions';
import { MasterKeyProblem } from '../services/vault';
import { openStore } from './store';

/** What stands in the way of publishing and that a person can mend. */
class NotPublished extends Error {}

const HOW = `npm run scripts:publish  -- --by NAME --why "WHY" [--from FOLDER]   publish the flows and wording of a folder
npm run scripts:rollback -- --by NAME --why "WHY" [--to EDITION]    go back to the edition before, or to a named one
npm run scripts:history                                             who published what, when and why`;

/** `npm run scripts:publish`, `scripts:rollback` and `scripts:history`: flows and wording of a running service. */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      why: { type: 'string' },
      from: { type: 'string', default: PROJECT_ROOT },
      to: { type: 'string' },
    },
  });
  const [command = ''] = positionals;
  loadEnvFile();
  const config = readConfig(process.env);
  const { redis, work, vault } = await openStore(config, (line) => console.error(line));
  try {
    const store = await openEditions(work, vault, Date.now);
    if (command === 'history') return await showHistory(store);
    const { by, why } = values;
    if (!by || !why || !['publish', 'rollback'].includes(command)) throw new NotPublished(HOW);
    if (command === 'publish') await publish(store, values.from, { by, why });
    else await rollBack(store, values.to, { by, why });
  } finally {
    await redis.close();
  }
}

/** Of the editions that were kept last. */
const LOOKED_AT = 10;

interface Reason {
  readonly by: string;
  readonly why: string;
}

async function publish(store: EditionStore, folder: string, reason: Reason): Promise<void> {
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
  tell(earlier ?? inUse, files);
  const did = await store.publish(files, {
    ...reason,
    did: 'published',
    before: before?.edition ?? '',
    base,
    at: Date.now(),
  });
  console.log(`Published: ${did.edition}. Running services use it within two seconds.`);
}

/** The files as they were kept last before these; null where nothing else was ever kept. */
async function beforeTheEdit(store: EditionStore, files: ScriptFiles): Promise<ScriptFiles | null> {
  const now = editionId(files);
  const earlier = (await store.known(LOOKED_AT)).find((id) => id !== now);
  return earlier === undefined ? null : await store.find(earlier);
}

/** One step back, or to any edition of the history. */
async function rollBack(store: EditionStore, wanted: string | undefined, reason: Reason): Promise<void> {
  const now = await store.current();
  if (now === null) throw new NotPublished('Nothing is published: the files of the program are in use.');
  const target = wanted ?? (now.before === '' ? now.base : now.before);
  const files = await kept(store, target);
  const made = (await store.history()).findLast(({ edition }) => edition === target);
  tell(await kept(store, now.edition), files);
  await store.publish(files, {
    ...reason,
    did: 'rolled-back',
    before: now.edition,
    // Edited in the folder itself, the files of the program are what is gone back from.
    base: made?.base ?? (isInTheFolder(now.edition) ? now.edition : target),
    at: Date.now(),
  });
  console.log(`Back at: ${target}. Running services use it within two seconds.`);
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
function tell(before: ScriptFiles, after: ScriptFiles): void {
  const { paths, gone, askedOtherwise } = differencesOf(before, after);
  if (paths.length === 0) throw new NotPublished('Nothing is different from what is in use.');
  for (const path of paths) console.log(`changed: ${path}`);
  for (const question of gone) console.log(`a question that is no more: ${question}`);
  for (const question of askedOtherwise) console.log(`a question with other answers: ${question}`);
  const affected = gone.length + askedOtherwise.length;
  console.log(`Positions affected: ${affected}. Whoever is at one finishes as it began.`);
}

async function showHistory(store: EditionStore): Promise<void> {
  const changes = await store.history();
  const now = await store.currentId();
  for (const change of changes) console.log(line(change, change.edition === now));
  if (changes.length === 0) console.log('Nothing was ever published: the files of the program are in use.');
}

function line({ edition, did, by, why, at }: Change, current: boolean): string {
  return [new Date(at).toISOString(), edition, did, by, why, ...(current ? ['(in use)'] : [])].join('  ');
}

const PLAIN = [ConfigError, RedisUnavailable, MasterKeyProblem, ScriptError, NotPublished, PublishedMeanwhile];

main().catch((error: unknown) => {
  const wrongOption = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const plain = wrongOption || PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
