import { STANDING } from '../cue-args';
import type { SpokenInCode } from '../cues';

const mentor = (cue: string, args: NonNullable<SpokenInCode['args']> = {}): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
});

/** What mentors and coordinators read when it is serious. Part of SPOKEN_IN_CODE. */
export const SERIOUS_CUES: readonly SpokenInCode[] = [
  mentor('mentor.not-with-now', { mentee: 'person' }),
  { ...mentor('mentor.danger-said', { mentee: 'person', since: 'clock', words: 'message' }), unasked: true },
  mentor('mentor.about-themselves'),
  mentor('mentor.nobody-else', { mentee: 'person' }),
  { ...mentor('mentor.kept-for-coordinator'), namesLine: true },
  { ...mentor('mentor.kept-in-danger'), namesLine: true },
  { ...mentor('mentor.out-of-what'), namesLine: true },
  { ...mentor('mentor.about-you', { mentee: 'person' }), namesLine: true },
  { ...mentor('mentor.own-danger', { mentee: 'person' }), namesLine: true },
  { ...mentor('mentor.ring-now', { mentee: 'person' }), namesLine: true },
  { ...mentor('mentor.ring-for-them'), namesLine: true },
  { ...mentor('mentor.ring-yes', { mentee: 'person' }), namesLine: true },
  { ...mentor('mentor.released-in-danger', { mentee: 'person' }), namesLine: true },
  { ...mentor('mentor.colleague-tells', { from: 'person', words: 'message' }), unasked: true },
  { ...mentor('mentor.colleague-asks', { from: 'person', mentee: 'person', words: 'message' }), unasked: true },
  { ...mentor('mentor.colleague-quiet', { from: 'person', mentee: 'person' }), unasked: true },
  {
    ...mentor('mentor.colleague-closed', { from: 'person', mentee: 'person', hasWords: 'has-words', words: 'message' }),
    unasked: true,
  },
  { ...mentor('mentor.colleague-stopped', { from: 'person', mentee: 'person' }), unasked: true },
  { ...mentor('mentor.stopped-in-danger', { mentee: 'person' }), unasked: true, namesLine: true },
  { ...mentor('mentor.mentee-back', { mentee: 'person' }), unasked: true },
  { ...mentor('mentor.colleague-in-talk', { from: 'person', mentee: 'person', words: 'message' }), unasked: true },
  {
    ...mentor('mentor.colleague-harmed', { mentee: 'person', mentor: 'person', felt: 'yes-no', words: 'message' }),
    unasked: true,
  },
  {
    ...mentor('mentor.colleague-unhappy', { mentee: 'person', mentor: 'person', words: 'message' }),
    unasked: true,
  },
  { ...mentor('mentor.colleague-held', { from: 'person', mentee: 'person', words: 'message' }), unasked: true },
  mentor('mentor.held-back', { mentee: 'person', asked: 'yes-no' }),
  { ...mentor('mentor.with-team', { mentee: 'person' }), unasked: true },
  { ...mentor('mentor.danger-in-talk', { mentee: 'person', unread: 'yes-no' }), unasked: true, namesLine: true },
  { ...mentor('mentor.quiet', { mentee: 'person' }), unasked: true, namesLine: true },
  { ...mentor('mentor.nobody-now', { mentee: 'person' }), unasked: true, namesLine: true },
  { ...mentor('mentor.helper-in-talk', { helper: 'person', mentee: 'person' }), unasked: true },
  { ...mentor('mentor.nobody-there'), unasked: true, namesLine: true },
  mentor('mentor.is-safe', { mentee: 'person' }),
  mentor('mentor.safe-first', { mentee: 'person' }),
  mentor('mentor.not-written', { mentee: 'person' }),
  { ...mentor('mentor.ring-them', { mentee: 'person' }), unasked: true },
  { ...mentor('mentor.phone-read', { mentee: 'person' }), unasked: true },
  { ...mentor('mentor.phone-free', { mentee: 'person' }), unasked: true },
  { ...mentor('mentor.yours-phone-read', { mentee: 'person' }), buttons: ['done', 'pass'] },
  {
    ...mentor('mentor.alert-again-phone-read', {
      reason: 'reason',
      mentee: 'person',
      ...STANDING,
      unit: 'unit',
      many: 'count',
    }),
    unasked: true,
    buttons: ['take', 'pass'],
  },
];
