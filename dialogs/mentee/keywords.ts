import { askAgain, startFlow, waitingStep } from '../flow/engine';
import { exactKeyword } from '../understanding';
import { askAgainAfterHelp } from './danger-aside';
import type { Draft } from './draft';
import { wasMet } from './nobody-yet';
import { letPassedGo } from './passed';
import { letCheckFirst } from './wrong-number';

/** The fixed words (CTIA, FCC 2024): whole message only, before anything else is looked at. */
export function hearKeyword(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  // A yes is START after a STOP, but never to whoever was asked whether they are in danger, or is with a human.
  const afterStop = state.stopped && state.safetyAsked === null && state.handoff === null;
  const said = exactKeyword(text, context.language.optOut, { afterStop });
  if (said !== null) draft.isTheirSay = true;
  // Whoever has stopped and asks for the texts back in their own words has said START.
  const keyword = said ?? (state.stopped && draft.remarks.has('start-again') ? 'start' : null);
  const isAnswered = state.channel === 'sms' && context.answeredByProvider(text);
  if (keyword === 'stop') return stop(draft, isAnswered);
  if (keyword === 'start' && (state.stopped || state.paused !== null)) return start(draft, isAnswered);
  if (keyword === 'start' && isAboutTheTexts(draft)) return sayStillOn(draft, isAnswered);
  if (keyword === 'help') return sayHelp(draft, isAnswered);
  return false;
}

/** Questions to which a word for START may be the answer. */
const OF_ITS_OWN: ReadonlySet<string> = new Set(['yes-no', 'choice']);

/** Whether START answers no question and is no word to a person: it is about the texts, which never stopped. */
function isAboutTheTexts(draft: Draft): boolean {
  const { safetyAsked, handoff } = draft.state;
  return safetyAsked === null && handoff === null && !OF_ITS_OWN.has(waitingStep(draft)?.step.ask ?? '');
}

function sayStillOn(draft: Draft, isAnswered: boolean): true {
  if (isAnswered) draft.ignore('answered-by-provider');
  else draft.say('small-talk.still-on');
  askAgain(draft);
  return true;
}

/** @returns whether that was all: asked about danger twice, HELP may be what it says */
function sayHelp(draft: Draft, isAnswered: boolean): boolean {
  if (isAnswered) draft.ignore('answered-by-provider');
  else draft.say('keywords.help');
  return askAgainAfterHelp(draft);
}

/**
 * Opt out at once. A handoff that is open stays with the humans, who are told.
 * @param isAnswered the provider has confirmed it already: two confirmations are one too many
 */
export function stop(draft: Draft, isAnswered = false): true {
  const { state } = draft;
  state.flows = [];
  state.safetyAsked = null;
  state.stopAsked = null;
  state.endingAsked = false;
  if (state.stopped) {
    draft.ignore('already-stopped');
    return true;
  }
  state.stopped = true;
  state.toldHowBack = false;
  const { handoff } = state;
  const inCrisis = handoff?.reason === 'urgent' || handoff?.reason === 'concern';
  if (!isAnswered) draft.say(inCrisis ? 'keywords.stopped-in-crisis' : 'keywords.stopped');
  draft.ledger('opt-out');
  // Whoever was asked reads that they want no more texts: it may be the last that is heard of them.
  if (isUnmet(draft)) draft.openHandoff(handoff?.reason ?? 'concern', beyondStop(draft), 'more');
  if (handoff?.mentor != null) {
    draft.post(handoff.mentor.id, { kind: 'mentee-stopped', handoffId: handoff.id, mentee: draft.me });
  }
  return true;
}

/** What they wrote besides STOP. That they stopped is told in words of its own. */
function beyondStop({ heard, context }: Draft): string | null {
  return heard === null || exactKeyword(heard, context.language.optOut, { afterStop: false }) === 'stop' ? null : heard;
}

/** Back as it was: the hour, goals, steps and consents. A question that was open then is not; a welcome begins again. */
function start(draft: Draft, isAnswered: boolean): true {
  const { state } = draft;
  if (state.stopped) draft.ledger('opt-in');
  if (state.stopped && state.handoff?.mentor != null) {
    const { id, mentor } = state.handoff;
    draft.post(mentor.id, { kind: 'mentee-back', handoffId: id, mentee: draft.me });
  }
  // Where everything was deleted once, this is what lets texts be sent there again.
  if (state.suppressed) draft.effects.push({ kind: 'record', do: 'welcome-again' });
  state.suppressed = false;
  state.stopped = false;
  if (state.paused !== null) {
    letCheckFirst(draft);
    return true;
  }
  // A break without an end would make "as before" untrue.
  if (state.pause?.until == null) state.pause = null;
  state.silence = { since: null, days: 0, last: null, told: false };
  letPassedGo(draft);
  if (isUnmet(draft)) return askWhetherSafeNow(draft);
  if (state.welcome !== 'done' && state.handoff?.status !== 'claimed') {
    state.welcome = 'begun';
    state.welcomeAt = null;
    startFlow(draft, 'welcome');
  } else if (!isAnswered) draft.say('keywords.started');
  return true;
}

/** Danger was heard, a human was called to it, and nobody has come. */
function isUnmet({ state: { handoff } }: Draft): boolean {
  const inDanger = handoff?.reason === 'urgent' || handoff?.reason === 'concern';
  return inDanger && handoff.status === 'open' && !handoff.believed;
}

/** They stopped all texts in danger and want them again: that comes first. Whoever was asked hears that they can be reached. */
function askWhetherSafeNow(draft: Draft): true {
  const { state } = draft;
  const { handoff } = state;
  if (handoff === null) return true;
  if (state.welcome !== 'done') state.welcome = 'not-yet';
  handoff.safeAsked = draft.context.now;
  draft.openHandoff(handoff.reason, draft.heard, 'more');
  draft.say('handoff.safe-now', { met: wasMet(draft) }, { priority: 'crisis' });
  return true;
}
