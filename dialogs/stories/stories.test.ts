import { ENGLISH } from '../../test/support/library';
import type { Happening } from '../events';
import type { Person } from '../person';
import { rehearsed } from '../rehearsal/programme';
import { type MentorState, newState, readState } from '../state';
import { contextOf, takeTurn } from '../take-turn';

const library = rehearsed(ENGLISH);
const dave: Person = {
  id: 'dave',
  name: 'Dave',
  role: 'mentor',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};
const mentor = (more: Partial<MentorState> = {}): MentorState => {
  const fresh = newState('mentor', '2026-01-05');
  if (fresh.role !== 'mentor') throw new Error('A mentor has a mentor’s state.');
  return { ...fresh, ...more };
};
const STORIES: MentorState['stories'] = [
  { id: 's1', topic: 'work', parts: ['The yard.', 'The brush.'], status: 'agreed' },
  { id: 's2', topic: 'family', parts: ['My lad.'], status: 'sent' },
];
const sam = { id: 'sam', name: 'Sam' };
const asked = (more: object = {}) =>
  ({ kind: 'story-asked', mentee: sam, topic: 'any', heard: [], next: null, ...more }) satisfies Happening;
const answerTo = (state: MentorState, happening: Happening) => {
  const context = contextOf(library, { person: dave, now: 0 });
  const { effects } = takeTurn(state, { ...happening, id: 'e1', at: 0 }, context);
  return effects.flatMap((effect) =>
    effect.kind === 'post' && effect.event.kind === 'story-answered' ? [effect.event.told] : [],
  );
};

describe('what a mentee is told', () => {
  const told = { story: 's1', part: 0, words: 'The yard.', isLast: false };
  test.each<[string, object, object | null]>([
    ['a story that fits', { topic: 'work' }, told],
    ['any story', {}, told],
    ['its next part', { next: { story: 's1', part: 1 } }, { story: 's1', part: 1, words: 'The brush.', isLast: true }],
    ['nothing that a coordinator has not agreed to', { topic: 'family' }, null],
    ['nothing of that, by its name either', { next: { story: 's2', part: 0 } }, null],
    ['nothing a second time', { heard: ['s1'] }, null],
    ['nothing beyond the end', { next: { story: 's1', part: 2 } }, null],
    ['nothing about what nobody wrote', { topic: 'slip' }, null],
  ])('%s', (_why, more, expected) => {
    expect(answerTo(mentor({ stories: STORIES }), asked(more))).toEqual([expected]);
  });

  test('nothing while the mentor’s number may be somebody else’s', () => {
    expect(answerTo(mentor({ stories: STORIES, held: { stopped: false } }), asked())).toEqual([null]);
  });
});

test('a mentor who leaves takes their stories along', () => {
  const context = contextOf(library, { person: dave, now: 0 });
  const event = { kind: 'mentor-left', next: null, id: 'e1', at: 0 } as const;
  const { state } = takeTurn(mentor({ stories: STORIES }), event, context);
  expect(state).toMatchObject({ stories: [], storyReviews: [] });
});

test('a mentor who becomes something else takes their stories along', () => {
  const before = mentor({ stories: STORIES });
  expect(readState(before, 'mentee', '2026-01-05')).not.toHaveProperty('stories');
});

test('a state that was stored before there were stories is read', () => {
  const { stories: _none, storyReviews: _noneEither, ...stored } = mentor();
  expect(readState(stored, 'mentor', '2026-01-05')).toMatchObject({ stories: [], storyReviews: [] });
});

test('a coordinator’s yes after the story was taken back changes nothing', () => {
  const context = contextOf(library, { person: dave, now: 0 });
  const event = { kind: 'story-looked-at', by: { id: 'ann', name: 'Ann' }, ok: true, id: 'e1', at: 0 } as const;
  const { state, effects } = takeTurn(mentor(), event, context);
  expect(effects).toEqual([{ kind: 'ignore', because: 'no-such-story' }]);
  expect(state).toMatchObject({ stories: [] });
});

describe('what is texted about stories', () => {
  const { stories } = library.language('en-GB');
  test.each([
    ['my story', { kind: 'begin', topic: null }],
    ['My story about work', { kind: 'begin', topic: 'work' }],
    ['MY STORY FIRST WEEKS', { kind: 'begin', topic: 'first-weeks' }],
    ['Story done.', { kind: 'done' }],
    ['take back my story', { kind: 'back' }],
    ['story ok Dave', { kind: 'ok', name: 'Dave' }],
    ['my story is a long one', null],
    ['that is my whole story and i told it', null],
  ])('"%s"', (text, expected) => {
    expect(stories.command(text)).toEqual(expected);
  });

  test('names the words that a coordinator is to look at', () => {
    expect(stories.unfit('I was an addict, on heroin.')).toEqual(expect.arrayContaining(['addict', 'heroin']));
    expect(stories.unfit('I swept the yard for a month.')).toEqual([]);
  });
});
