import { startFlow, waitingStep } from '../flow/engine';
import type { Draft } from './draft';
import { saidPlainly } from './said-plainly';

/** "Im not me any more", "i hate being sober": about themselves. It only sounds like a wrong number, like enough of the texts, or like good news. */
export function isAboutThemselves({ remarks }: Pick<Draft, 'remarks'>): boolean {
  return remarks.has('who-am-i') || remarks.has('hates-sober');
}

/**
 * Who to be now, and that it is hard to be it: their fear of change, and talked about as that. Where a question waits that takes their own
 * words, it is the answer to it; a slip or a craving told in the same breath comes first. `false`: nothing of the kind.
 */
export function hearWhoAmI(draft: Draft): boolean {
  if (!isAboutThemselves(draft) || draft.remarks.has('craves')) return false;
  if (waitingStep(draft)?.step.ask === 'text' || COMES_FIRST.has(saidPlainly(draft))) return false;
  draft.state.lost = 0;
  startFlow(draft, 'change', { kind: 'change' });
  return true;
}

const COMES_FIRST: ReadonlySet<string> = new Set([
  'slip-up',
  'craving',
  'mentor-please',
  'just-listen',
  'who-sees-this',
]);
