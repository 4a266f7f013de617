import type { CueArgKinds, SpokenInCode } from '../../cues';

/** Arguments of these cues alone. `date` 5 Jan 2026 · `given` yes, no or none: what was agreed to · `forgotten` as `record forget` has it. */
export type OfTheirSay = 'date' | 'given' | 'forgotten';

const mentee = (cue: string, more: { args?: CueArgKinds; unasked?: true } = {}): SpokenInCode => ({
  cue,
  to: 'mentee',
  ...more,
});
const mentor = (cue: string, args: CueArgKinds, more: { unasked?: true } = {}): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
  ...more,
});

/** What code speaks about what is kept of somebody, who sees it, and whether it goes on. Part of SPOKEN_IN_CODE. */
export const SPOKEN_OF_THEIR_SAY: readonly SpokenInCode[] = [
  mentee('my-say.mentor-no', { args: { mentor: 'person' } }),
  mentee('my-say.mentor-yes', { args: { mentor: 'person' } }),
  mentee('my-say.no-mentor'),
  mentee('my-say.called'),
  mentee('my-say.use-no'),
  mentee('my-say.counted-no'),
  mentee('my-say.counted-yes'),
  mentee('my-say.research-no'),
  mentee('my-say.research-yes'),
  mentee('my-say.full-copy'),
  mentee('delete-me.asked-already', { args: { day: 'day' } }),
  mentee('delete-me.overdue', { args: { day: 'day' } }),
  mentee('delete-me.kept'),
  mentee('my-say.mentor-how', { args: { mentor: 'person' } }),
  mentee('delete-me.done', { unasked: true }),
  mentee('forget.done', { args: { what: 'forgotten' } }),
  mentee('forget.done-named', { args: { what: 'forgotten' } }),
  mentee('forget.nothing'),
  mentee('forget.none'),
  mentee('forget.no-slip'),
  mentee('forget.it-is'),
  mentee('delete-me.what-goes'),
  mentee('feedback.name-stays-out'),
  mentee('feedback.not-mentor'),
  mentee('slip-up.put-right'),
  mentee('finishing.ask'),
  mentee('finishing.going-on'),
  mentee('finishing.farewell', { args: { done: 'count', hasWords: 'has-words', words: 'message' } }),
  mentee('known.you', { args: { since: 'date' } }),
  mentee('known.goal', {
    args: { hasGoal: 'yes-no', theirGoal: 'words', open: 'yes-no', theirStep: 'words' },
  }),
  mentee('goal.what-you-want', { args: { theirGoal: 'words' } }),
  mentee('known.goals', { args: { list: 'list-of-goals' } }),
  mentee('known.steps', { args: { steps: 'list-of-goals', anySteps: 'yes-no' } }),
  mentee('known.no-goal'),
  mentee('known.mood', { args: { moods: 'count', last: 'count', slips: 'count' } }),
  mentee('known.words', { args: { proud: 'count', helped: 'count', gentle: 'count' } }),
  mentee('known.consents', { args: { agreed: 'given', sees: 'given', totals: 'given', research: 'given' } }),
  mentee('known.no-notes'),
  mentee('known.note', { args: { by: 'person', words: 'message', date: 'date' } }),
  mentee('known.how-long', { args: { more: 'yes-no' } }),
  mentor('mentor.deletion-confirmed', { mentee: 'person' }),
  mentor('mentor.feedback', { named: 'yes-no', from: 'person', words: 'message' }, { unasked: true }),
  mentor('mentor.told', { mentee: 'person', words: 'message' }, { unasked: true }),
  mentor('mentor.mentee-finished', { mentee: 'person' }, { unasked: true }),
];
