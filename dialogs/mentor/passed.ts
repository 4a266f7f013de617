import type { MentorState, Offer } from '../state';

/** Those whom they passed on, gave back, or lost by their silence: theirs to take again, for as long as nobody else has them. */

/** So many besides the last one. */
const KEPT_BESIDES = 5;
/** For so long after they had somebody, what they write may still be meant for that one. Milliseconds. */
const LATELY = 12 * 60 * 60_000;

type Passed = Pick<MentorState, 'passed' | 'alsoPassed'>;

/** The last one first. */
export function passedOf({ passed, alsoPassed }: Passed): readonly Offer[] {
  return passed === null ? alsoPassed : [passed, ...alsoPassed];
}

/** @param lapsed by their silence, and not as they wished */
export function keepPassed(state: MentorState, one: Offer, lapsed = false): void {
  const { handoffId, mentee, reason, at, called } = one;
  const others = passedOf(state).filter((other) => other.handoffId !== handoffId);
  const more = { ...(called === undefined ? {} : { called }), ...(lapsed ? { lapsed } : {}) };
  state.passed = { handoffId, mentee, reason, at, ...more };
  state.alsoPassed = others.slice(0, KEPT_BESIDES);
}

/** It is theirs, somebody else's, or over. */
export function forgetPassed(state: MentorState, handoffId: string): void {
  const [passed = null, ...alsoPassed] = passedOf(state).filter((one) => one.handoffId !== handoffId);
  state.passed = passed;
  state.alsoPassed = alsoPassed;
}

/** Whom they had or were asked for so lately that they may write as if they still had them. */
export function passedLately(state: Passed, now: number): Offer | null {
  return passedOf(state).find(({ at }) => now - at < LATELY) ?? null;
}

/** Those of whom they hear that they may still be waiting: the last one where nobody else waits, and all who were in danger. */
export function mayStillWait(state: Passed & Pick<MentorState, 'offers'>, now: number): readonly Offer[] {
  const last = state.offers.length === 0 ? passedLately(state, now) : null;
  return passedOf(state)
    .filter((one) => one === last || (now - one.at < LATELY && (one.reason === 'urgent' || one.reason === 'concern')))
    .filter(({ handoffId }) => !state.offers.some((offer) => offer.handoffId === handoffId));
}

/** Somebody in danger whom they were asked for, or lost by their silence, may wait for a human to this moment. */
export function mayStillBeInDanger(state: Passed & Pick<MentorState, 'offers'>, now: number): boolean {
  const lost = passedOf(state).filter(({ lapsed, at }) => lapsed === true && now - at < LATELY);
  return [...state.offers, ...lost].some(({ reason }) => reason === 'urgent');
}
