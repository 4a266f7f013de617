import { addDays, daysBetween, localTime } from '../time';
import { isChosenDay, type Rhythm, type Settled, timesOf } from './rhythm';
import { occurrenceAt } from './wall';

/** One check-in to come. */
export interface Occurrence {
  /** The local day it belongs to. */
  readonly day: string;
  /** Which of the day's it is, from 0. */
  readonly index: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** The longest way to the next one: every four weeks, on a day of the week that comes round with that after seven times. */
const FARTHEST_DAYS = 28 * 7;

/**
 * The next check-in that is not settled yet, whether it lies ahead or is late; null for none. It counts by the local day, so that
 * whoever moves to another zone has never two on the same day there, and none is left out but on a day that they have not got.
 */
export function nextCheckIn(rhythm: Rhythm, settled: Settled, zone: string): Occurrence | null {
  const { paused, pausedFrom } = rhythm;
  if (paused === null) return firstFrom(settled.day, rhythm, settled, zone);
  const before = pausedFrom === null ? null : firstFrom(settled.day, rhythm, settled, zone, pausedFrom);
  if (before !== null || paused === 'open') return before;
  const [, first = paused] = [paused, settled.day].sort();
  return firstFrom(first, rhythm, settled, zone);
}

/** The first from a local day on, and before another. */
function firstFrom(
  first: string,
  rhythm: Rhythm,
  settled: Settled,
  zone: string,
  before: string | null = null,
): Occurrence | null {
  const times = timesOf(rhythm);
  for (let ahead = 0; ahead <= FARTHEST_DAYS; ahead++) {
    const day = addDays(first, ahead);
    if (before !== null && day >= before) return null;
    const from = day > settled.day ? 0 : (settled.times ?? times.length);
    if (from >= times.length || !isOn(rhythm, settled, day)) continue;
    for (let index = from; index < times.length; index++) {
      const at = occurrenceAt(day, times[index] ?? '', zone);
      if (at !== null) return { day, index, at };
    }
  }
  return null;
}

function isOn(rhythm: Rhythm, settled: Settled, day: string): boolean {
  const apart = daysBetween(settled.day, day);
  return isChosenDay(rhythm, day) && (apart === 0 || apart >= rhythm.slowed);
}

/**
 * Everything up to now is settled: what lay before a change of settings, a START or the end of a talk is not made up for. Never fewer
 * than are settled already, so that no day gets more than was chosen.
 */
export function settledUpTo(rhythm: Rhythm, settled: Settled, now: number, zone: string): Settled {
  const today = localTime(now, zone).date;
  if (settled.day > today) return settled;
  const past = timesOf(rhythm).filter((time) => (occurrenceAt(today, time, zone) ?? now) <= now).length;
  if (settled.day < today) return past === 0 ? { day: addDays(today, -1), times: null } : { day: today, times: past };
  return { day: today, times: settled.times === null ? null : Math.max(settled.times, past) };
}
