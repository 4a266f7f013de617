import { hashOf } from '../learning/hash';

const MINUTE = 60_000;

/** A check-in later than this belongs to no moment any more and is left out. Milliseconds. */
export const CHECK_IN_GRACE = 120 * MINUTE;
/** Whoever is found to be due for longer than this was held up by an outage, milliseconds. */
export const HELD_UP = MINUTE;

/** After an outage so many people are woken in a minute, all together. */
export const WOKEN_A_MINUTE = 600;
/** However many they are, nobody waits for longer than this on account of the others, milliseconds. */
export const LONGEST_SPREAD = 60 * MINUTE;
/** Who would be left out if they were woken any later is woken this long before, milliseconds: a turn may have to wait as well. */
const BEFORE_GRACE_ENDS = MINUTE;

/** Somebody who should have been woken while nothing was running. */
export interface HeldUp {
  readonly id: string;
  /** When they should have been woken, milliseconds since 1970, UTC. */
  readonly dueAt: number;
}

/**
 * When somebody who was held up is woken instead: each at a moment of their own, so that an outage is not followed by a burst, and nobody
 * whom the outage has left within the grace of a check-in loses it by the waiting. Whether it is still wanted then, and
 * whether it is night by then, is decided at that moment.
 * @param many how many were held up
 * @returns from `now` on, milliseconds since 1970, UTC
 */
export function wokenInstead({ id, dueAt }: HeldUp, many: number, now: number): number {
  const spread = Math.min((many / WOKEN_A_MINUTE) * MINUTE, LONGEST_SPREAD);
  return now + Math.floor(Math.min(spread, mayStillWait(dueAt, now)) * shareOf(id));
}

/** What is past its grace anyway may be noted at any time. */
function mayStillWait(dueAt: number, now: number): number {
  const left = dueAt + CHECK_IN_GRACE - now;
  return left < 0 ? LONGEST_SPREAD : Math.max(0, left - BEFORE_GRACE_ENDS);
}

/** From 0 up to, not including, 1: the same for the same person always. */
const shareOf = (id: string) => hashOf(id) / 2 ** 32;
