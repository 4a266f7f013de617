import type { Draft } from './draft';
import { wishIn } from './wish-heard';
import { HARD, seeksSomebody, understoodOf } from './wrong-number';

/**
 * Whoever has stopped is not answered. A need, or "im back", is the exception: they may not know that nobody reads it, so they are
 * told once for each STOP how to come back, and where to turn.
 */
export function tellHowBack(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  if (state.toldHowBack || state.suppressed || state.deletion !== null || context.person.role !== 'mentee')
    return false;
  const isBack = wishIn(draft, text)?.wish.kind === 'resume';
  const meant = understoodOf(draft, text);
  const isHard = HARD.has(meant.intent) && meant.confidence >= LIKELY;
  if (!isBack && !isHard && !seeksSomebody(draft, meant)) return false;
  state.toldHowBack = true;
  draft.say('keywords.how-back');
  return true;
}

/** A confidence below this is a guess at best. */
const LIKELY = 0.6;
