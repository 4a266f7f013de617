import { ENGLISH } from '../../../test/support/library';
import { castOf } from '../../rehearsal/cast';
import { rehearsed } from '../../rehearsal/programme';
import { Stage } from '../../rehearsal/stage';

const library = rehearsed(ENGLISH);

function after(texts: readonly string[]): unknown {
  const cast = castOf({ mentee: 'Sam', mentor: 'Dave', goal: 'get a van' }, null);
  const stage = new Stage(library, cast.people, cast.startsAt);
  if (cast.state) stage.arrange('sam', cast.state);
  for (const text of texts) stage.hears('sam', text, 'sms');
  return stage.state('sam');
}

const SECOND_GOAL = ['my goal is to learn to drive', 'book a lesson with mike', 'tomorrow at 5'];

test('of several goals the one that is to be forgotten goes with the words of its steps', () => {
  const state = after([...SECOND_GOAL, 'forget my goal', '2']);
  expect(JSON.stringify(state)).not.toMatch(/mike/i);
  expect(state).toMatchObject({ goals: [{ words: 'get a van' }], steps: [] });
});

test('one that is dropped keeps what was done towards it', () => {
  expect(after([...SECOND_GOAL, 'drop my goal', '2'])).toMatchObject({
    goals: [{ words: 'get a van' }],
    steps: [{ outcome: 'dropped' }],
  });
});

test('the words into which a goal was put last are let go of, and no other goal', () => {
  const state = after(['change my goal to get a van with mike in leeds', 'forget that']);
  expect(state).toMatchObject({ goals: [{ words: 'get a van' }], toldLast: null });
});
