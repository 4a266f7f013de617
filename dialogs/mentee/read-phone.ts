import { detectSafely, isFeltOnly, type SafetyFinding } from '../safety';
import { DAY } from '../time';
import { exactKeyword, hearOptOut } from '../understanding';
import type { Draft } from './draft';
import { heardOfHarm, keepAwayIfDoubted } from './harm-by-mentor';
import { humanWasCalled, passOn, SENT_ON, sendOn, wasLull } from './in-crisis';
import { speaksOfMentor } from './of-mentor';
import { wasJustSaid } from './said-last';

/** So long after something harmless was said, the same may be said once more. */
const HALF_AN_HOUR = 30 * 60_000;

/**
 * Somebody else reads what comes to their phone ("hes reading my phone", "cant talk hes here"): from then on nothing goes there that could
 * give them away, until they say that it is safe again, or a human has finished. Humans are told at once, of the phone as well.
 * @returns true when this has answered, and nothing else may
 */
export function hearReadPhone(draft: Draft, text: string): boolean {
  const { state, context, remarks } = draft;
  const begins = remarks.has('phone-read') || (remarks.has('phone-maybe-read') && isHarmedLately(draft));
  const isRead = state.atHome.phoneRead !== null;
  if (!begins && !isRead) return false;
  const keyword = exactKeyword(text, context.language.optOut, { afterStop: false });
  if (keyword === 'stop' || keyword === 'start') return false;
  const found = heardOfHarm(draft, text, (words) => detectSafely(words, context.language.safety, NOTHING_ASKED));
  if (!begins && remarks.has('phone-free')) return safeAgain(draft, text, found);
  const isOutright = keyword === 'help' || (found.tier === 'urgent' && !isFeltOnly(found));
  if ((begins && !isRead) || isOutright || found.tier !== 'none') {
    call(draft, text, found, isOutright);
    return true;
  }
  const isOptOut = !begins && hearOptOut(text, context.language.optOut) === 'sure';
  if (isOptOut || state.handoff?.status === 'claimed') return false;
  keep(draft, text);
  return true;
}

/** "Hes at work" lasts so long. Then whoever reads their phone may have it again. Milliseconds. */
const FREE_FOR = 2 * 60 * 60_000;

const NOTHING_ASKED = { asked: null, lowDays: 0, afterDanger: true } as const;

/** "Delete this", "dont text me back": that alone is an everyday wish. After harm was heard it is not. */
function isHarmedLately({ state: { atHome }, context }: Draft): boolean {
  return atHome.phoneRead !== null || (atHome.heardAt !== null && context.now - atHome.heardAt < DAY);
}

/** A human is called, or called once more, and reads that the phone may be read. They cannot be asked anything: what is not plain counts as danger. */
function call(draft: Draft, text: string, found: SafetyFinding, isOutright: boolean) {
  const { state, context } = draft;
  const wasRead = state.atHome.phoneRead !== null;
  const wasInDanger = state.handoff?.reason === 'urgent' || state.handoff?.reason === 'concern';
  const reason = isOutright || wasInDanger || found.tier === 'urgent' ? 'urgent' : 'concern';
  state.atHome.phoneRead ??= { since: context.now, saidAt: 0 };
  delete state.atHome.freeUntil;
  state.atHome.heardAt = context.now;
  state.dangerAt = context.now;
  state.safetyAsked = null;
  state.flows = [];
  keepAwayIfDoubted(draft, found.category);
  const { handoff } = state;
  if (handoff?.status === 'claimed') passOn(draft, text);
  delete handoff?.safeAsked;
  delete handoff?.unclear;
  draft.openHandoff(reason, text);
  if (state.handoff) Object.assign(state.handoff, { reason, believed: false });
  draft.ledger(reason === 'urgent' ? 'crisis' : 'concern', { category: found.category ?? 'being-harmed' });
  if (!wasRead) draft.ledger('phone-read');
  if (handoff?.status === 'claimed') return;
  if (isOfThemselves(found)) draft.say('read-phone.line', {}, { priority: 'crisis' });
  else if (isOutright) draft.say('read-phone.danger', {}, { priority: 'crisis' });
  else sayHarmless(draft);
}

