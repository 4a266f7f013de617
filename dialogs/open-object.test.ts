import { newState, readState } from './state';

const TODAY = '2026-01-05';

test('what a newer version wrote into a part of a state is handed on by one that does not know it', () => {
  const state = newState('mentee', TODAY);
  if (state.role !== 'mentee') throw new Error('A mentee is a mentee.');
  const handoff = {
    id: 'h1',
    reason: 'urgent',
    status: 'open',
    mentor: null,
    waiting: [],
    said: { words: 'help', at: 1, bodily: false, newer: 'a' },
    newer: 'b',
  };
  const stored = {
    ...state,
    handoff,
    match: { ...state.match, newer: 'c' },
    rhythm: { ...state.rhythm, once: { on: TODAY, at: '18:00', newer: 'd' } },
    goals: [{ id: 'g1', words: 'get a van', since: TODAY, newer: 'e' }],
  };
  expect(readState(stored, 'mentee', TODAY)).toMatchObject({
    handoff,
    match: stored.match,
    rhythm: stored.rhythm,
    goals: stored.goals,
  });
});

test('a part of a state that cannot be read is refused all the same', () => {
  const stored = { ...newState('mentee', TODAY), goals: [{ id: 'g1', words: 'get a van' }] };
  expect(() => readState(stored, 'mentee', TODAY)).toThrow();
});
