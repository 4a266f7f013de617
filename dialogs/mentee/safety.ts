import { startFlow } from '../flow/engine';
import { detectSafely, isFeltOnly, type SafetyFinding } from '../safety';
import { DAY } from '../time';
import { answerToDanger, saysNoAndWhy } from './answer-to-danger';
import { openWith, rememberSaid } from './call-human';
import { ATTACKED, childWrites, remember, replyTo, tookLately, tookThemselves, wasAttacked } from './crisis-wording';
import { asksOfOtherThings } from './danger-aside';
import { lowDaysOf, noteUseInAlarm, takenBefore, wasInDanger, wasLately } from './danger-before';
import type { Draft } from './draft';
import { gotRidOfIt } from './got-rid';
import { askAside, heardOfHarm, isOvertaken, keepAwayIfDoubted, sayNotToThem } from './harm-by-mentor';
import { isHeavy, noteHeavy } from './heavy';
import { humanWasCalled, passOnDanger, waitInCrisis } from './in-crisis';
import { isOverdosingNow } from './losses';
import { letBackIn } from './matching';
import { noteMeans } from './means';
import { ofMedicines, wantsCare } from './medicines';
import { namePlaceToo } from './needs';
import { ofWithdrawal } from './nerves';
import { NO_FINDING, ofALoss, tellsOfSuicide } from './no-alarm';
import { sayAndOfferChange } from './other-language';
import { isSpared } from './spared';

/**
 * Hear danger. The reply goes out first and does not wait for anybody; the handoff is asked for in the same commit.
 * @returns true when safety has answered, and nothing else may.
 */
export function hearSafety(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  if (isOvertaken(draft)) state.safetyAsked = null;
  const asked = state.safetyAsked;
  const lowDays = lowDaysOf(draft);
  noteUseInAlarm(draft);
  const before = { lowDays, afterDanger: wasInDanger(draft), ...takenBefore(draft) };
  const known = { asked: asked?.cue ?? null, ...before };
  const detected = heardOfHarm(draft, text, (words) =>
    detectSafely(words, context.language.safety, { ...known, ofOneOfUs: words !== text }),
  );
  const heard = ofALoss(draft, detected);
  const told = ofWithdrawal(draft, isSpared(draft, heard, text) ? NO_FINDING : heard);
  const found = ofMedicines(draft, text, orInAnotherLanguage(draft, text, told));
  remember(draft, found);
  noteMeans(draft, found);
  const again = wasLately(draft) ? 'again' : 'first';
  const isHeavyNow = isHeavy(draft);
  noteHeavy(draft);
  if (found.tier === 'none' && isHeavyNow) return heardAsHeavy(draft, text, again);
  if (asked && draft.remarks.has('say-simpler') && asked.cue !== ASKED_SIMPLY) return askOnceMore(draft);
  if ((found.tier === 'none' || isFeltOnly(found)) && gotRidOfIt(draft, text)) return true;
  if (found.tier !== 'none') state.dangerAt = context.now;
  if (askAside(draft, found, text)) return true;
  if (isOverdosingNow(draft, text)) return urgent(draft, 'medical', text, 'crisis.medical');
  const isAsked = asked !== null && context.now - asked.at < DAY;
  // What an answer is only like is of the danger that was asked about.
  const isUrgent = found.tier === 'urgent' && !(isAsked && isFeltOnly(found));
  if (isUrgent || isPastAsking(draft, found)) return urgentAs(draft, found, text);
  if (isAsked) return answered(draft, asked.category, text, found);
  if (found.tier !== 'concern') return false;
  if (!humanWasCalled(draft)) return concern(draft, found, text, again);
  // A human was called already, and reads this as well: the question has been overtaken, and nothing in it puts anything right.
  keepAwayIfDoubted(draft, found.category);
  if (wantsCare(draft, found)) draft.say('slip-up.safer', {}, { priority: 'crisis' });
  waitInCrisis(draft, text, isOfHarmToThem(draft, found) ? 'harmed' : 'danger');
  namePlaceToo(draft);
  return true;
}

/** Not of whoever hit their child, or has the knife: there, nothing is said of fault. What is only felt is of the danger that was told. */
function isOfHarmToThem({ state, remarks }: Draft, found: SafetyFinding): boolean {
  const about = state.handoff?.about;
  if (about === 'being-harmed' && isFeltOnly(found)) return true;
  if (about === ATTACKED && (isFeltOnly(found) || remarks.has('attacked'))) return false;
  return found.category === 'being-harmed' && about !== 'child' && about !== 'harm-to-others';
}

