import { startFlow, type waitingStep } from '../flow/engine';
import { wordCount } from '../word-count';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A longer message tells more than that. Words. */
const A_REASON = 12;

/**
 * "He talks down to me", "like im a kid", while somebody other than their mentor is offered: it is about that one, and the question stands.
 * `false`: nothing of the kind is asked, or said.
 */
export function hearWhyNot(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  if (flow.name !== 'someone-else' || !draft.remarks.has('of-that-one') || wordCount(text) > A_REASON) return false;
  draft.state.lost = 0;
  if (step.name === 'why') draft.say('fallback.listening');
  else {
    draft.state.flows.pop();
    startFlow(draft, 'someone-else', {}, { at: 'why' });
  }
  return true;
}
