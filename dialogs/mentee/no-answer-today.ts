import type { waitingStep } from '../flow/engine';
import { addDays } from '../time';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A mood from before is what "same" means for so long. Days. */
const KNOWN_FOR = 14;
const MIDDLING = 3;

/**
 * What a word or two come to where they are asked how the day is: "same as ever" is the figure of the last time, and "busy", "cba" or "at work"
 * leave it for today. Null: neither is said.
 */
export function saysNoMore(draft: Draft, { step }: Waiting): string | null {
  if (step.ask !== 'mood') return null;
  if (step.declined !== null && draft.remarks.has('cant-now')) return draft.heard ?? '';
  if (!draft.remarks.has('same-again')) return null;
  const { mood } = draft.state;
  const isKnown = mood !== null && mood.day >= addDays(draft.today, -KNOWN_FOR);
  return String(isKnown ? mood.value : MIDDLING);
}
