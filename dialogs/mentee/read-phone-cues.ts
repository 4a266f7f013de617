import type { SpokenInCode } from '../cues';

/** What is said while somebody else may read a mentee's phone, to them and to whoever helps. Part of SPOKEN_IN_CODE. */
export const READ_PHONE_CUES: readonly SpokenInCode[] = [
  { cue: 'read-phone.quiet', to: 'mentee', strangers: true },
  { cue: 'read-phone.danger', to: 'mentee', strangers: true, namesLine: true },
  { cue: 'read-phone.over', to: 'mentee', strangers: true, namesLine: true },
  {
    cue: 'mentor.alert-again-phone-read',
    to: 'mentor',
    args: { reason: 'reason', mentee: 'person', unit: 'unit', many: 'count' },
    unasked: true,
    buttons: ['take', 'pass'],
  },
  { cue: 'mentor.phone-read', to: 'mentor', args: { mentee: 'person' }, unasked: true },
  { cue: 'mentor.phone-free', to: 'mentor', args: { mentee: 'person' }, unasked: true },
  { cue: 'mentor.yours-phone-read', to: 'mentor', args: { mentee: 'person' }, buttons: ['done', 'pass'] },
];
