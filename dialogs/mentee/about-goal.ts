import { askAgain, startFlow, type waitingStep } from '../flow/engine';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** Flows that are about a goal or a small step: a day or a time that is written there belongs to these. */
export const OF_STEPS: ReadonlySet<string> = new Set(['goal', 'step-nudge']);

/**
 * While they are asked what they want, or for a small step: a question is answered and a wish for another goal followed. Neither is kept
 * as their own words for it. `false`: nothing of the kind.
 */
export function hearAboutGoal(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  const { remarks, context } = draft;
  if (!OF_STEPS.has(flow.name)) return false;
  if (remarks.has('other-goal') && flow.name === 'goal' && (step.ask === 'text' || step.ask === 'when')) {
    draft.state.lost = 0;
    startFlow(draft, 'goal', {}, { at: 'what' });
    return true;
  }
  if (step.ask !== 'text') return false;
  if (remarks.has('what-is-meant') || remarks.has('suggest-one'))
    return answered(draft, step.keep === 'goal' ? 'goal.meant' : 'goal.step-meant');
  if (remarks.has('what-to-text')) return answered(draft, 'small-talk.can-text');
  // "Can I see my kids again?" may well be what they want.
  if (step.keep === 'step' && context.language.topics.asks(text)) return answered(draft, 'fallback.dont-know');
  return false;
}

function answered(draft: Draft, cue: string): true {
  draft.state.lost = 0;
  draft.say(cue);
  askAgain(draft);
  return true;
}
