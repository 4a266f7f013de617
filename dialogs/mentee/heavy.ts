import type { SafetyFinding } from '../safety';
import { DAY } from '../time';
import { isBereft, noteMissed, wishesToBeWithTheDead } from './bereft';
import { lowDaysOf } from './danger-before';
import type { Draft } from './draft';

/** What weighs more after low days than on any other. */

/** From so many low days in a row, "what's it all for" is asked about. */
const HEAVY_FROM = 2;

/** What somebody else says of their children is hard, and hides no plan by itself; after low days it is asked about all the same. */
export function isToldNo(draft: Draft, { tier }: SafetyFinding): boolean {
  return tier === 'concern' && draft.remarks.has('told-no') && lowDaysOf(draft) < HEAVY_FROM;
}

/** What weighs more by what came before, and is asked about: an end of sense, or a wish to be with somebody who died. */
export const isHeavy = (draft: Draft): boolean => asksWhatFor(draft) || wishesToBeWithTheDead(draft);

/** Once it is a way of speaking. The second time in a day, after low days or danger, or of whoever has lost somebody, it is none. */
function asksWhatFor(draft: Draft): boolean {
  const { state, context, remarks } = draft;
  if (!remarks.has('what-for')) return false;
  const isAgain = state.heavyAt !== null && context.now - state.heavyAt < DAY;
  return isAgain || lowDaysOf(draft) >= HEAVY_FROM || isBereft(draft);
}

/** That they ask is kept, for the next time that they do; and so is whom they miss. */
export function noteHeavy(draft: Draft): void {
  const { state, context, remarks } = draft;
  if (remarks.has('what-for')) state.heavyAt = context.now;
  noteMissed(draft);
}
