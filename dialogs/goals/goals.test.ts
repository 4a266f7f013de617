import { ENGLISH } from '../../test/support/library';
import { type MenteeState, newState, readState } from '../state';
import { goalInHand, numbered, openStep, stepToAsk } from './in-hand';
import { goalChosen, goalNamed, saysOnly } from './named';

const TODAY = '2026-01-05';
const { answers: words } = ENGLISH.language('en-GB');
const goals = ['get my kids back', 'learn to drive', 'get my own flat'].map((one, at) => ({
  id: `g${at + 1}`,
  words: one,
  since: TODAY,
}));
const step = (id: string, goal: string, nudgeAt: number | null, nudged = false) => ({
  id,
  goal,
  words: id,
  nudgeAt,
  nudged,
  outcome: 'open' as const,
});

function mentee(more: Partial<MenteeState>): MenteeState {
  const state = newState('mentee', TODAY);
  if (state.role !== 'mentee') throw new Error('A mentee is a mentee.');
  return { ...state, ...more };
}

test.each([
  ['a word of it', 'drop the driving goal', 'g2'],
  ['another form of a word', 'the kid one', 'g1'],
  ['a word that two of them have, beside one of its own', 'the get my kids one', 'g1'],
  ['small words that all of them may have', 'drop my goal', null],
  ['nothing of theirs', 'the gym one', null],
])('a goal is named by %s', (_reason, text, id) => {
  expect(goalNamed(text, goals, words)?.id ?? null).toBe(id);
});

test.each([
  ['its number', '2', 'g2'],
  ['its place', 'the first one', 'g1'],
  ['the last place', 'the last one', 'g3'],
  ['a number in a few words', 'number 3 please', 'g3'],
  ['a number that the list does not have', '7', null],
  ['a number with a please and a mate', 'just 2 please mate', 'g2'],
  ['a number after "no", for number', 'no 2', 'g2'],
  ['a number after what is to become of it', 'drop goal 2 mate', 'g2'],
  ['no number of something else', 'in 2 weeks maybe', null],
  ['no saying with a number in it', '1 day at a time', null],
  ['no number of children', 'ive got 2 boys', null],
])('a goal is chosen by %s', (_reason, text, id) => {
  expect(goalChosen(text, goals, words)?.id ?? null).toBe(id);
});

test('what says more than the words of a goal is about something else', () => {
  const [kids] = goals;
  if (kids === undefined) throw new Error('There is a first goal.');
  expect(saysOnly('get my kids back', kids, words)).toBe(true);
  expect(saysOnly('the kids at school', kids, words)).toBe(false);
});

test('a state from before goals stood beside each other is read, with its newest goal and its one step; the goals that it had replaced are no goals', () => {
  const { inHand: _new, ...before } = mentee({ goals: goals.slice(0, 2), steps: [step('s1', 'g2', 1000)] });
  const state = readState(before, 'mentee', TODAY);
  if (state.role !== 'mentee') throw new Error('A mentee is a mentee.');
  expect(state.goals.map(({ id }) => id)).toEqual(['g2']);
  expect(goalInHand(state)?.id).toBe('g2');
  expect(openStep(state)?.id).toBe('s1');
  expect(stepToAsk(state)?.id).toBe('s1');
});

test('each goal keeps its own step, and the one whose moment comes first is asked about first', () => {
  const state = mentee({ goals, steps: [step('s1', 'g1', 2000), step('s2', 'g2', 1000)], inHand: 'g1' });
  expect(openStep(state)?.id).toBe('s1');
  expect(stepToAsk(state)?.id).toBe('s2');
});

test('of several steps the one that was asked about is meant, where the goal in hand has none', () => {
  const state = mentee({ goals, steps: [step('s1', 'g1', 1000, true), step('s2', 'g2', 2000)], inHand: 'g3' });
  expect(openStep(state)?.id).toBe('s1');
});

test('goals are said back in their own words, short enough to stand in one text', () => {
  expect(numbered(goals)).toBe('1 get my kids back, 2 learn to drive, 3 get my own flat');
  expect(
    numbered(Array.from({ length: 5 }, () => ({ words: 'call them about the room '.repeat(9) }))).length,
  ).toBeLessThan(200);
});
