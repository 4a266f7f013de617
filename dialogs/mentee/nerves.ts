import { waitingStep } from '../flow/engine';
import type { SafetyFinding } from '../safety';
import { remarksIn } from '../understanding';
import { tookLately } from './crisis-wording';
import { wasInDanger } from './danger-before';
import type { Draft } from './draft';
import { saidBefore } from './in-pieces';
import { meantBy } from './no-slip';

/** A heart that pounds may be nerves, where nerves or a craving were told; by itself it is asked about. */
const MAY_BE_NERVES: ReadonlySet<string> = new Set(['medical.body-worry']);
const OF_NERVES: ReadonlySet<string> = new Set(['craving', 'scared']);

/**
 * "Hands shakin", "me hearts goin": what the body does with nerves or in a craving, and nothing worse. After something was taken, after
 * danger, or of whoever has just stopped drinking, it may be the body itself, and is heard as it was.
 */
export function isNerves(draft: Draft, { evidence }: SafetyFinding): boolean {
  if (!draft.remarks.has('nervous-body') || wasInDanger(draft) || tookLately(draft)) return false;
  if (draft.state.slip?.day === draft.today || saidBefore(draft).some((text) => hasJustStopped(draft, text)))
    return false;
  const isFelt = (id: string) => id.startsWith('learnt.');
  if (evidence.every(isFelt)) return true;
  return evidence.every((id) => isFelt(id) || MAY_BE_NERVES.has(id)) && isAboutNerves(draft);
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
