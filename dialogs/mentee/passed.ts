import { openSteps } from '../goals/in-hand';
import { settleUpTo } from '../rhythm';
import type { Draft } from './draft';

/** What was due until now is dealt with; what is still to come today is not. */
export function settle({ state, context }: Draft) {
  settleUpTo(state, context.now, context.person.timezone);
}

/** Whatever fell due while nothing might be sent is past; the next is the next one to come. */
export function letPassedGo(draft: Draft) {
  const { state, context } = draft;
  settle(draft);
  if (state.nextHour !== null && state.nextHour <= context.now) state.nextHour = null;
  for (const step of openSteps(state)) if (step.nudgeAt !== null && step.nudgeAt <= context.now) step.nudged = true;
}
