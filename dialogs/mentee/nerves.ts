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

/**
 * The shakes or sweats in one text and, in another of the same talk, that they stopped drinking in the last days: a body that is without
 * drink may be in danger (NICE CG100), however little each of the two says.
 */
export function ofWithdrawal(draft: Draft, found: SafetyFinding): SafetyFinding {
  const { remarks, context } = draft;
  const before = () => saidBefore(draft).map((text) => remarksIn(text, context.language.remarks));
  const isTold =
    (remarks.has('nervous-body') && before().some((told) => told.has('drink-stopped'))) ||
    (remarks.has('drink-stopped') && before().some((told) => told.has('nervous-body')));
  return found.tier === 'none' && isTold ? WITHDRAWAL : found;
}

const WITHDRAWAL: SafetyFinding = { tier: 'concern', category: 'medical', evidence: ['medical.worry'] };

function hasJustStopped({ context }: Draft, text: string): boolean {
  const told = remarksIn(text, context.language.remarks);
  return told.has('has-stopped') || told.has('counts-days') || told.has('drink-stopped');
}

/** They ride out a craving, or told of one, or of what makes them nervous. */
function isAboutNerves(draft: Draft): boolean {
  const flow = waitingStep(draft)?.flow.name ?? '';
  return flow === 'craving' || saidBefore(draft).some((text) => OF_NERVES.has(meantBy(draft, text).intent));
}
