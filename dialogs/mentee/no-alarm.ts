import { asidesIn } from '../asides/book';
import { isListedAnswer } from '../flow/answer';
import { waitingStep } from '../flow/engine';
import { isMourning } from '../flow/facts';
import { isFeltOnly, type SafetyFinding } from '../safety';
import type { Remark } from '../understanding';
import { wordCount } from '../word-count';
import { lowDaysOf, wasInDanger } from './danger-before';
import type { Draft } from './draft';
import { isHardTold } from './hard-told';
import { asksToBeHeard } from './heard-out';
import { isCauseOfDeath, isOverdosePast, noteLoss } from './losses';
import { saidBy } from './my-say/said';
import { isNoSlipOnly } from './no-slip';
import { answersAboutSlip, isPlainSlip } from './plain-slip';
import { reportsStep } from './told-of-step';
import { isAboutThemselves } from './who-am-i';

export const NO_FINDING: SafetyFinding = { tier: 'none', category: null, evidence: [] };

/** Danger that is heard with a loss, as what it is: the cause of a death is none, nor an overdose that is over, and what is only felt of somebody who mourns is about themselves. */
export function ofALoss(draft: Draft, found: SafetyFinding): SafetyFinding {
  if (isCauseOfDeath(draft, found) || isOverdosePast(draft, found)) return NO_FINDING;
  const isOfOthers = isFeltOnly(found) && found.category === 'harm-to-others';
  return isOfOthers && isMourning(draft.state, draft.today)
    ? { ...found, tier: 'concern', category: 'suicide' }
    : found;
}

/** What is said of a loss: of these, nobody is in danger now by what was written. */
const OF_A_LOSS: readonly Remark[] = ['told-death', 'hurt-badly', 'not-living', 'funeral'];
/** So long a message about a loss hides no plan of their own, where it says nothing of themselves; so short, whatever it says. Words. */
const LONG = 16;
const SHORT = 6;
/** So few words about who they are say nothing besides; after so many low days they may. */
const FEW = 8;
const LOW_IN_A_ROW = 2;
/** To mourn is to be asked about oneself, and no more; what these are about may be happening now. */
const MAY_BE_NOW: ReadonlySet<string> = new Set(['medical', 'child', 'self-harm']);

/** What one person does to another. */
const BETWEEN_PEOPLE: ReadonlySet<string> = new Set(['being-harmed', 'harm-to-others']);

/** By themselves these are nobody's danger. */
const NO_ALARM: readonly Remark[] = [
  'no-alarm',
  'about-to-use',
  'got-rid',
  'how-long-since',
  'shall-i',
  'slip-told',
  'keeps-from-them',
];

/** Whether it is ordinary for all that it was felt to be danger: words of everyday, a craving, or a loss that somebody tells. What a pattern hears counts all the same. */
export function isHarmless(draft: Draft, found: SafetyFinding): boolean {
  const { remarks } = draft;
  if (NO_ALARM.some((one) => remarks.has(one)) || isInOurWords(draft) || isHardTold(draft)) return true;
  if (isNumbered(draft)) return true;
  if (found.category === 'child' && tellsAge(draft)) return true;
  // What somebody holds, and does not trust themselves with, is nothing that anybody does to them.
  if (remarks.has('stash') && BETWEEN_PEOPLE.has(found.category ?? '')) return true;
  // Who uses in the next room is no danger to them, and draws; whoever will not wake there is.
  if (remarks.has('using-near') && !remarks.has('bodes-ill') && !remarks.has('overdose-now')) return true;
  // "One of the lads is back on it": somebody else is, who is grown up.
  if (remarks.has('others-slip') && found.category !== 'child') return true;
  if (isPlainSlip(draft, found) || answersAboutSlip(draft, found)) return true;
  if (hasItInCraving(draft) || reportsStep(draft) || asksWhoTheyAre(draft) || asksToBeHeard(draft)) return true;
  if (isNoSlipOnly(draft, found)) return true;
  return isOfTheirChildren(draft, found) || isLossToldOnly(draft, found);
}

