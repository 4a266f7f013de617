import type { CueArgKinds, SpokenInCode } from '../cues';

const mentee = (cue: string, args: CueArgKinds = {}, more: Partial<SpokenInCode> = {}): SpokenInCode => ({
  cue,
  to: 'mentee',
  args,
  ...more,
});
const mentor = (cue: string, args: CueArgKinds = {}, more: Partial<SpokenInCode> = {}): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
  ...more,
});
const UNASKED = { unasked: true } as const;

/** What code says about who is with whom. */
export const MATCHING_CUES: readonly SpokenInCode[] = [
  mentee('matching.wish-heard'),
  mentee('matching.wish-open'),
  mentee('matching.given', { mentor: 'person' }, UNASKED),
  mentee('matching.alone', {}, UNASKED),
  mentee('matching.gone', { former: 'person' }, UNASKED),
  mentee('matching.gone-and-given', { former: 'person', mentor: 'person' }, UNASKED),
  mentor('matching.yours-now', { mentee: 'person' }, UNASKED),
  mentor('matching.not-yours-now', { mentee: 'person' }, UNASKED),
  mentor('matching.ended', { mentee: 'person' }, UNASKED),
  mentor('matching.ending', { mentee: 'person', day: 'day' }, UNASKED),
  mentor('matching.ending-soon', { mentee: 'person', day: 'day' }, UNASKED),
  mentor('matching.ending-day', { mentee: 'person' }, UNASKED),
  mentor('matching.no-ending', { mentee: 'person' }, UNASKED),
  mentor('matching.last-words', { mentee: 'person', words: 'message' }, UNASKED),
  mentor('matching.wish-told', { mentee: 'person' }),
  mentor('matching.not-your-mentee', { mentee: 'words' }),
  mentor('matching.leaving-heard', {}, { namesLine: true }),
  mentor('matching.thank-you', {}, UNASKED),
  mentor('matching.back', {}, UNASKED),
  mentor('matching.left-already', {}, { namesLine: true }),
  mentor('matching.unknown', { who: 'words' }),
  mentor('matching.nobody-to-end', { mentee: 'person' }),
  mentor('matching.full', { mentor: 'person', count: 'count' }),
  mentor('matching.has-left', { mentor: 'person' }),
  mentor('matching.not-wanted', { mentee: 'person', mentor: 'person' }),
  mentor('matching.past', { mentee: 'person' }),
  mentor('matching.not-yours'),
  mentor('matching.done-match', { mentee: 'person', mentor: 'person' }),
  mentor('matching.done-alone', { mentee: 'person' }),
  mentor('matching.done-leave', { mentor: 'person', count: 'count' }),
  mentor('matching.done-back', { mentor: 'person' }),
  mentor('matching.done-ending', { mentee: 'person', mentor: 'mentor', hasMentor: 'has-mentor', day: 'day' }),
  mentor('matching.which-day'),
  mentor('matching.not-a-pair', { mentee: 'person', mentor: 'person' }),
  mentor('matching.so-already', { mentee: 'person', mentor: 'person' }),
  mentor('matching.done-no-ending', { mentee: 'person' }),
];
