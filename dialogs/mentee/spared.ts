import { isFeltOnly, type SafetyFinding } from '../safety';
import { isPoliteNo } from './about-consent';
import { saysNoAndWhy } from './answer-to-danger';
import { wasInDanger } from './danger-before';
import type { Draft } from './draft';
import { saysHarmIsOver } from './harm-passes';
import { isToldNo } from './heavy';
import { humanWasCalled } from './in-crisis';
import { answersInOurWords } from './keepsakes';
import { putsDangerRight } from './means';
import { isOnlyInNeed } from './needs';
import { isHarmless } from './no-alarm';
import { wasAloneThen } from './plain-slip';
import { closesTalk } from './warm-goodbye';

/** What was heard as danger, and is none as they wrote it here: a need, an everyday matter, an answer to what was asked. What a pattern hears outright counts all the same. */
export function isSpared(draft: Draft, heard: SafetyFinding, text: string): boolean {
  if (closesTalk(draft, heard) || isMentorSilent(draft, heard)) return true;
  const isNeed = isOnlyInNeed(draft, heard);
  const isOrdinary = isToldNo(draft, heard) || isHarmless(draft, heard);
  const isSaid = answersInOurWords(draft, text) || isPoliteNo(draft) || isOrdinary || isNeed;
  // "They're keeping me in" is no fear of anybody, at the hospital that they were told to go to; "no, just tired" was what it was.
  const isLess = draft.remarks.has('seen-to') || saysNoAndWhy(draft, text) || saysHarmIsOver(draft);
  if (humanWasCalled(draft) && isLess && heard.tier === 'concern') return true;
  if (wasAloneThen(draft, heard) && !wasInDanger(draft)) return true;
  if (!isFeltOnly(heard)) return false;
  if (!wasInDanger(draft) && isSaid) return true;
  return (humanWasCalled(draft) && isNeed) || saysSafeNow(draft, heard, text);
}

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
