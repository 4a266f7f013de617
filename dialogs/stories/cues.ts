import type { CueArgKinds, SpokenInCode } from '../cues';

const mentor = (cue: string, args: CueArgKinds = {}, more: Pick<SpokenInCode, 'unasked'> = {}): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
  ...more,
});

/** What mentors and coordinators read of stories. Part of SPOKEN_IN_CODE. */
export const STORY_CUES: readonly SpokenInCode[] = [
  mentor('stories.which-topic'),
  mentor('stories.begin'),
  mentor('stories.go-on'),
  mentor('stories.part-too-long'),
  mentor('stories.full'),
  mentor('stories.part', { part: 'message' }),
  mentor('stories.read-back'),
  mentor('stories.one-at-a-time'),
  mentor('stories.enough'),
  mentor('stories.nothing-open'),
  mentor('stories.binned'),
  mentor('stories.taken-back'),
  mentor('stories.none'),
  mentor('stories.mine', { count: 'count' }),
  mentor('stories.to-look-at', { from: 'person', words: 'message' }, { unasked: true }),
  mentor('stories.found', { from: 'person', found: 'yes-no', findings: 'words' }, { unasked: true }),
  mentor('stories.answered', { from: 'person' }),
  mentor('stories.agreed', { by: 'person' }, { unasked: true }),
  mentor('stories.not-yet', { by: 'person' }, { unasked: true }),
];
