import type { MenteeState } from '../state';
import { instantAt } from '../time';

type Pausing = Pick<MenteeState, 'pause' | 'checkIn'>;

/** Whether a local day lies in a break that they asked for. */
export function isOnBreak({ pause }: Pick<MenteeState, 'pause'>, day: string): boolean {
  if (pause === null || (pause.from !== undefined && day < pause.from)) return false;
  return pause.until === null || day < pause.until;
}

/** Whether a break is set that is not over: it goes on, or is yet to begin. */
export function hasBreak({ pause }: Pick<MenteeState, 'pause'>, today: string): boolean {
  return pause !== null && (pause.until === null || today < pause.until);
}

/**
 * When what falls due at a moment may come: then, or when the break in which it lies is over.
 * @param at milliseconds since 1970, UTC, as what is returned
 * @returns null in a break without an end
 */
export function afterBreak({ pause, checkIn }: Pausing, at: number, zone: string): number | null {
  if (pause === null || (pause.from !== undefined && at < instantAt(pause.from, '00:00', zone))) return at;
  return pause.until === null ? null : Math.max(at, instantAt(pause.until, checkIn.time, zone));
}

/** The same for what is let be in a break: then, or not at all. */
export function outsideBreak(state: Pausing, at: number, zone: string): number | null {
  return afterBreak(state, at, zone) === at ? at : null;
}
