import { placed } from './agenda';
import type { Person } from './person';
import { isUnreachable } from './reach';
import { CHECK_IN_GRACE } from './rhythm';
import { readState } from './state';
import { isQuiet, localTime } from './time';

/** Why something that the bot started is not to be sent any more. */
const NO_LONGER = ['too-late', 'quiet-hours', 'not-wanted', 'human'] as const;
export type NoLonger = (typeof NO_LONGER)[number];

export const isNoLonger = (because: string): boolean => NO_LONGER.some((one) => one === because);

interface Started {
  readonly person: Person;
  /** As it is stored now. */
  readonly state: unknown;
  /** When it was said; milliseconds since 1970, UTC, as `now`. */
  readonly said: number;
  readonly now: number;
}

/**
 * Whether what the bot started by itself may still go out, where it could not at once: the provider was away, or we were. What has
 * happened since counts as it would have for saying it.
 * @returns why not; null when it may
 */
export function noLongerFits({ person, state, said, now }: Started): NoLonger | null {
  const read = readState(state, person.role, localTime(now, person.timezone).date);
  if (read.stopped || isUnreachable(read.reach) || isHeld(read)) return 'not-wanted';
  if (read.role === 'mentee' && read.handoff?.status === 'claimed') return 'human';
  if (now - said > CHECK_IN_GRACE) return 'too-late';
  return isQuiet(now, placed(read, person).timezone) ? 'quiet-hours' : null;
}

const isHeld = (state: ReturnType<typeof readState>) =>
  state.role === 'mentee' ? state.paused !== null || state.atHome.phoneRead !== null : state.held !== null;
