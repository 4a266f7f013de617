import { waitingStep } from '../flow/engine';
import { goalInHand } from '../goals/in-hand';
import { goalNamed, saysOnly } from '../goals/named';
import { recognise } from '../understanding';
import { wordCount } from '../word-count';
import { begin } from './begin';
import type { Draft } from './draft';
import { hearReached } from './goal-reached';

/** A longer message tells something, whichever goal its words name. */
const A_REQUEST = 12;

/**
 * What they ask or wish about goals they have, in the middle of anything: which they are, that one is to go, or to be put in other words.
 * `false`: nothing of the kind.
 */
export function hearOfGoals(draft: Draft): boolean {
  const { remarks, facts } = draft;
  if (hearOfTheStep(draft)) return true;
  // "What did i say im good at" asks for something else that is kept.
  const isOther = draft.context.language.keepsakes.wishIn(draft.heard ?? '') !== null;
  if (remarks.has('my-goal') && !isOther) return tellGoals(draft);
  if (!facts.hasGoal || wordCount(draft.heard) > A_REQUEST) return false;
  if (hearReached(draft)) return true;
  if (remarks.has('drops-goal') || (remarks.has('drops-named') && namesOnlyGoal(draft))) {
    return begin(draft, 'goal-drop', { said: draft.heard ?? '' });
  }
  // Where they are telling one, it is that one: see hearAboutGoal.
  if (!remarks.has('changes-goal') || waitingStep(draft)?.flow.name === 'goal') return false;
  return begin(draft, 'goal', { said: draft.heard ?? '', goal: newWords(draft) }, 'change');
}

/** "I want a step", "swap my step", "leave the step": it is the small step that they speak of, and not what it is for. */
function hearOfTheStep(draft: Draft): boolean {
  const { remarks, facts } = draft;
  const waiting = waitingStep(draft);
  if (wordCount(draft.heard) > A_REQUEST || waiting?.step.ask === 'text') return false;
  if (remarks.has('drops-step') && facts.hasStep) return begin(draft, 'step-nudge', {}, 'let-go');
  if (remarks.has('changes-step') && facts.hasStep) return begin(draft, 'step-nudge', {}, 'new-words');
  if (!remarks.has('wants-step') || facts.hasStep) return false;
  if (facts.severalGoals) return begin(draft, 'goal', {}, 'goals');
  return begin(draft, 'goal', {}, facts.hasGoal ? 'step' : 'one-step');
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

/** So few words may name another of their goals, and say nothing besides. */
const NAMES_A_GOAL = 6;

/** "No, the kids one", to whether another goal is to go. */
export function namesAnother(draft: Draft, text: string): boolean {
  const { state, context, facts } = draft;
  if (!facts.severalGoals || wordCount(text) > NAMES_A_GOAL) return false;
  const named = goalNamed(text, state.goals, context.language.answers);
  return named !== null && named.id !== goalInHand(state)?.id;
}
