import { addDays, weekday } from '../time';
import { EVERY_OPTIONS } from './paces';
import { EVERY_DAY, MOST_A_DAY, type Rhythm, WEEKDAYS } from './rhythm';
import type { Setting } from './wish';

/** What somebody has chosen, without what the bot does by itself. */
export type Chosen = Pick<Rhythm, 'times' | 'days' | 'every' | 'anchor'>;

const MORNING = '09:00';
const EVENING = '18:00';
/** From here on a time is of the afternoon. */
const NOON = '12:00';

/** Days that are spread over the week, for so many a week. */
const SPREAD: Readonly<Record<number, readonly number[]>> = {
  2: [1, 4],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: WEEKDAYS,
};

/** The rhythm after a wish: what was named is changed, and what was not stays. @param today the local day from which it counts */
export function withSetting(chosen: Chosen, setting: Setting, today: string): Chosen {
  const { times, aDay } = setting;
  const base = times ?? chosen.times;
  const wanted = aDay === undefined ? (times ?? chosen.times) : aDay === 1 ? base.slice(0, 1) : pairOf(base);
  return { ...onDays(chosen, setting, today), times: [...wanted].sort().slice(0, MOST_A_DAY) };
}

/** Morning and evening: the time that is kept, and one in the other half of the day. */
function pairOf(times: readonly string[]): readonly string[] {
  if (times.length > 1) return times;
  const [only = MORNING] = times;
  return only < NOON ? [only, EVENING] : [MORNING, only];
}

function onDays(chosen: Chosen, { days, without, every, aWeek }: Setting, today: string): Omit<Chosen, 'times'> {
  if (aWeek !== undefined && days === undefined) return { days: SPREAD[aWeek] ?? WEEKDAYS, every: 1, anchor: null };
  if (days !== undefined) {
    const left = days.filter((day) => !without?.includes(day));
    return { days: left.length > 0 ? left : days, every: 1, anchor: null };
  }
  const pace = every ?? chosen.every;
  // A few days of the week give way to "every other day"; days that are left out stay left out.
  const isFew = every !== undefined && chosen.days.length < WEEKDAYS.length;
  const from = every === 1 || isFew ? EVERY_DAY : chosen.days;
  const left = from.filter((day) => !without?.includes(day));
  return counted(
    { days: left.length > 0 ? left : from, every: pace, anchor: chosen.anchor },
    every !== undefined,
    today,
  );
}

/** Every so many days counts from tomorrow, or from the first chosen day after it, so that a weekly one has a day of the week that it may have. */
function counted(of: Omit<Chosen, 'times'>, anew: boolean, today: string): Omit<Chosen, 'times'> {
  if (of.every === 1) return { ...of, anchor: null };
  const kept = of.anchor !== null && !anew && of.days.includes(weekday(of.anchor));
  return kept ? of : { ...of, anchor: firstOf(of.days, addDays(today, 1)) };
}

function firstOf(days: readonly number[], from: string): string {
  return [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(from, ahead)).find((day) => days.includes(weekday(day))) ?? from;
}

/** One step less: from twice a day to once, then ever farther apart; null when it is the least already. */
export function less(chosen: Chosen, today: string): Chosen | null {
  if (chosen.times.length > 1) return { ...chosen, times: chosen.times.slice(0, 1) };
  if (chosen.every === 1 && chosen.days.length < EVERY_DAY.length) return fewerDays(chosen, today);
  const every = EVERY_OPTIONS.find((option) => option > chosen.every);
  return every === undefined ? null : { ...chosen, ...counted({ ...chosen, every }, true, today) };
}

/** From some days of the week to one of them, and from one to every second week. */
function fewerDays(chosen: Chosen, today: string): Chosen {
  const [first = 1] = chosen.days;
  if (chosen.days.length > 1) return { ...chosen, days: chosen.days.length > 3 ? [1, 3, 5] : [first] };
  return { ...chosen, ...counted({ ...chosen, every: 14 }, true, today) };
}

/** One step more, up to every day; null when it is every day already. */
export function more(chosen: Chosen, today: string): Chosen | null {
  const every = EVERY_OPTIONS.findLast((option) => option < chosen.every);
  if (every !== undefined) return { ...chosen, ...counted({ ...chosen, every }, true, today) };
  return chosen.days.length < EVERY_DAY.length ? { ...chosen, days: EVERY_DAY } : null;
}

/** Twice a day, in the morning and in the evening. */
export function twiceADay(chosen: Chosen): Chosen {
  return { ...chosen, times: pairOf(chosen.times.slice(0, 1)) };
}
