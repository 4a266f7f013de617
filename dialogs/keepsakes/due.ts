import { afterBreak, isOnBreak } from '../rhythm';
import type { MenteeState } from '../state';
import { addDays, localTime, nextWaking } from '../time';

const HOUR = 3_600_000;
/** So long after their last word nothing is offered: it would cut into what they are in. */
const SETTLING = 0.75 * HOUR;
/** So long after danger was heard the day belongs to people. */
const AFTER_DANGER = 48 * HOUR;
/** On low days one thing in a week, not one a day. Days. */
const BETWEEN_OFFERS = 7;
/** A mood of 1 or 2 is a low day. */
const LOW = 2;

/** What `lowDayOffered` is kept as where today's offer is left out: another low day tomorrow may bring it. */
export function skipToday(today: string): string {
  return addDays(today, 1 - BETWEEN_OFFERS);
}

/** Something that they kept is to be offered: the letter on its day, or something on a low day. */
export interface KeepsakeDue {
  readonly why: 'day' | 'low-day';
  readonly what: 'letter' | 'strength';
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** What is next to be offered, in waking hours; null for nothing, and in a break. */
export function keepsakeDue(state: MenteeState, zone: string): KeepsakeDue | null {
  const dues = [letterDue(state, zone), lowDayDue(state, zone)].flatMap((due) => due ?? []);
  return dues.sort((a, b) => a.at - b.at)[0] ?? null;
}

function letterDue(state: MenteeState, zone: string): KeepsakeDue | null {
  const { letter } = state;
  if (letter?.back !== 'at' || letter.at === null) return null;
  const afterPause = afterBreak(state, letter.at, zone);
  if (afterPause === null) return null;
  const quiet = Math.max(afterPause, (state.lastHeard ?? 0) + SETTLING);
  return { why: 'day', what: 'letter', at: nextWaking(quiet, zone) };
}

/** On the low day itself, a while after they last wrote; not in the days after danger. */
function lowDayDue(state: MenteeState, zone: string): KeepsakeDue | null {
  const { letter, mood, lastHeard, dangerAt, lowDayOffered } = state;
  const what =
    letter?.back === 'low-day' ? 'letter' : state.strengthsBack && state.strengths.length > 0 ? 'strength' : null;
  if (what === null || mood === null || mood.value > LOW || lastHeard === null || isOnBreak(state, mood.day))
    return null;
  if (lowDayOffered !== null && lowDayOffered > addDays(mood.day, -BETWEEN_OFFERS)) return null;
  if (dangerAt !== null && lastHeard - dangerAt < AFTER_DANGER) return null;
  const at = nextWaking(lastHeard + SETTLING, zone);
  return localTime(at, zone).date === mood.day ? { why: 'low-day', what, at } : null;
}