/** A child is asked nothing, and is told what it can do; nor is anybody in a crisis who has taken something now. */
function isPastAsking(draft: Draft, { tier, category }: SafetyFinding): boolean {
  const isTakenNow = category === 'medical' && tookThemselves(draft) && humanWasCalled(draft);
  return tier === 'concern' && (childWrites(draft) || isTakenNow);
}

/** "What's it all for" after low days, or after danger: no small question, and nobody passes over it. */
function heardAsHeavy(draft: Draft, text: string, again: Time): boolean {
  if (draft.state.safetyAsked !== null) return answered(draft, draft.state.safetyAsked.category, text, FELT_HEAVY);
  draft.state.dangerAt = draft.context.now;
  if (!humanWasCalled(draft)) return concern(draft, FELT_HEAVY, text, again);
  waitInCrisis(draft, text, 'danger');
  return true;
}

const FELT_HEAVY: SafetyFinding = { tier: 'concern', category: 'suicide', evidence: ['suicide.what-for'] };

/** The evidence of danger in another language. */
const FOREIGN = 'other-language';

/** Words of danger of a language that the bot cannot read are a concern at least. */
function orInAnotherLanguage({ context }: Draft, text: string, found: SafetyFinding): SafetyFinding {
  if (found.tier !== 'none' || context.language.others.danger(text) === null) return found;
  return { tier: 'concern', category: 'suicide', evidence: [FOREIGN] };
}

function urgent(draft: Draft, category: string | null, text: string, cue = replyTo(draft, category)): true {
  const { state } = draft;
  state.safetyAsked = null;
  state.flows = [];
  // It is told to everybody anew, whoever could not come before.
  delete state.handoff?.mentorCannot;
  delete state.handoff?.safeAsked;
  delete state.handoff?.unclear;
  keepAwayIfDoubted(draft, category);
  if (state.handoff?.status === 'claimed') passOnDanger(draft, text, category, true);
  else {
    sayAndOfferChange(draft, cue, text);
    sayNotToThem(draft);
    namePlaceToo(draft);
  }
  openWith(draft, 'urgent', text, category);
  rememberSaid(draft, text, category);
  if (state.handoff)
    Object.assign(state.handoff, { reason: 'urgent', believed: false, about: aboutOf(draft, category) });
  if (state.handoff?.status === 'claimed') state.handoff.unsaid = true;
  draft.ledger('crisis', { category: category ?? 'unknown' });
  return true;
}

/** What kind of danger whoever comes is called to. */
function aboutOf(draft: Draft, category: string | null): string | null {
  return category === 'being-harmed' && wasAttacked(draft) ? ATTACKED : category;
}

/** What was taken stays in the body, however they feel: it is remembered with the call. */
function urgentAs(draft: Draft, found: SafetyFinding, text: string): true {
  urgent(draft, found.category, text);
  const isOfTheBody = found.category === 'medical' && (!isFeltOnly(found) || tookLately(draft));
  if (draft.state.handoff && found.category === 'being-harmed' && draft.remarks.has('at-the-door'))
    draft.state.handoff.atDoor = true;
  if (draft.state.handoff && isOfTheBody) draft.state.handoff.bodily = true;
  if (draft.state.handoff && found.category === 'suicide') draft.state.handoff.outright = true;
  return true;
}

/** Whether danger was heard from them lately, before this. */
type Time = 'first' | 'again';

function concern(draft: Draft, found: SafetyFinding, text: string, again: Time): true {
  const { state } = draft;
  const { category } = found;
  state.flows = [];
  keepAwayIfDoubted(draft, category);
  if (state.handoff?.status === 'claimed') passOnDanger(draft, text, category, false);
  else {
    const cue = questionTo(draft, found);
    sayNotToThem(draft);
    namePlaceToo(draft);
    if (tellsOfSuicide(draft)) draft.say('loss.by-own-hand', {}, { priority: 'crisis' });
    if (wantsCare(draft, found)) draft.say('slip-up.safer', {}, { priority: 'crisis' });
    if (found.evidence.includes(FOREIGN)) askSimply(draft, text);
    else sayAndOfferChange(draft, again === 'again' && cue === ASK_SUICIDE ? 'crisis.ask-again' : cue, text);
    state.safetyAsked = { cue, category: category ?? 'suicide', at: draft.context.now };
  }
  openWith(draft, 'concern', text, category);
  rememberSaid(draft, text, category);
  if (state.handoff) state.handoff.believed = false;
  if (state.handoff && category === 'being-harmed' && wasAttacked(draft)) state.handoff.about = ATTACKED;
  if (state.handoff && state.handoff.reason !== 'urgent') state.handoff.reason = 'concern';
  draft.ledger('concern', { category: category ?? 'unknown' });
  return true;
}

