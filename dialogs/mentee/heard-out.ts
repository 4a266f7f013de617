import { waitingStep } from '../flow/engine';
import type { Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { OF_STEPS } from './about-goal';
import type { Draft } from './draft';
import { saidPlainly } from './said-plainly';

/** They are only listened to, until they have had enough. */
export function isOnlyListenedTo(draft: Draft): boolean {
  return waitingStep(draft)?.flow.name === 'listening';
}

/** "Stop listening", "enough for now", "my mates off it again": the end of the talk, or part of it, and no end of the texts, which are not named. */
export function isNoGoodbye(draft: Draft, text: string, sounds: 'sure' | 'likely' | 'no'): boolean {
  if (isToldInCheckIn(draft) && sounds === 'likely') return wordCount(text) <= A_FEW && !namesAnEnd(draft);
  if (isOfTheirStep(draft) && sounds === 'likely') return wordCount(text) <= A_STEP && !namesAnEnd(draft);
  if (!isOnlyListenedTo(draft)) return false;
  if (draft.context.language.topics.closes(text)) return true;
  return sounds === 'likely' && !draft.remarks.has('names-texts') && !draft.remarks.has('go-away');
}

/** "Should i ring him?", "thats enough": nothing turns from it on a guess, except where a goal is named. */
export function isOnlyGuessed(draft: Draft, { intent }: Understanding): boolean {
  return !draft.remarks.has('speaks-of-goal') && saidPlainly(draft) !== intent;
}

/** So few words ask to be listened to, and tell nothing yet. */
const FEW = 6;

/** "Solo quiero que me escuches", and no more: that somebody wants to be heard is no alarm by itself. */
export function asksToBeHeard(draft: Draft): boolean {
  return wordCount(draft.heard) <= FEW && saidPlainly(draft) === 'just-listen';
}

/** "Contact tomorrow", to what helped or what is hard: it is told, and only sounds like an end of the texts. */
function isToldInCheckIn(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  return waiting?.flow.name === 'check-in' && waiting.step.ask === 'text';
}

/** "Stay off it", "on me phone", to what they want or when to ask about it: what they would do, or where. */
function isOfTheirStep(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  if (waiting === null || !OF_STEPS.has(waiting.flow.name)) return false;
  return waiting.step.ask === 'text' || waiting.step.ask === 'when';
}

const namesAnEnd = ({ remarks }: Draft) =>
  remarks.has('names-texts') || remarks.has('go-away') || remarks.has('names-stopping') || remarks.has('drop-it');

/** Words. */
const A_FEW = 3;
const A_STEP = 5;
