import { LOCKED } from './check/review';

/** The language from which all others are written: what one of them lacks is said in it until somebody has put it into theirs. */
export const FIRST_LANGUAGE = 'en-GB';

/** Whether a moment may be said in the first language for a while: never where it matters most that every word is understood. */
export function mayBeBorrowed(cue: string): boolean {
  return !LOCKED.some((file) => cue.startsWith(`${file}.`));
}

/** The moments that a language lacks and says in the first one. */
export function borrowedFor<Entry extends { readonly cue: string }>(
  entries: ReadonlyMap<string, unknown>,
  first: Iterable<Entry>,
): Entry[] {
  return [...first].filter(({ cue }) => !entries.has(cue) && mayBeBorrowed(cue));
}