/** What is asked, directly, of danger that is only hinted at. */
function questionTo(draft: Draft, found: SafetyFinding): string {
  if (mayBeCraving(draft, found)) return ASK_WHICH;
  if (found.evidence.includes('medical.fell')) return 'crisis.ask-hurt';
  const isOfThemselves = found.category === 'suicide' || found.category === 'self-harm' || found.category === null;
  return isOfThemselves ? ASK_SUICIDE : 'crisis.ask-danger';
}

/** By this it is remembered in whichever words it was put. */
const ASK_SUICIDE = 'crisis.ask-suicide';
/** What they were asked where it may be a craving that they fear. */
const ASK_WHICH = 'crisis.ask-which';
/** "Gasping for a drink and I don't trust myself": what they do not trust themselves with may be the drink. Asked, never assumed. */
function mayBeCraving({ remarks }: Draft, { evidence }: SafetyFinding): boolean {
  return remarks.has('craves') && evidence.every((id) => id === 'suicide.on-the-edge' || id.startsWith('learnt.'));
}

/** They may not read English: the same question in the simplest words, with the lines at once. */
function askSimply(draft: Draft, text: string) {
  const { others } = draft.context.language;
  const line = others.foreign(text)?.line ?? others.danger(text)?.line ?? null;
  if (line !== null) draft.say('other-language.their-own', { line }, { priority: 'crisis' });
  draft.say('other-language.danger', {}, { priority: 'crisis' });
}

const ASKED_SIMPLY = 'other-language.danger';

/** They have not understood the question about danger: it is put once more in the simplest words, and the next answer counts. */
function askOnceMore(draft: Draft): true {
  const { safetyAsked } = draft.state;
  askSimply(draft, draft.heard ?? '');
  draft.keepForHuman(draft.heard ?? '');
  if (safetyAsked !== null) draft.state.safetyAsked = { ...safetyAsked, cue: ASKED_SIMPLY, category: 'suicide' };
  return true;
}

/** Only a clear no is a no: anything else is taken as a yes. */
function answered(draft: Draft, category: string, text: string, found: SafetyFinding): true {
  const { state } = draft;
  const said = answerToDanger(draft, text);
  if ((found.tier === 'none' && said === 'no') || saysNoAndWhy(draft, text)) {
    state.safetyAsked = null;
    state.dangerMet = draft.context.now;
    if (state.handoff?.status === 'claimed') state.handoff.waiting = [];
    else if (state.handoff) state.handoff.believed = true;
    draft.say('crisis.not-in-danger', {}, { priority: 'crisis' });
    letBackIn(draft);
    draft.ledger('said-not-in-danger', { category });
    return true;
  }
  if (found.tier === 'none' && said !== 'yes' && asksOfOtherThings(draft, text)) return true;
  const isFelt = found.tier === 'none' || isFeltOnly(found);
  if (isFelt && state.safetyAsked?.cue === ASK_WHICH && draft.remarks.has('means-craving')) return craving(draft, text);
  // What was asked about says more than what a short answer is like.
  const about = isFelt ? category : (found.category ?? category);
  const isOpen = state.safetyAsked?.cue !== ASK_WHICH && about !== 'medical';
  const isUnclear = isFelt && isOpen && said !== 'yes';
  urgent(draft, about, text, isUnclear ? 'crisis.unclear' : replyTo(draft, about));
  if (about === 'medical' && tookLately(draft) && state.handoff) state.handoff.bodily = true;
  if (isUnclear && state.handoff) state.handoff.unclear = true;
  return true;
}

/** Asked whether they are safe now, they say that they are not. */
export function stillInDanger(draft: Draft, text: string): true {
  draft.state.dangerAt = draft.context.now;
  return urgent(draft, null, text);
}

/** It is the craving that they mean. A human still sees what they wrote, and it is ridden out together. */
function craving(draft: Draft, text: string): true {
  const { state } = draft;
  state.safetyAsked = null;
  if (state.handoff) state.handoff.believed = true;
  draft.keepForHuman(text);
  draft.ledger('said-not-in-danger', { category: 'suicide' });
  startFlow(draft, 'craving', { drugs: draft.context.language.topics.about(text, ['drugs']) !== null });
  return true;
}
