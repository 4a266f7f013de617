import { detectSafely, isFeltOnly, type SafetyFinding } from '../safety';
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
