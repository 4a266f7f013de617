import { addDays } from '../time';
import type { Draft } from './draft';

/** For so long an unanswered direct question stands, and what was said of danger counts. Milliseconds. */
export const DAY = 24 * 60 * 60_000;

/** After a slip, and after danger, the next days are heard as low ones: "what's the point" is not said lightly then. */
export function lowDaysOf(draft: Draft): number {
  const { state, today } = draft;
  const slipped = state.slip !== null && state.slip.day >= addDays(today, -AFTER_A_SLIP);
  return Math.max(state.lowDays, slipped || wasLately(draft) ? LOW_AFTER_A_SLIP : 0);
}

const AFTER_A_SLIP = 2;
const LATELY = 3 * DAY;
const LOW_AFTER_A_SLIP = 2;

/** Whether danger was heard from them in the last days. */
export function wasLately({ state, context }: Draft): boolean {
  return state.dangerAt !== null && context.now - state.dangerAt < LATELY;
}

/** Whether danger was heard from them in the last day. */
export function wasInDanger({ state, context }: Draft): boolean {
  return state.dangerAt !== null && context.now - state.dangerAt < DAY;
}
