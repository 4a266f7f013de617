import { parseAnswer } from '../answers';
import type { CueArgs } from '../effects';
import type { Step } from '../flow/book';
import { askAgain, type waitingStep } from '../flow/engine';
import { goalInHand } from '../goals/in-hand';
import { isOnlyWhen } from '../rhythm';
import { quote } from '../scripts/quote';
import { localTime } from '../time';
import { recognise } from '../understanding';
import { onlyThanks } from './answer-to-danger';
import { begin } from './begin';
import type { Draft } from './draft';
import { namesAnother } from './goals-named';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** Flows that are about a goal or a small step: a day or a time that is written there belongs to these. */
export const OF_STEPS: ReadonlySet<string> = new Set(['goal', 'step-nudge']);

/** Whether they want the next small step, which is an offer. */
export const isForTheNext = ({ flow, step }: Pick<Waiting, 'flow' | 'step'>): boolean =>
  flow.name === 'step-nudge' && step.ask === 'yes-no';

/**
 * While they are asked what they want, or for a small step: a question is answered and a wish for another goal followed. Neither is kept
 * as their own words for it. `false`: nothing of the kind.
 */
export function hearAboutGoal(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  const { remarks, context } = draft;
  if (flow.name === 'goal-drop') {
    return step.ask === 'yes-no' && namesAnother(draft, text) && begin(draft, 'goal-drop', { said: text }, 'look');
  }
  if (!OF_STEPS.has(flow.name)) return false;
  const isOther = remarks.has('other-goal') || remarks.has('changes-goal');
  if (isOther && flow.name === 'goal' && (step.ask === 'text' || step.ask === 'when'))
    return otherGoal(draft, step, text);
  // "Change my goal", to the list of them, is about one of these, and no new one.
  if (flow.name === 'goal' && step.name === 'which-goal' && remarks.has('changes-goal'))
    return begin(draft, 'goal', { said: text }, 'change');
  // Asked when to ask about it, they say that it is too big: that is no yes to the day.
  if (step.ask === 'when' && remarks.has('too-much')) return begin(draft, 'step-nudge', {}, 'smaller');
  // "Once a week", asked when: no day yet, and no wish about texts.
  if (step.ask === 'when' && isPaceAlone(draft, text)) {
    askAgain(draft);
    return true;
  }
  if (step.ask !== 'text') return false;
  // "Ta" names nothing: it is thanks, and the question stands.
  if (step.keep !== 'said' && onlyThanks(draft, text)) return thanked(draft);
  if (flow.name === 'goal' && step.keep === 'step' && remarks.has('too-much'))
    return begin(draft, 'goal', {}, 'smaller');
  // "Goal", and nothing else, names what is talked about.
  if (step.keep === 'step' && remarks.has('menu-word')) return sayWhatTheyWant(draft);
  if (remarks.has('what-is-meant') || remarks.has('suggest-one'))
    return answered(draft, step.keep === 'goal' ? 'goal.meant' : 'goal.step-meant');
  if (remarks.has('what-to-text')) return answered(draft, 'small-talk.can-text');
  if (step.keep === 'step' && remarks.has('asks-how')) return answered(draft, 'fallback.dont-know');
  // "Can I see my kids again?" may well be what they want.
  if (step.keep === 'step' && context.language.topics.asks(text)) return answered(draft, 'fallback.dont-know');
  return false;
}

/** "Never said that was the goal": the one that was kept just now is not kept beside what they say instead. */
function otherGoal(draft: Draft, step: Step, text: string): true {
  const { context, facts } = draft;
  const isKept = facts.hasGoal && (step.keep === 'step' || step.ask === 'when');
  const wantsMore = recognise(text, { ...context.language.intents, sense: null }).intent === 'goal-new';
  if (!isKept || wantsMore) return begin(draft, 'goal', {}, 'another');
  return namesAnother(draft, text)
    ? begin(draft, 'goal', { said: text }, 'change')
    : begin(draft, 'goal', {}, 'new-words');
}

function isPaceAlone({ context, remarks }: Draft, text: string): boolean {
  const { answers: words, rhythm } = context.language;
  const now = localTime(context.now, context.person.timezone);
  const isElse = remarks.has('names-texts') || remarks.has('change-it');
  return !isElse && isOnlyWhen(text, rhythm, words, now) && !parseAnswer('when', text, { words, now }).ok;
}

function thanked(draft: Draft): true {
  draft.state.lost = 0;
  draft.say('small-talk.thanks');
  return true;
}

function sayWhatTheyWant(draft: Draft): true {
  const goal = goalInHand(draft.state);
  if (goal === null) return answered(draft, 'goal.step-meant');
  return answered(draft, 'goal.what-you-want', { theirGoal: quote(goal.words) });
}

function answered(draft: Draft, cue: string, args: CueArgs = {}): true {
  draft.state.lost = 0;
  draft.say(cue, args);
  askAgain(draft);
  return true;
}
