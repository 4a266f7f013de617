import { startFlow } from '../flow/engine';
import { openSteps, stepToAsk, takeInHand } from '../goals/in-hand';
import { addDays, instantAt, isQuiet, localTime, nextWaking } from '../time';
import type { Draft } from './draft';

const MINUTE = 60_000;
/** How long it is put off where they are in the middle of something. */
const PUT_OFF = 30 * MINUTE;
/** A nudge later than this is left out: they wanted to be asked at a moment of their own. */
const NUDGE_GRACE = 24 * 60 * MINUTE;

/**
 * Asks about the step whose moment has come. Each goal has its own; of several that are due at once one is asked about today, and the next tomorrow.
 * @param dueAt the moment that they chose, in milliseconds since 1970, UTC
 * @param why what keeps the bot from beginning anything now; null for nothing
 */
export function nudge(draft: Draft, dueAt: number, why: 'human' | 'crisis' | 'talking' | null) {
  const { state, context } = draft;
  const step = stepToAsk(state);
  if (step === null) return;
  const because = context.now - dueAt > NUDGE_GRACE ? 'too-late' : why === 'talking' ? null : why;
  if (because !== null) {
    step.nudged = true;
    return draft.ledger('nudge-left-out', { because });
  }
  if (why === 'talking' || isQuiet(context.now, context.person.timezone)) {
    step.nudgeAt = nextWaking(context.now + PUT_OFF, context.person.timezone);
    return draft.ledger('nudge-put-off', { until: momentOf(draft, step.nudgeAt) });
  }
  // After an outage several may be due at once: one a day is enough.
  if (wasNudgedToday(draft)) {
    step.nudgeAt = sameHourTomorrow(draft);
    return draft.ledger('nudge-put-off', { until: momentOf(draft, step.nudgeAt) });
  }
  step.nudged = true;
  takeInHand(state, step);
  state.lost = 0;
  state.started = { what: 'nudge', at: context.now };
  startFlow(draft, 'step-nudge', {}, { priority: 'started' });
}

/** About another step, by the bot itself, which has begun nothing else since. */
function wasNudgedToday({ state, context, today }: Draft): boolean {
  const { started } = state;
  return (
    started?.what === 'nudge' &&
    localTime(started.at, context.person.timezone).date === today &&
    openSteps(state).some(({ nudged }) => nudged)
  );
}

function sameHourTomorrow({ context }: Draft): number {
  const zone = context.person.timezone;
  const at = localTime(context.now, zone);
  return nextWaking(instantAt(addDays(at.date, 1), at.time, zone), zone);
}

function momentOf({ context }: Draft, instant: number): string {
  const at = localTime(instant, context.person.timezone);
  return `${at.date} ${at.time}`;
}
