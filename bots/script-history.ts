import { waitingLine } from '../services/scripts/check/against';
import {
  type Change,
  changesInWords,
  type Edit,
  type EditionStore,
  notInUse,
  readScriptFiles,
  type ScriptFiles,
} from '../services/scripts/editions';

/**
 * Who changed what people are spoken to with, when and why, and what was said before and after; oldest first.
 * @param root the folder of the program
 */
export async function showHistory(store: EditionStore, root: string, tell: (line: string) => void): Promise<void> {
  const now = await store.currentId();
  const [history, edits] = await Promise.all([store.history(), store.edits()]);
  const changes = history.map((change) => ({
    ...change,
    // The first one was made on top of the files of the program.
    before: change.before === '' ? change.base : change.before,
    says: changeLine(change, change.edition === now),
  }));
  const all = [...changes, ...edits.map((edit) => ({ ...edit, says: editLine(edit) }))];
  for (const { says, before, edition } of all.toSorted((a, b) => a.at - b.at)) {
    tell(says);
    const [was, is] = await Promise.all([store.find(before), store.find(edition)]);
    if (was === null || is === null) continue;
    for (const words of changesInWords(was, is)) tell(`    ${words}`);
  }
  const current = await store.current();
  const waiting = current === null ? [] : await waitingIn(store, current, readScriptFiles(root));
  if (waiting.length > 0) tell(waitingLine(waiting));
  const faults = current === null ? [] : await store.faults();
  if (faults.length > 0)
    tell('What is in use and does not hold to the rules of this version; mend it before you publish next:');
  for (const fault of faults) tell(`    ${fault}`);
  if (changes.length === 0) tell('Nothing was ever published: the files of the program are in use.');
}

/** What was saved in the folder after something was published, or rolled back, and is not in use. */
export async function waitingIn(store: EditionStore, { base, edition }: Change, saved: ScriptFiles): Promise<string[]> {
  const [before, published] = await Promise.all([store.find(base), store.find(edition)]);
  return published === null ? [] : notInUse(saved, before ?? saved, published);
}

function changeLine({ edition, did, by, why, at }: Change, current: boolean): string {
  const what = did === 'published' ? 'published' : 'rolled back';
  return [minute(at), edition, what, by, why, ...(current ? ['(in use)'] : [])].join('  ');
}

/** "Mon 5 Jan 2026, 12:00 GMT": by the clock of the computer on which it is read. */
function minute(at: number): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...time }).format(at).replace(',', '');
}

function editLine({ edition, paths, affected, at }: Edit): string {
  const what = `changed: ${paths.join(', ')}; questions that somebody may have been answering: ${affected}`;
  return [minute(at), edition, 'edited in place', what].join('  ');
}
