import { daysBetween, weekday } from '../time';
import { inWakingHours } from './wall';

/** When somebody wants to be asked how they are, by their own wall clock. */
export interface Rhythm {
  /** HH:MM, the earliest first; one or two. */
  readonly times: readonly string[];
  /** Days of the week, 1 Monday to 7 Sunday; at least one. */
  readonly days: readonly number[];
  /** Every so many days; 1 for every day. */
  readonly every: number;
  /** The local day from which those are counted; null while it does not matter. */
  readonly anchor: string | null;
  /** The fewest days from one to the next, whatever was chosen: the bot's own doing, when little comes back. 1 for as it was chosen. */
  readonly slowed: number;
  /** The local day on which it goes on, `open` for when they say so; null while it runs. */
  readonly paused: string | 'open' | null;
  /** The local day on which the break begins; null for one that has begun. */
  readonly pausedFrom: string | null;
}

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];
export const WEEKEND: readonly number[] = [6, 7];

/** The most that anybody is asked in a day, whatever they wish. */
export const MOST_A_DAY = 2;

/** How far check-ins are settled: sent, or rightly left out. */
export interface Settled {
  /** The last local day with one that is. */
  readonly day: string;
  /** How many of that day's are; null for all of them. */
  readonly times: number | null;
}

/** Whether a local day is one of the chosen ones. */
export function isChosenDay(rhythm: Rhythm, day: string): boolean {
  const { days, every, anchor } = rhythm;
  if (!days.includes(weekday(day))) return false;
  return every === 1 || anchor === null || modulo(daysBetween(anchor, day), every) === 0;
}

/** The times of one day, in order and each once, in waking hours whatever was kept. While the bot holds itself back, one a day is enough. */
export function timesOf(rhythm: Rhythm): readonly string[] {
  const times = [...new Set(rhythm.times.map(inWakingHours))].sort().slice(0, MOST_A_DAY);
  return rhythm.slowed > 1 ? times.slice(0, 1) : times;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
