import { STANDING } from './cue-args';
import type { SpokenInCode } from './cues';

const mentor = (cue: string, args: NonNullable<SpokenInCode['args']> = {}): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
});

const mentee = (cue: string, more: Omit<SpokenInCode, 'cue' | 'to'>): SpokenInCode => ({ cue, to: 'mentee', ...more });

/** What is read of a talk between two people, and while nobody has come to one. Part of SPOKEN_IN_CODE. */
export const RELAY_CUES: readonly SpokenInCode[] = [
  mentor('mentor.for-whom', { mentees: 'list-of-people' }),
  mentor('mentor.still-for', { mentee: 'person' }),
  mentor('mentor.near-command', { mentees: 'list-of-people', command: 'words' }),
  mentor('mentor.which-one', { mentees: 'list-of-people' }),
  mentor('mentor.sent-to', { mentee: 'person' }),
  mentor('mentor.sent-last', { mentee: 'person' }),
  mentor('mentor.not-sent'),
  mentor('mentor.as-it-was'),
  mentor('mentor.not-with', { mentee: 'person' }),
  mentor('mentor.off-in-talk', { mentees: 'list-of-people' }),
  mentor('mentor.on-in-talk', { mentees: 'list-of-people' }),
  mentor('mentor.off-later'),
  mentor('mentor.end-or-stop', { mentees: 'list-of-people' }),
  { ...mentor('mentor.words-dropped'), unasked: true },
  { ...mentor('mentor.words-wait', { mentees: 'list-of-people' }), unasked: true },
  { ...mentor('mentor.note-waits', { mentees: 'list-of-people' }), unasked: true },
  mentor('mentor.older-waits', { mentee: 'person', words: 'message' }),
  mentor('mentor.what-you-see', { inTalk: 'yes-no' }),
  mentor('mentor.what-is-kept', { inTalk: 'yes-no' }),
  mentor('mentor.your-number', { inTalk: 'yes-no' }),
  mentor('mentor.who-reads-notes', { inTalk: 'yes-no' }),
  mentor('mentor.who-we-are'),
  mentor('mentor.switched', { mentee: 'person' }),
  mentor('mentor.take-which', { mentees: 'list-of-people' }),
  mentor('mentor.full'),
  mentor('mentor.same-name', { first: 'person', mentee: 'person' }),
  mentor('mentor.still-with', { mentee: 'person' }),
  mentor('mentor.several', { mentees: 'list-of-people', mentee: 'person' }),
  mentee('handoff.danger-in-talk', {
    args: { mentor: 'person', named: 'yes-no', bodily: 'yes-no' },
    strangers: true,
    namesLine: true,
  }),
  mentee('handoff.not-to-them', { args: { mentor: 'person', asked: 'yes-no' }, strangers: true }),
  mentee('handoff.kept-from-them', { args: { mentor: 'person' } }),
  mentee('handoff.still-nobody', { args: { met: 'yes-no' }, strangers: true, namesLine: true, unasked: true }),
  mentee('handoff.still-nobody-morning', { args: { met: 'yes-no' }, strangers: true, namesLine: true, unasked: true }),
  mentee('handoff.safe-now', { args: { met: 'yes-no' }, strangers: true, namesLine: true, unasked: true }),
  mentee('handoff.safe-then', { strangers: true, namesLine: true }),
  mentee('handoff.nobody-asked', { args: { everyone: 'yes-no', met: 'yes-no' }, strangers: true, namesLine: true }),
  mentee('handoff.no-rush', {}),
  mentee('handoff.passed-on', {}),
  mentee('handoff.gone-already', {}),
  mentee('handoff.not-free-yet', { args: { met: 'yes-no' }, strangers: true, unasked: true }),
  mentee('handoff.released-nobody', { args: { mentor: 'person' }, strangers: true, unasked: true, namesLine: true }),
  { ...mentor('mentor.wrote-again', { mentee: 'person' }), unasked: true },
  {
    ...mentor('mentor.alert-again', { reason: 'reason', mentee: 'person', ...STANDING, unit: 'unit', many: 'count' }),
    unasked: true,
    buttons: ['take', 'pass'],
  },
  mentor('mentor.pass-unknown', { mentee: 'person', to: 'person', anyone: 'yes-no', who: 'list-of-people' }),
  mentor('mentor.pass-off', { mentee: 'person', to: 'person', anyone: 'yes-no', who: 'list-of-people' }),
  mentor('mentor.who-several', { talks: 'list-of-waiting' }),
];
