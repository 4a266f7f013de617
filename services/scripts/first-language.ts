import type { FlowFile } from '../../dialogs/flow/book';
import { consentsOf, LOCKED } from './check/review';

/** The language from which all others are written: what one of them lacks is said in it until somebody has put it into theirs. */
export const FIRST_LANGUAGE = 'en-GB';

/** What is filled in where somebody is told where to turn now. */
const WHERE_TO_TURN: ReadonlySet<string> = new Set(['emergency', 'listen']);

/** Whether a moment, with what is filled in there, may be said in the first language for a while. */
export type MayBeBorrowed = (cue: string, filledIn: readonly string[]) => boolean;

/** Never where it matters most that every word is understood: in danger, and where somebody agrees to something. */
export function borrowing(flows: readonly FlowFile[]): MayBeBorrowed {
  const asked = consentsOf(flows);
  const isLocked = (cue: string) => asked.has(cue) || LOCKED.some((file) => cue.startsWith(`${file}.`));
  return (cue, filledIn) => !isLocked(cue) && !filledIn.some((name) => WHERE_TO_TURN.has(name));
}

/** The moments that a language lacks and says in the first one. */
export function borrowedFor<Entry extends { readonly cue: string }>(
  entries: ReadonlyMap<string, unknown>,
  first: Iterable<Entry>,
  filledIn: (entry: Entry) => readonly string[],
  mayBeBorrowed: MayBeBorrowed,
): Entry[] {
  return [...first].filter((entry) => !entries.has(entry.cue) && mayBeBorrowed(entry.cue, filledIn(entry)));
}
