import { waitingStep } from '../flow/engine';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** After these, or in the middle of them, it is the drink, the drug or the medicine that they would stop. */
const OF_SOMETHING_ELSE = ['advice.', 'craving.', 'slip-up.', 'goal.', 'step-nudge.'] as const;
const FLOWS_OF_SOMETHING_ELSE: ReadonlySet<string> = new Set(['craving', 'slip-up', 'goal', 'step-nudge']);

/** What comes of stopping was just answered for texts and for the rest. */
const OF_STOPPING = ['small-talk.if-i-stop', 'advice.medical'] as const;

/** "What happens if i stop": of what, they do not say. Both are answered; "textin u i mean", after it, says that it is the texts. `false`: neither. */
export function hearIfIStop(draft: Draft): boolean {
  const { remarks, state } = draft;
  const isOfTexts = meansTexts(draft);
  if (!isOfTexts && !(remarks.has('if-i-stop') && !isOfSomethingElse(draft))) return false;
  state.lost = 0;
  draft.say(isOfTexts ? 'small-talk.how-it-ends' : 'small-talk.if-i-stop');
  return true;
}

/** "Textin u i mean", right after they asked what comes of stopping: that is no wish to stop. */
export function meansTexts(draft: Draft): boolean {
  return draft.remarks.has('texts-i-mean') && wasJustSaid(draft, OF_STOPPING);
}

function isOfSomethingElse(draft: Draft): boolean {
  return wasJustSaid(draft, OF_SOMETHING_ELSE) || FLOWS_OF_SOMETHING_ELSE.has(waitingStep(draft)?.flow.name ?? '');
}
