import { asidesIn } from '../asides/book';
import { isFeltOnly, type SafetyFinding } from '../safety';
import type { Draft } from './draft';

/** Evidence: what slows the breath was taken with drink or with more of it. */
const MIXED = 'medical.mixed';

/** Evidence: what was somebody else's or from the street; and much of it with nobody there, or of what killed somebody. */
const NOT_THEIRS = 'medical.not-theirs';
const A_LOT_ALONE = 'medical.a-lot-alone';

const TAKEN_TOGETHER_MUCH: SafetyFinding = { tier: 'urgent', category: 'medical', evidence: [MIXED] };
const TAKEN_TOGETHER: SafetyFinding = { tier: 'concern', category: 'medical', evidence: [MIXED] };
/** "How many is too many" may be a plan. */
const HOW_MANY: SafetyFinding = { tier: 'concern', category: 'suicide', evidence: ['suicide.how-many'] };

/**
 * What is said of medicines, drugs and drink that may cost a life although nobody says so: taken together, it is a medical danger, and an
 * emergency where it was much; how many would be too many is asked about, and never answered with a number.
 * @param found what was heard in the same message otherwise
 */
export function ofMedicines({ context }: Draft, text: string, found: SafetyFinding): SafetyFinding {
  const asides = asidesIn(text, context.language.asides);
  const isMedical = found.tier === 'none' || found.category === 'medical';
  if (asides.includes('too-many') && isMedical && (found.tier !== 'urgent' || isFeltOnly(found))) return HOW_MANY;
  if (found.tier === 'urgent') return found;
  if (asides.includes('mixed-much')) return TAKEN_TOGETHER_MUCH;
  return asides.includes('mixed') && isMedical ? TAKEN_TOGETHER : found;
}

/** Whether what keeps somebody alive belongs before the question; it was said already where somebody died of it today. */
export function wantsCare({ state, today }: Draft, { evidence }: SafetyFinding): boolean {
  if (evidence.includes(A_LOT_ALONE)) return state.loss?.warned !== today;
  return evidence.some((id) => id.startsWith(MIXED) || id.startsWith(NOT_THEIRS));
}
