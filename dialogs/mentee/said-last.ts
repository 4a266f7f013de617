import type { Draft } from './draft';
import { noteToldOfKeeping } from './kept-for-human';

/** What was said longer ago is not what they write about. Milliseconds. */
const JUST_NOW = 60 * 60_000;
/** More than this is not said in one turn. */
const MOST_CUES = 8;

/** Something is said in this turn: from the next on it is what was said last. */
export function noteSaid(draft: Draft, cue: string): void {
  const { state, context, saidBefore } = draft;
  noteToldOfKeeping(draft, cue);
  const isFirst = state.saidLast === saidBefore;
  const cues = isFirst || state.saidLast === null ? [] : state.saidLast.cues;
  state.saidLast = { at: context.now, cues: [...cues, cue].slice(-MOST_CUES) };
}

/** Whether one of these was the last that was said to them, a short while ago. @param cues names, or how they begin: `rhythm.` */
export function wasJustSaid({ saidBefore, context }: Draft, cues: readonly string[]): boolean {
  if (saidBefore === null || context.now - saidBefore.at > JUST_NOW) return false;
  return saidBefore.cues.some((said) =>
    cues.some((cue) => said === cue || (cue.endsWith('.') && said.startsWith(cue))),
  );
}

/** What is said to them about when they are texted. */
export const OF_SETTINGS: readonly string[] = [
  'rhythm.',
  'check-in-time.',
  'pause.',
  'moved.',
  'welcome.texts',
  'welcome.all-set',
  'keywords.started',
];
