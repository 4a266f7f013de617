import { startFlow, waitingStep } from '../flow/engine';
import { recognise, type Understanding } from '../understanding';
import type { Draft } from './draft';

/** "Im not me any more", "i hate being sober": about themselves. It only sounds like a wrong number, like enough of the texts, or like good news. */
export function isAboutThemselves({ remarks }: Draft): boolean {
  return remarks.has('who-am-i') || remarks.has('hates-sober');
}

/** What was only felt in such words, and no pattern says. */
export function isMistakenForOther(draft: Draft, { intent }: Understanding): boolean {
  return isAboutThemselves(draft) && MISTAKEN.has(intent) && saidPlainly(draft) !== intent;
}

const MISTAKEN: ReadonlySet<string> = new Set(['wrong-number', 'are-you-a-bot', 'good-news', 'step-done', 'goal-new']);

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

/** The wish that a pattern hears, and no guess. */
function saidPlainly({ heard, context }: Draft): string {
  return recognise(heard ?? '', { ...context.language.intents, sense: null }).intent;
}
