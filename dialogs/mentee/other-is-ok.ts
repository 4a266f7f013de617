import { isFeltOnly, type SafetyFinding } from '../safety';
import { remarksIn } from '../understanding';
import type { Draft } from './draft';
import { believe, humanWasCalled } from './in-crisis';

/**
 * "Hes ok", "hospital kept him", after they wrote that somebody else took too much or would not wake: they are not told to ring again as if
 * nothing had been said. What can come back is named once, and whoever was called still looks. `false`: it is about themselves, or no such word.
 */
export function hearOtherIsOk(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff === null || handoff.saidToo !== undefined || !humanWasCalled(draft)) return false;
  if (!draft.remarks.has('others-ok') || draft.remarks.has('overdose-now') || !wasAnotherDown(draft)) return false;
  delete handoff.bodily;
  believe(draft, text, 'crisis.other-ok');
  return true;
}

/** "I found him", after that, is what they saw. What is felt of themselves is heard as ever. */
export function isOfWhatTheySaw(draft: Draft, found: SafetyFinding): boolean {
  if (draft.state.handoff?.believed !== true || !isFeltOnly(found) || OF_THEMSELVES.has(found.category ?? ''))
    return false;
  return wasAnotherDown(draft);
}

const OF_THEMSELVES: ReadonlySet<string> = new Set(['suicide', 'self-harm']);

/** A human was called to somebody else's overdose, by the words that they read. */
function wasAnotherDown({ state, context }: Draft): boolean {
  const said = state.handoff?.said;
  return said?.bodily === true && remarksIn(said.words, context.language.remarks).has('another-down');
}