/** A line that listens gives nobody away who has written such a thing on that phone themselves, and they are not left without one. */
function isOfThemselves(found: SafetyFinding): boolean {
  return (
    (found.category === 'suicide' || found.category === 'self-harm') && found.tier !== 'none' && !isFeltOnly(found)
  );
}

/** Nothing in it is danger, and whoever has the phone may have written it. */
function keep(draft: Draft, text: string) {
  draft.keepForHuman(text);
  const kept = draft.state.handoff?.waiting.length ?? 0;
  if (!speaksOfMentor(draft) && humanWasCalled(draft) && (kept <= SENT_ON || wasLull(draft))) sendOn(draft, text);
  sayHarmless(draft);
}

/** One harmless line, and then silence for a while: the same line after every text would be odd, and to be odd is to be noticed. */
function sayHarmless(draft: Draft) {
  const { state, context } = draft;
  const { phoneRead } = state.atHome;
  if (phoneRead === null || state.stopped || context.now - phoneRead.saidAt < HALF_AN_HOUR) {
    return draft.ledger('kept-for-human');
  }
  phoneRead.saidAt = context.now;
  draft.say('read-phone.quiet', {}, { priority: 'crisis' });
}

/** They say that they can be texted again. What more they say in it is heard as it would be from anybody. */
function safeAgain(draft: Draft, text: string, found: SafetyFinding): boolean {
  const { state } = draft;
  // "Hes gone" may be said of somebody who does not breathe any more; here it is said of whoever read the phone.
  const isMore = found.tier !== 'none' && !isFeltOnly(found) && found.category !== 'medical';
  const { handoff } = state;
  const isForGood = draft.remarks.has('phone-lasting');
  state.atHome.phoneRead = null;
  state.atHome.freeUntil = isForGood ? undefined : draft.context.now + FREE_FOR;
  delete handoff?.safeAsked;
  delete handoff?.unclear;
  draft.ledger('phone-free');
  if (handoff !== null) {
    const { id: handoffId } = handoff;
    const isUrgent = humanWasCalled(draft);
    const reason = isUrgent ? 'urgent' : 'concern';
    const words = isUrgent && !isMore ? draft.forHuman(text) : null;
    draft.request({ kind: 'handoff', do: 'open', handoffId, reason, words, more: true, phoneRead: false });
  }
  if (handoff?.mentor != null) {
    draft.post(handoff.mentor.id, { kind: 'phone-free', handoffId: handoff.id, mentee: draft.me });
    return false;
  }
  if (isMore) return false;
  draft.keepForHuman(text);
  if (!state.stopped) draft.say('read-phone.over', { lasting: isForGood ? 'yes' : 'no' }, { priority: 'crisis' });
  return true;
}

/** Somebody else has the phone again soon, and a text that names danger stands there till then. Not after each, where several follow. */
export function remindToDelete(draft: Draft) {
  const { state, saidBefore, context } = draft;
  const { freeUntil, phoneRead } = state.atHome;
  if (freeUntil === undefined || freeUntil <= context.now || phoneRead !== null || state.saidLast === saidBefore)
    return;
  if (!state.saidLast?.cues.some((cue) => cue.startsWith('crisis.'))) return;
  if (!wasJustSaid(draft, ['read-phone.delete'])) draft.say('read-phone.delete', {}, { priority: 'crisis' });
}

/** He may be home again: it is as it was before they could be texted, and whoever was called is warned once more. */
export function readAgain(draft: Draft) {
  const { state, context } = draft;
  const { handoff } = state;
  delete state.atHome.freeUntil;
  if (handoff === null || handoff.believed) return draft.ignore('phone-free');
  state.atHome.phoneRead = { since: context.now, saidAt: 0 };
  state.flows = [];
  draft.ledger('phone-read');
  if (handoff.status === 'open') draft.openHandoff(handoff.reason, null, 'more');
  else if (handoff.mentor !== null) draft.openHandoff(handoff.reason, null);
}

/** A human has finished, who was told of the phone each time: from then on it is as before. That it is over would say what it was. */
export function finishedWhileRead(draft: Draft): boolean {
  const { state } = draft;
  delete state.atHome.freeUntil;
  if (state.atHome.phoneRead === null) return false;
  state.atHome.phoneRead = null;
  state.flows = [];
  // It was met by a human: no check-in of the next days asks after it, on a phone that was read.
  state.dangerMet = draft.context.now;
  draft.ledger('phone-free');
  return true;
}
