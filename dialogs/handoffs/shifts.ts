import type { Person } from '../person';
import { addDays, localTime, weekday } from '../time';

/** One stretch of a weekly rota, on the wall clock of whoever works it. It may go past midnight. */
export interface Shift {
  /** 1 Monday … 7 Sunday: the days on which it begins. */
  readonly days: readonly number[];
  /** HH:MM */
  readonly from: string;
  /** HH:MM, exclusive; not later than `from` means on the next day. */
  readonly until: string;
}

/** When a mentor or coordinator is there, and what for. Without one they are always on shift. */
export interface Duty {
  /** Asked right after a mentee's own mentor. */
  readonly backup?: boolean;
  /** Always, where there is none. */
  readonly shifts?: readonly Shift[];
}

/** @param now milliseconds since 1970, UTC */
export function onShift({ duty, timezone }: Pick<Person, 'duty' | 'timezone'>, now: number): boolean {
  if (duty?.shifts === undefined) return true;
  const { date, time } = localTime(now, timezone);
  const today = weekday(date);
  const yesterday = weekday(addDays(date, -1));
  return duty.shifts.some(({ days, from, until }) => {
    if (from < until) return days.includes(today) && time >= from && time < until;
    return (days.includes(today) && time >= from) || (days.includes(yesterday) && time < until);
  });
}
