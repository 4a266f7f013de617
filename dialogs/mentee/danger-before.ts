import { addDays, DAY } from '../time';
import { tookThemselves } from './crisis-wording';
import type { Draft } from './draft';
import { humanWasCalled } from './in-crisis';
import { understoodOf } from './wrong-number';

/** The cue of the direct question about danger that waits for its answer; null for none. */
export function askedInDanger({ state, context }: Draft): string | null {
  const asked = state.safetyAsked;
  return asked !== null && context.now - asked.at < DAY ? asked.cue : null;
}

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

/** So long after some was taken, or tablets were named, "about 20" and "counting them" are about that. Milliseconds. */
const HOURS = 4 * 60 * 60_000;

/** What was taken before, as far as what the body does now may be that. */
export function takenBefore(draft: Draft) {
  const { state, today } = draft;
  const { medicine } = state;
  const afterMedicine = medicine !== null && draft.context.now - medicine.at < HOURS;
  return {
    afterTaking: tookThemselves(draft),
    afterUsing: state.slip?.kind === 'drugs' && state.slip.day === today,
    afterMedicine,
    afterSome: afterMedicine && medicine.taken,
  };
}

/** In the middle of an alarm nobody meets a slip as a slip, and it counts for what comes next all the same. */
export function noteUseInAlarm(draft: Draft): void {
  const { state, today } = draft;
  if (!humanWasCalled(draft) && state.safetyAsked === null) return;
  if (tellsOfDrugs(draft)) state.slip = { ...state.slip, day: today, kind: 'drugs' };
}

function tellsOfDrugs(draft: Draft): boolean {
  const { intent, strong, entities } = understoodOf(draft, draft.heard ?? '');
  return strong && intent === 'slip-up' && entities['kind'] === 'drugs';
}
