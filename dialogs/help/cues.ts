import type { SpokenInCode } from '../cues';

/** What is said of places to turn to, and of small steps in a few words. Part of SPOKEN_IN_CODE. */
export const HELP_CUES: readonly SpokenInCode[] = [
  { cue: 'practical-help.one-place', to: 'mentee', args: { help: 'help' } },
  { cue: 'practical-help.one-place-unchecked', to: 'mentee', args: { help: 'help' } },
  { cue: 'practical-help.for-mentor', to: 'mentee', args: { trouble: 'words', told: 'yes-no' } },
  { cue: 'practical-help.still-here', to: 'mentee' },
  { cue: 'practical-help.enough', to: 'mentee' },
  { cue: 'step-nudge.in-the-way', to: 'mentee' },
  { cue: 'goal.step-like', to: 'mentee' },
];
