import type { MenteeState } from '../state';
import { addDays } from '../time';
import type { Rhythm, Settled } from './rhythm';
import { daysApart } from './silence';

/** The rhythm that somebody's state keeps, the bot's own holding back counted in. */
export function rhythmOf(state: MenteeState): Rhythm {
  const { moreTimes, days, every, anchor, slowed } = state.rhythm;
  return {
    times: [state.checkIn.time, ...moreTimes],
    days,
    every,
    anchor,
    slowed: Math.max(slowed, daysApart(state.silence.days)),
    paused: state.pause?.until ?? (state.pause === null ? null : 'open'),
    pausedFrom: state.pause?.from ?? null,
  };
}

export function settledOf(state: MenteeState): Settled {
  return { day: state.checkIn.settled, times: state.rhythm.settledTimes };
}

export function keepSettled(state: MenteeState, settled: Settled) {
  state.checkIn.settled = settled.day;
  state.rhythm.settledTimes = settled.times;
  state.checkIn.deferredUntil = null;
}

/** Whether a local day is one that they asked the bot to be gentle on. One that comes every year and is 29 February is 28 February in other years. */
export function isGentleDay(state: MenteeState, day: string): boolean {
  return state.gentle.some(({ on, yearly }) => on === day || (yearly && day > on && isYearlyDay(on, day)));
}

function isYearlyDay(on: string, day: string): boolean {
  const sameDay = on.slice(5) === day.slice(5);
  const isLeapDaysStandIn = on.endsWith('-02-29') && day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01');
  return sameDay || isLeapDaysStandIn;
}
