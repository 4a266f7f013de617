import { detectSafely, isFeltOnly, type SafetyFinding } from '../safety';
import { known, waysToName } from './calling';
import { wasInDanger } from './own-need';
import type { Desk } from './turn';

/**
 * Danger in what a mentor writes. What is only felt in a yes to somebody who waits ("ill do it"), or in how somebody else has settled ("hes in
 * bed"), is none: a colleague would be woken over their everyday words. Nothing is spared for a day after danger of their own.
 */
export function dangerIn(desk: Desk, text: string): SafetyFinding {
  const { safety, mentorWords } = desk.context.language;
  const found = detectSafely(text, safety);
  if (found.tier !== 'urgent' || !isFeltOnly(found) || wasInDanger(desk)) return found;
  if (mentorWords.accepts(text)) return detectSafely('', safety);
  const { danger } = mentorWords;
  const isOfAnother = danger.isOfAnother(text) && !danger.isFirstPerson(text);
  return isOfAnother ? detectSafely(danger.withoutSettled(text), safety) : found;
}

/** "Feel like killing myself, she wont wake up anyway": with what is told of somebody else there is danger that may be their own. */
export function isOwnBesides(desk: Desk, text: string): boolean {
  const { mentorWords, safety } = desk.context.language;
  return detectSafely(mentorWords.danger.withoutTold(text, namesKnown(desk)), safety).tier === 'urgent';
}

/** Of those whom they hold, wait for, or have lately had. */
export function namesKnown({ state }: Desk): readonly string[] {
  return waysToName([...known(state), ...state.gone]);
}
