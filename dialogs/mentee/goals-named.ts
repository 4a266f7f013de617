import { startFlow, waitingStep } from '../flow/engine';
import { goalInHand, stepOf } from '../goals/in-hand';
import { goalNamed, namedIn, saysOnly } from '../goals/named';
import { recognise } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { saidOfStep, stepMeant } from './told-of-step';

/** A longer message tells something, whichever goal its words name. */
const A_REQUEST = 12;

/**
 * What they ask or wish about goals they have, in the middle of anything: which they are, that one is to go, or to be put in other words.
 * `false`: nothing of the kind.
 */
export function hearOfGoals(draft: Draft): boolean {
  const { remarks, facts } = draft;
  if (remarks.has('my-goal')) return tellGoals(draft);
  if (!facts.hasGoal || wordCount(draft.heard) > A_REQUEST) return false;
  if (isReached(draft)) return beginReached(draft);
  if (remarks.has('drops-goal') || (remarks.has('drops-named') && namesOnlyGoal(draft))) {
    return begin(draft, 'goal-drop', { said: draft.heard ?? '' });
  }
  // Where they are telling one, it is that one: see hearAboutGoal.
  if (!remarks.has('changes-goal') || waitingStep(draft)?.flow.name === 'goal') return false;
  return begin(draft, 'goal', { said: draft.heard ?? '', goal: newWords(draft) }, 'change');
}

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

function beginReached(draft: Draft): true {
  const { heard, remarks, state, context } = draft;
  const goal = goalNamed(heard ?? '', state.goals, context.language.answers) ?? goalInHand(state);
  const step = goal === null ? null : stepOf(state, goal.id);
  // "I did it" is of the goal: its step was done where its own words are said.
  const isNamed = step !== null && namedIn(heard ?? '', [step], context.language.answers) !== null;
  const stepDone = isNamed && stepMeant(draft) === step && saidOfStep(draft) === 'mark-done';
  return begin(draft, 'goal-reached', { said: heard ?? '', outright: remarks.has('goal-reached'), stepDone });
}

/** "What are my goals": all of them, in their words. */
function tellGoals(draft: Draft): true {
  const { facts } = draft;
  if (facts.severalGoals) return begin(draft, 'goal', {}, 'goals');
  if (facts.hasStep) return begin(draft, 'step-nudge', {}, 'stands');
  return begin(draft, 'goal', {}, facts.hasGoal ? 'same-goal' : 'none-yet');
}

/** "Drop get my kids back": after the word that says so there is nothing but a goal's own words. */
function namesOnlyGoal({ state, context, heard }: Draft): boolean {
  const [, ...rest] = (heard ?? '').trim().split(/\s+/);
  return state.goals.some((goal) =>
    rest.some((_, at) => at <= A_FEW && saysOnly(rest.slice(at).join(' '), goal, context.language.answers)),
  );
}

/** Words beside the one that says so: "please drop ...", "get rid of ...". */
const A_FEW = 2;

/** "Change my goal to getting a van": what it is to be. */
function newWords({ heard, context }: Draft): string {
  const { intent, entities } = recognise(heard ?? '', { ...context.language.intents, sense: null });
  return intent === 'goal-change' ? (entities['said'] ?? '') : '';
}

/** Words. */
const A_NAME = 6;

/** "No, the kids one", to whether another goal is to go. */
export function namesAnother(draft: Draft, text: string): boolean {
  const { state, context, facts } = draft;
  if (!facts.severalGoals || wordCount(text) > A_NAME) return false;
  const named = goalNamed(text, state.goals, context.language.answers);
  return named !== null && named.id !== goalInHand(state)?.id;
}

function begin(draft: Draft, flow: string, given: Record<string, string | boolean>, at?: string): true {
  draft.state.lost = 0;
  startFlow(draft, flow, given, at === undefined ? {} : { at });
  return true;
}
