import type { Draft } from '../mentee/draft';
import type { Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Flow } from './book';
import { waitingStep } from './engine';

const HOUR = 60 * 60_000;
/** A confidence from here on was said outright, or nearly. */
const PLAINLY = 0.8;
/** A longer message tells something, whatever else it names. */
const MOST_WORDS = 8;
/** A shorter one may well belong to what the flow keeps: "evenings" is when it is worst. */
const FEWEST_WORDS = 4;

/** For how long without a word the flow under way still is a talk, in ms; 0 when it says nothing about that. */
export function lastsFor(draft: Draft): number {
  return (waitingStep(draft)?.flow.lasts ?? 0) * HOUR;
}

/** Whether they fell silent for longer than the flow under way lasts. */
export function hasLapsed(draft: Draft): boolean {
  const { state, context } = draft;
  const lasts = lastsFor(draft);
  return lasts > 0 && state.lastHeard !== null && context.now - state.lastHeard >= lasts;
}

/** Whether a message turns from this flow to something else, plainly and in a few words. */
export function turnsFrom(flow: Flow, text: string, { intent, confidence }: Understanding): boolean {
  if (!flow.yields.includes(intent) || confidence < PLAINLY) return false;
  const words = wordCount(text);
  return words <= MOST_WORDS && (words >= FEWEST_WORDS || !flow.keeps.includes(intent));
}
