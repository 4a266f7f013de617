import type { SafetyFinding } from '../safety';
import { DAY } from '../time';
import { lowDaysOf } from './danger-before';
import type { Draft } from './draft';

/** What weighs more after low days than on any other. */

/** From so many low days in a row, "what's it all for" is asked about. */
const HEAVY_FROM = 2;

/** What somebody else says of their children is hard, and hides no plan by itself; after low days it is asked about all the same. */
export function isToldNo(draft: Draft, { tier }: SafetyFinding): boolean {
  return tier === 'concern' && draft.remarks.has('told-no') && lowDaysOf(draft) < HEAVY_FROM;
}

/** Once it is a way of speaking. The second time in a day, or after low days or danger, it is none. */
export function asksWhatFor(draft: Draft): boolean {
  const { state, context, remarks } = draft;
  if (!remarks.has('what-for')) return false;
  const isAgain = state.heavyAt !== null && context.now - state.heavyAt < DAY;
  return isAgain || lowDaysOf(draft) >= HEAVY_FROM;
}

/** That they ask is kept, for the next time that they do. */
export function noteWhatFor({ state, context, remarks }: Draft): void {
  if (remarks.has('what-for')) state.heavyAt = context.now;
}
