import type { SpokenInCode } from '../cues';

/** What is said to a phone that somebody else may read, and when it is over. Part of SPOKEN_IN_CODE. */
export const READ_PHONE_CUES: readonly SpokenInCode[] = [
  { cue: 'read-phone.quiet', to: 'mentee', strangers: true },
  { cue: 'read-phone.danger', to: 'mentee', strangers: true, namesLine: true },
  { cue: 'read-phone.line', to: 'mentee', strangers: true, namesLine: true },
  { cue: 'read-phone.over', to: 'mentee', args: { lasting: 'yes-no' }, strangers: true, namesLine: true },
  { cue: 'read-phone.delete', to: 'mentee', strangers: true },
];
