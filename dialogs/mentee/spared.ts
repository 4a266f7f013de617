import { readAnswer } from '../flow/answer';
import { waitingStep } from '../flow/engine';
import { detectSafely, isFeltOnly, type SafetyFinding } from '../safety';
import { wordCount } from '../word-count';
import { isPoliteNo } from './about-consent';
import { isPieceOfSlip } from './after-slip';
import { saysNoAndWhy } from './answer-to-danger';
import { wasInDanger } from './danger-before';
import type { Draft } from './draft';
import { saysHarmIsOver } from './harm-passes';
import { isToldNo } from './heavy';
import { humanWasCalled } from './in-crisis';
import { answersInOurWords } from './keepsakes';
import { putsDangerRight } from './means';
import { isOnlyInNeed } from './needs';
import { isNerves } from './nerves';
import { isHarmless } from './no-alarm';
import { isOfWhatTheySaw } from './other-is-ok';
import { wasAloneThen } from './plain-slip';
import { wasJustSaid } from './said-last';
import { isOfEverydayTalk, isOfGood } from './talk-goes-on';
import { isOfLowDay } from './told-after';
import { saidOfStep } from './told-of-step';
import { closesTalk } from './warm-goodbye';

/** What was heard as danger, and is none as they wrote it here: a need, an everyday matter, an answer to what was asked. What a pattern hears outright counts all the same. */
export function isSpared(draft: Draft, heard: SafetyFinding, text: string): boolean {
  if (closesTalk(draft, heard) || isMentorSilent(draft, heard)) return true;
  const isNeed = isOnlyInNeed(draft, heard);
  const isOrdinary = isToldNo(draft, heard) || isHarmless(draft, heard);
  // "List of reasons to stay off it": what they wish about what they keep, as a whole message.
  const isWish = draft.context.language.keepsakes.wishIn(text) !== null || tellsHowItWent(draft, text);
  const isSaid = answersInOurWords(draft, text) || isPoliteNo(draft) || isOrdinary || isNeed || isWish;
  // "They're keeping me in" is no fear of anybody, at the hospital that they were told to go to; "no, just tired" was what it was.
  const isLess = draft.remarks.has('seen-to') || saysNoAndWhy(draft, text) || saysHarmIsOver(draft);
  if (humanWasCalled(draft) && isLess && heard.tier === 'concern') return true;
  if (wasAloneThen(draft, heard) && !wasInDanger(draft)) return true;
  if (isKinInHospital(draft, heard) || isNerves(draft, heard)) return true;
  if (!isFeltOnly(heard)) return false;
  if (isPieceOfEveryday(draft, heard, text) || isAboutTexts(draft, heard) || isOfWhatTheySaw(draft, heard)) return true;
  if (!wasInDanger(draft) && (isSaid || isPieceOfSlip(draft, heard))) return true;
  return (humanWasCalled(draft) && isNeed) || saysSafeNow(draft, heard, text);
}

/** "Doin it now", a few words to how their small step went, which they were asked. */
function tellsHowItWent(draft: Draft, text: string): boolean {
  const waiting = waitingStep(draft);
  if (waiting === null || wordCount(text) > A_PIECE) return false;
  const { ask } = waiting.step;
  if (ask === 'progress') return saidOfStep(draft, text) !== null;
  // "Ill do it now", to when they shall be asked; "all of em", to which of their goals.
  if (ask === 'goal') return draft.remarks.has('all-goals') || readAnswer(waiting.step, text, draft).kind === 'answer';
  return ask === 'when' && readAnswer(waiting.step, text, draft).kind === 'answer';
}

/** "hospital", right after they told of their nan: she is there. */
function isKinInHospital({ remarks, state, context }: Draft, { evidence }: SafetyFinding): boolean {
  if (!remarks.has('at-hospital') || !evidence.every((id) => id === 'medical.fell')) return false;
  return state.kinAt !== null && context.now - state.kinAt < JUST_TOLD;
}

/** "My lad had this phone" tells of who wrote, and "without my name" of how feedback goes. */
function isAboutTexts(draft: Draft, { category, tier }: SafetyFinding): boolean {
  const { remarks } = draft;
  if (tier !== 'concern') return false;
  if (category === 'child' && remarks.has('not-them')) return true;
  const isOfFeedback = waitingStep(draft)?.flow.name === 'feedback' || wasJustSaid(draft, ['feedback.']);
  return isOfFeedback && (remarks.has('nameless') || remarks.has('only-of')) && wordCount(draft.heard) <= A_PIECE;
}

/** "found em", "two of em", of keys that were lost and goals that were scored. What a pattern would hear of it on a bad day is danger all the same. */
function isPieceOfEveryday(draft: Draft, { tier, category }: SafetyFinding, text: string): boolean {
  if (tier !== 'concern' || OF_THEMSELVES.has(category ?? '') || wordCount(text) > A_PIECE) return false;
  if (!isOfGood(draft) && !isOfOrdinaryDay(draft)) return false;
  const worst = { asked: null, lowDays: LOW_IN_A_ROW, afterDanger: true };
  const found = detectSafely(text, draft.context.language.safety, worst);
  return found.tier === 'none' || isFeltOnly(found);
}

/** "third time this month", "kids on me mind", after a check-in on a day that is not good: passed over only where no word in it could be of harm, of the body, or of an end. */
function isOfOrdinaryDay(draft: Draft): boolean {
  const { remarks, facts, state } = draft;
  if (facts.dangerLately || state.handoff !== null || remarks.has('more-to-it') || remarks.has('bodes-ill'))
    return false;
  return isOfLowDay(draft) || isOfEverydayTalk(draft);
}

const OF_THEMSELVES: ReadonlySet<string> = new Set(['suicide', 'self-harm']);
/** Words. */
const A_PIECE = 4;
const LOW_IN_A_ROW = 2;
/** Milliseconds. */
const JUST_TOLD = 30 * 60_000;

/** "Dave répond pas", and no more: their mentor has not written back, where of anybody else it would be that they do not wake up. */
function isMentorSilent({ remarks }: Draft, { category }: SafetyFinding): boolean {
  return category === 'medical' && remarks.has('mentor-silent');
}

/** "I'm ok now", or "no, I'm not suicidal", plainly and with nothing of danger said: that it is like what is written in danger is no reason to doubt it. */
function saysSafeNow(draft: Draft, { tier }: SafetyFinding, text: string): boolean {
  const { context, remarks } = draft;
  if (tier === 'concern') return putsDangerRight(draft, text);
  return remarks.has('im-safe') && context.language.topics.deniesPlainly(text);
}
