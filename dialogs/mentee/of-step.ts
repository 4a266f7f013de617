import { parseAnswer } from '../answers';
import { askAgain, type waitingStep } from '../flow/engine';
import { openStep, takeInHand } from '../goals/in-hand';
import { goalNamed } from '../goals/named';
import { localTime } from '../time';
import { remarksIn, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { isForTheNext, OF_STEPS } from './about-goal';
import { begin } from './begin';
import type { Draft } from './draft';
import { saidPlainly } from './said-plainly';
import { tellOfSlip } from './slips';
import { saidOfStep, stepMeant, triedStep } from './told-of-step';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A longer message tells something of its own. Words. */
const A_PIECE = 8;

/** They want no more questions about their small step, while one about it waits: it is no end to the texts. */
export function wantsNoAsking({ remarks }: Draft, waiting: Waiting | null): boolean {
  if (waiting === null || !OF_STEPS.has(waiting.flow.name) || !remarks.has('dont-ask')) return false;
  return waiting.step.ask === 'when' || waiting.step.ask === 'progress' || waiting.step.name === 'not-yet';
}

/**
 * What is said where a question about a goal or a small step waits, and is no answer in their own words: that they have no money for it, did it
 * already, would rather not say, or want no more questions. None of it is kept as a goal or a step. `false`: nothing of the kind.
 */
export function hearOfStep(draft: Draft, waiting: Waiting, meant: Understanding, text: string): boolean {
  const { flow, step } = waiting;
  if (hearGaveIn(draft, waiting, meant)) return true;
  if (!OF_STEPS.has(flow.name) || wordCount(text) > A_PIECE) return false;
  if (draft.remarks.has('lets-you-down')) return noHarmDone(draft);
  if (step.ask === 'progress') return hearKeptFromIt(draft);
  if (step.ask === 'when') return asksForNoTexts(draft, meant, text);
  if (step.ask === 'goal') return hearOfList(draft, waiting, text);
  return step.ask === 'text' && hearNoWords(draft, waiting, text);
}

/** "No credit", "fell asleep", to how it went: not yet, and no place to turn to. What they did all the same counts first. */
function hearKeptFromIt(draft: Draft): boolean {
  const { remarks } = draft;
  // "What step?"
  if (remarks.has('what-is-meant')) return begin(draft, 'step-nudge', {}, 'stands');
  if (triedStep(draft) !== null || saidOfStep(draft) !== null) return false;
  return (remarks.has('has-not-got') || remarks.has('kept-from-it')) && begin(draft, 'step-nudge', {}, 'not-yet');
}

/** "Not in the mornin", to when they shall be asked about their step: no hour is named, and none of the texts is meant. */
function asksForNoTexts(draft: Draft, { intent }: Understanding, text: string): boolean {
  const { context, remarks } = draft;
  if (!OF_TIME.has(intent) || remarks.has('names-texts') || remarks.has('other-way')) return false;
  const now = localTime(context.now, context.person.timezone);
  if (parseAnswer('when', text, { words: context.language.answers, now }).ok) return false;
  askAgain(draft);
  return true;
}

const OF_TIME: ReadonlySet<string> = new Set(['settings-time', 'settings-often', 'pause']);

/** Asked what they want, or for a small step. */
function hearNoWords(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  const { remarks } = draft;
  if (step.keep !== 'goal' && step.keep !== 'step') return false;
  const isLeft = remarks.has('not-telling') || remarks.has('not-just-now');
  if (isLeft && step.declined !== null) return begin(draft, flow.name, {}, step.declined);
  if (step.keep !== 'step') return false;
  if (remarks.has('how-things-stand')) return heardAsIs(draft);
  if (remarks.has('already-did')) return begin(draft, 'step-nudge', { step: text }, 'already-done');
  return remarks.has('has-not-got') && begin(draft, 'goal', {}, 'in-the-way');
}

/** "Kids in bed", "on me own", asked for a small step: told, and none is kept. The question stands. */
function heardAsIs(draft: Draft): true {
  draft.state.lost = 0;
  draft.say('small-talk.heard');
  return true;
}

/** To the list of their goals: "get rid of the second", "done the cscs one". */
function hearOfList(draft: Draft, { flow }: Waiting, text: string): boolean {
  const { remarks, state, context } = draft;
  if (flow.name === 'goal' && remarks.has('drops-named')) return begin(draft, 'goal-drop', { said: text }, 'look');
  const goal = goalNamed(text, state.goals, context.language.answers);
  if (flow.name !== 'goal' || goal === null || saidPlainly(draft) !== 'step-done') return false;
  const step = state.steps.findLast((one) => one.goal === goal.id && one.outcome === 'open') ?? null;
  state.inHand = goal.id;
  if (step === null) return begin(draft, 'goal-reached', { said: text });
  takeInHand(state, step);
  return begin(draft, 'step-nudge', {}, 'mark-done');
}

/** "I let you down": nobody is, and it is no slip. The question stands. */
function noHarmDone(draft: Draft): true {
  draft.state.lost = 0;
  draft.say('small-talk.no-harm-done');
  askAgain(draft);
  return true;
}

/**
 * "Had one already today", of a small step that is to do without: it is a slip that they tell of, and nothing done. `false`: nothing of the
 * kind is told, or no such step is open.
 */
export function hearGaveIn(draft: Draft, waiting: Waiting | null, meant: Understanding): boolean {
  const { remarks, context, state } = draft;
  const isOfTheDay = waiting === null || waiting.flow.name === 'check-in' || waiting.flow.name === 'hello';
  if (!(isOfTheDay || isOfTheStep(waiting)) || !(remarks.has('gave-in') || remarks.has('had-one'))) return false;
  const step = openStep(state) === null ? lastTold(draft, waiting) : stepMeant(draft);
  if (step === null || !remarksIn(step.words, context.language.remarks).has('does-without')) return false;
  state.lost = 0;
  tellOfSlip(draft, meant);
  return true;
}

/** How a step went is asked, or whether they want the next one after it. */
const isOfTheStep = (waiting: Waiting) => waiting.step.ask === 'progress' || isForTheNext(waiting);

/** "Nearly", and then "had one at 10pm": it is of the step that was just told of. */
function lastTold({ state }: Draft, waiting: Waiting | null) {
  return waiting?.flow.name === 'step-nudge' ? (state.steps.at(-1) ?? null) : null;
}
