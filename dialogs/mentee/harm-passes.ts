import { isOfHarm } from './crisis-wording';
import type { Draft } from './draft';
import { humanWasCalled, isCalmer, sendOn } from './in-crisis';
import { wasJustSaid } from './said-last';

/** "Hes gone now", of whoever threatens them: no new danger, and none that is over. */
export function saysHarmIsOver(draft: Draft): boolean {
  return isOfHarm(draft) && (draft.remarks.has('threat-gone') || draft.remarks.has('police-came'));
}

/**
 * "Hes gone now im fine", hours after somebody was at the door: nothing was got wrong, he may come back, and he may stand beside them while
 * they write it. They are told what to do then, and whoever was called stays called. That it was a joke of theirs is believed, as ever.
 */
export function hearHarmIsOver(draft: Draft, text: string): boolean {
  const { remarks } = draft;
  if (!humanWasCalled(draft) || !isOfHarm(draft) || isCalmer(draft) || remarks.has('was-joking')) return false;
  if (!saysHarmIsOver(draft) && !(remarks.has('feels-ok') && draft.state.handoff?.atDoor === true)) return false;
  draft.keepForHuman(text);
  sendOn(draft, text);
  if (remarks.has('police-came')) draft.say('crisis.police-came', {}, { priority: 'crisis' });
  else if (wasJustSaid(draft, ['crisis.gone-now'])) draft.say('crisis.harm-wait', {}, { priority: 'crisis' });
  else draft.say('crisis.gone-now', {}, { priority: 'crisis' });
  return true;
}
