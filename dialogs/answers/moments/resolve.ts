import type { AnswerOptions } from '../types';
import type { PartOfDay } from '../words/times';
import type { Clock, Moment } from './clock';

/** A time of day as it is meant. */
export interface DayTime {
  /** HH:MM, or minutes from now. */
  readonly at: string | { readonly minutes: number };
  readonly sure: boolean;
  /** `open`: twelve hours earlier or later may be meant as well. */
  readonly half: 'open' | 'said';
}

export type Window = Pick<AnswerOptions, 'earliest' | 'latest'>;

/** The time of day that is meant, or null when none that may be meant lies inside the window. */
export function resolve(moment: Moment, loose: boolean, part: PartOfDay | undefined, window: Window): DayTime | null {
  switch (moment.kind) {
    case 'impossible':
      return null;
    case 'from-now':
      return { at: { minutes: moment.minutes }, sure: !moment.vague && !loose, half: 'said' };
    case 'part': {
      const at = within(moment.part, window);
      return at === null ? null : { at, sure: false, half: 'said' };
    }
    case 'clock':
      return resolveClock(moment, loose, part, window);
  }
}

function resolveClock(clock: Clock, loose: boolean, part: PartOfDay | undefined, window: Window): DayTime | null {
  const { earliest = '00:00', latest = '23:59' } = window;
  const allowed = readingsOf(clock)
    .filter((time) => part === undefined || isBetween(time, part.from, part.until))
    .filter((time) => isBetween(time, earliest, latest));
  const [only, ...others] = allowed;
  if (only === undefined) return null;
  return others.length === 0
    ? { at: only, sure: !loose, half: 'said' }
    : { at: likelier(allowed), sure: false, half: 'open' };
}

function readingsOf({ hour, minute, half }: Clock): readonly string[] {
  const time = (h: number) => `${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return half === 'open' ? [time(hour % 12), time((hour % 12) + 12)] : [time(hour)];
}

/** When nothing settles it: seven to eleven are of the morning, twelve is noon, and one to six are of the afternoon. */
function likelier(times: readonly string[]): string {
  return times.find((time) => time >= '07:00' && time < '19:00') ?? times[0] ?? '';
}

/** The usual time of a part of the day, or the nearest to it that the window and the part share. */
function within(part: PartOfDay, { earliest = '00:00', latest = '23:59' }: Window): string | null {
  const shared = (time: string) => isBetween(time, earliest, latest) && isBetween(time, part.from, part.until);
  return [part.at, latest, earliest].find(shared) ?? null;
}

/** Both ends inclusive; a window may run over midnight. */
export function isBetween(time: string, from: string, until: string): boolean {
  return from <= until ? time >= from && time <= until : time >= from || time <= until;
}
