import type { MenteeState } from '../state';
import { instantAt, localTime } from '../time';
import { keepSettled, rhythmOf, settledOf } from './kept';
import { nextCheckIn, settledUpTo } from './occurrences';

/** The next check-in, the one that they wished at another hour counted in. */
export interface Planned {
  readonly day: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** The next check-in by the rules of this folder; one that was wished for once comes in the place of its day's first. Null for none. */
export function plannedCheckIn(state: MenteeState, zone: string): Planned | null {
  const { once } = state.rhythm;
  const planned = nextCheckIn(rhythmOf(state), settledOf(state), zone);
  if (once === undefined) return planned;
  const at = instantAt(once.on, once.at, zone);
  if (planned === null || planned.day > once.on) return { day: once.on, at };
  // Its day's first may be settled by now, by a new hour that they chose meanwhile: it is still to come.
  const isAfterAll = planned.day === once.on && (planned.index === 0 || at <= planned.at);
  return isAfterAll ? { day: once.on, at } : planned;
}

/** Everything up to now is dealt with; what was wished for once, and has come, takes its day with it. */
export function settleUpTo(state: MenteeState, now: number, zone: string) {
  const { once } = state.rhythm;
  keepSettled(state, settledUpTo(rhythmOf(state), settledOf(state), now, zone));
  if (once === undefined) return;
  const hasCome = instantAt(once.on, once.at, zone) <= now;
  const { day } = settledOf(state);
  // It came before its hour: nothing else is sent on that day.
  if (hasCome && day < once.on) keepSettled(state, { day: once.on, times: null });
  if (hasCome || once.on < localTime(now, zone).date) delete state.rhythm.once;
}