/** "1. chloe 2. me nan 3. no more cells": a list of what keeps them going. After danger or low days it may be one of what is left to do. */
function isNumbered(draft: Draft): boolean {
  if (wasInDanger(draft) || lowDaysOf(draft) >= LOW_IN_A_ROW || draft.remarks.has('bodes-ill')) return false;
  return /^\s*1\W+\p{L}.*\b2\W+\p{L}/su.test(draft.heard ?? '');
}

/** What is felt of somebody who tells of their children, without any word of it. */
const OF_CHILDREN: ReadonlySet<string> = new Set(['child', 'being-harmed']);

/** Who has their children and when they see them, sad or good: no alarm by itself. After low days it is asked about all the same. */
function isOfTheirChildren(draft: Draft, { category }: SafetyFinding): boolean {
  const { remarks } = draft;
  // "3 and 5, not seen them since March", to what they are like.
  const isAsked = OF_CHILDREN.has(category ?? '') && waitingStep(draft)?.step.name === 'kids';
  if (!isAsked && !remarks.has('kids-told') && !remarks.has('contact-lost')) return false;
  return !remarks.has('bodes-ill') && lowDaysOf(draft) < LOW_IN_A_ROW;
}

/**
 * Words that we ourselves wait for: what begins a conversation, or tells who may see what. A wish to be gone is asked about all the same;
 * "I'm ready to finish" ends the texts, unless days were low.
 */
function isInOurWords(draft: Draft): boolean {
  const said = saidBy(draft, draft.heard ?? '');
  if (said !== null) return !OF_GOING.has(said) || (said === 'ending' && lowDaysOf(draft) < LOW_IN_A_ROW);
  const asked = waitingStep(draft);
  if (asked !== null && isListedAnswer(asked.step, draft.heard ?? '', draft)) return true;
  return draft.context.language.beginnings(draft.heard ?? '') !== null;
}

/** "Jai 15 ans": what a child is told comes right after, and a human is called by it as well. */
function tellsAge({ context, heard }: Draft): boolean {
  return wordCount(heard) <= FEW && asidesIn(heard ?? '', context.language.asides).includes('child');
}

const OF_GOING: ReadonlySet<string> = new Set(['delete-me', 'ending', 'forget-last', 'forget-which']);

/** "Im not me any more", and no more than that: a fear of change, unless days have been low in a row. */
function asksWhoTheyAre(draft: Draft): boolean {
  return isAboutThemselves(draft) && lowDaysOf(draft) < LOW_IN_A_ROW && wordCount(draft.heard) <= FEW;
}

/** "Got it in my hand", "i had some", in the middle of a craving: it is what they crave. At any other time it may be anything. */
function hasItInCraving(draft: Draft): boolean {
  return IT.some((one) => draft.remarks.has(one)) && waitingStep(draft)?.flow.name === 'craving';
}

const IT = ['stash', 'stash-maybe', 'gave-in', 'has-opened'] as const;

/** One who took their own life is another matter: then whoever writes is asked how it is with them. */
function isLossToldOnly(draft: Draft, { category }: SafetyFinding): boolean {
  const { remarks, heard } = draft;
  const isOfTheDead = remarks.has('of-the-dead') && isAboutALoss(draft);
  const isLoss = isOfTheDead || OF_A_LOSS.some((one) => remarks.has(one));
  if (!isLoss || remarks.has('by-own-hand') || remarks.has('bodes-ill')) return false;
  // "He died in my arms", of a death that was told before, is nothing that they do to themselves.
  const isTold = category === 'self-harm' && isAboutALoss(draft);
  if (MAY_BE_NOW.has(category ?? '') && !(remarks.has('told-death') && (remarks.has('days-past') || isTold)))
    return false;
  const words = wordCount(heard);
  return words <= SHORT || (words <= LONG && !remarks.has('of-me'));
}

/** Somebody died lately, or the overdose of somebody is being talked about, who may have. */
function isAboutALoss(draft: Draft): boolean {
  return isMourning(draft.state, draft.today) || waitingStep(draft)?.step.name === 'overdose-past';
}

/** They tell that somebody took their own life. The loss is noted, so that what they say of it later is heard. */
export function tellsOfSuicide(draft: Draft): boolean {
  if (!draft.remarks.has('told-death') || !draft.remarks.has('by-own-hand')) return false;
  noteLoss(draft);
  return true;
}
