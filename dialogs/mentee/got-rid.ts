import type { Draft } from './draft';
import { humanWasCalled, sendOn } from './in-crisis';

/**
 * Asked about danger, or while a human is called: they have poured it away, flushed it, binned it. It is met as the good news that it is, it
 * goes to whoever was called, and whether they are safe is asked. `false`: nothing of the kind.
 */
export function gotRidOfIt(draft: Draft, text: string): boolean {
  const { handoff, safetyAsked } = draft.state;
  const isCalled = humanWasCalled(draft);
  if (!draft.remarks.has('got-rid') || handoff?.status !== 'open' || (safetyAsked === null && !isCalled)) return false;
  draft.state.safetyAsked = null;
  draft.keepForHuman(text);
  if (isCalled) sendOn(draft, text);
  handoff.safeAsked = draft.context.now;
  draft.say('crisis.got-rid', {}, { priority: 'crisis' });
  return true;
}
