import { waitingStep } from '../flow/engine';
import { detectSafely, type SafetyFinding } from '../safety';
import { besideSlip } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';

/** A longer message tells more than the slip, or than what led to it. Words. */
const LONG = 20;
const AN_ANSWER = 8;

/**
 * A slip that a pattern hears outright, and nothing besides that is felt as danger: drugs and fights are like what is written in danger, and
 * whoever is frank about them is not asked whether they want to die. What has more to it ("and feel funny", "cant do this any more") is
 * felt as it was.
 */
export function isPlainSlip(draft: Draft, { tier }: SafetyFinding): boolean {
  const { context, heard } = draft;
  const text = heard ?? '';
  if (tier !== 'concern' || hasMoreToIt(draft, LONG)) return false;
  const names = context.person.mentor ? [context.person.mentor.name] : [];
  const rest = besideSlip(text, context.language.intents, { names });
  return rest !== null && detectSafely(rest, context.language.safety).tier === 'none';
}

/**
 * "Lads come round", to what was going on; "stay away from em", for the next hour: an answer to what was asked about a slip, with no word of
 * harm in it. A wish to hurt themselves or to die may be said without any such word, and is never passed over.
 */
export function answersAboutSlip(draft: Draft, { tier, category }: SafetyFinding): boolean {
  const asked = waitingStep(draft);
  if (asked?.flow.name !== 'slip-up' || asked.step.ask !== 'text') return false;
  return tier === 'concern' && BY_OTHERS.has(category ?? '') && !hasMoreToIt(draft, AN_ANSWER);
}

/** The evidence that nobody was there, on a day on which they told of having used. */
const ALONE = 'medical.after-using-alone';

/** "On me own in the flat", to what was going on last night: so it was then. Of what they used just now it is asked about. */
export function wasAloneThen(draft: Draft, { tier, evidence }: SafetyFinding): boolean {
  const asked = waitingStep(draft);
  const isOfThen = asked?.frame.memory['past'] === true && asked.step.name === 'what-was-going-on';
  if (!isOfThen || tier !== 'concern' || !evidence.includes(ALONE)) return false;
  return evidence.every((id) => id === ALONE || id.startsWith('learnt.')) && !hasMoreToIt(draft, AN_ANSWER);
}

/** Of these, what is felt in a few plain words is that others were there, or that something was taken: which is what they were asked. */
const BY_OTHERS: ReadonlySet<string> = new Set(['being-harmed', 'harm-to-others', 'medical']);

function hasMoreToIt({ heard, remarks }: Draft, longest: number): boolean {
  return wordCount(heard) > longest || remarks.has('more-to-it') || remarks.has('bodes-ill');
}
