import { waitingStep } from '../flow/engine';
import type { SafetyFinding } from '../safety';
import { remarksIn } from '../understanding';
import { tookLately } from './crisis-wording';
import { wasInDanger } from './danger-before';
import type { Draft } from './draft';
import { saidBefore } from './in-pieces';
import { meantBy } from './no-slip';

/** A heart that pounds. */
const MAY_BE_NERVES: ReadonlySet<string> = new Set(['medical.body-worry']);
const OF_NERVES: ReadonlySet<string> = new Set(['craving', 'scared']);

/**
 * "Hands shakin", "me hearts goin", where nerves or a craving were told: what the body does then, and nothing worse. By itself, after
 * something was taken, after danger, or of whoever has just stopped drinking, it may be the body itself, and is heard as it was.
 */
export function isNerves(draft: Draft, { evidence }: SafetyFinding): boolean {
  if (!draft.remarks.has('nervous-body') || wasInDanger(draft) || tookLately(draft)) return false;
  if (draft.state.slip?.day === draft.today || saidBefore(draft).some((text) => hasJustStopped(draft, text)))
    return false;
  return evidence.every((id) => id.startsWith('learnt.') || MAY_BE_NERVES.has(id)) && isAboutNerves(draft);
}

function hasJustStopped({ context }: Draft, text: string): boolean {
  const told = remarksIn(text, context.language.remarks);
  return told.has('has-stopped') || told.has('counts-days');
}

/** They ride out a craving, or told of one, or of what makes them nervous. */
function isAboutNerves(draft: Draft): boolean {
  const flow = waitingStep(draft)?.flow.name ?? '';
  return flow === 'craving' || saidBefore(draft).some((text) => OF_NERVES.has(meantBy(draft, text).intent));
}
