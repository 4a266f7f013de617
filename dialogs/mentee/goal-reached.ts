import { startFlow, waitingStep } from '../flow/engine';
import { goalInHand, stepOf } from '../goals/in-hand';
import { goalNamed, namedIn } from '../goals/named';
import type { Draft } from './draft';
import { saidOfStep, stepMeant } from './told-of-step';

/** Talks of the day, into which news may come. What is written in others belongs to them. */
const OF_THE_DAY: ReadonlySet<string> = new Set([
  'check-in',
  'hello',
  'good-news',
  'step-nudge',
  'second-day',
  'so-far',
  'look-back',
]);

/** "I reached my goal"; or "got my licence", where a licence is what they wanted and no step of theirs. */
function isReached(draft: Draft): boolean {
  const { remarks } = draft;
  const waiting = waitingStep(draft);
  if ((draft.heard ?? '').includes('?') || (waiting !== null && !OF_THE_DAY.has(waiting.flow.name))) return false;
  if (remarks.has('goal-reached')) return true;
  // "Got kicked out the flat", where a flat is what they wanted.
  if (remarks.has('no-good')) return false;
  return remarks.has('got-there') && (reachedIn(draft)?.isGoal ?? false);
}

/** Which goal or open step of theirs the news is about, by its words. */
function reachedIn({ state, context, heard }: Draft) {
  const goals = state.goals.map(({ id, words }) => ({ id, words, isGoal: true }));
  const named = namedIn(heard ?? '', goals, context.language.answers);
  const step = named === null ? null : stepOf(state, named.id);
  if (named === null || step === null) return named;
  // "Got the form for my licence", of the step to get that form: it is the step that was done.
  const nearer = namedIn(
    heard ?? '',
    [named, { id: step.id, words: step.words, isGoal: false }],
    context.language.answers,
  );
  return nearer ?? named;
}

/** They have got where they wanted to, or it sounds like it. `false`: nothing of the kind. */
export function hearReached(draft: Draft): boolean {
  if (!isReached(draft)) return false;
  const { heard, remarks, state, context } = draft;
  const said = heard ?? '';
  const goal = goalNamed(said, state.goals, context.language.answers) ?? goalInHand(state);
  const step = goal === null ? null : stepOf(state, goal.id);
  // "I did it" is of the goal: its step was done where its own words are said.
  const isNamed = step !== null && namedIn(said, [step], context.language.answers) !== null;
  const stepDone = isNamed && stepMeant(draft) === step && saidOfStep(draft) === 'mark-done';
  state.lost = 0;
  startFlow(draft, 'goal-reached', { said, outright: remarks.has('goal-reached'), stepDone });
  return true;
}
