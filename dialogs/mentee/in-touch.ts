import type { Draft } from './draft';

/**
 * While somebody was called to them: "dave rang", "sorry bout last night". In danger it is passed on, and they are asked whether they are
 * safe; where they had only asked for a person, that is over. `false`: nothing of the kind.
 */
export function hearInTouch(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  const met = draft.remarks.has('was-in-touch');
  if (handoff?.status !== 'open' || !(met || draft.remarks.has('sorry-for-last'))) return false;
  const isDanger = (handoff.reason === 'urgent' || handoff.reason === 'concern') && !handoff.believed;
  if (isDanger) {
    draft.keepForHuman(text);
    if (met) draft.openHandoff(handoff.reason, text, 'more');
    handoff.safeAsked = draft.context.now;
    delete handoff.unclear;
    draft.say(met ? 'handoff.in-touch-safe' : 'handoff.no-sorry-safe', {}, { priority: 'crisis' });
    return true;
  }
  if (!met) return false;
  draft.state.lost = 0;
  if (handoff.reason === 'asked' || handoff.reason === 'no-rush') endWaiting(draft, handoff.id, handoff.reason);
  else {
    draft.keepForHuman(text);
    handoff.believed = true;
  }
  draft.say('handoff.in-touch');
  return true;
}

/** They have what they asked for. Whoever was asked is told that nobody is waited for any more. */
function endWaiting(draft: Draft, handoffId: string, reason: 'asked' | 'no-rush'): void {
  draft.request({ kind: 'handoff', do: 'settle', handoffId, mentee: draft.me, reason });
  draft.state.handoff = null;
}
