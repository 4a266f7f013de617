import { Temporal } from 'temporal-polyfill';
import { addDays, instantAt, localTime, weekday } from '../time';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Where a line moves the clock: `+90m`, `+2h`, `+1d` (the same time tomorrow), `Mon 09:00` (the next one to come), `09:00`
 * (the next one to come), `2026-01-05 09:00`. Instants are milliseconds since 1970, UTC.
 * @returns null for anything else.
 */
export function moveClock(words: string, now: number, zone: string): number | null {
  const said = words.trim().toLowerCase();
  const jump = /^\+\s*(\d{1,5})\s*(m|h|d)$/.exec(said);
  if (jump?.[1] && jump[2]) return jumped(now, Number(jump[1]), jump[2], zone);
  const dated = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})$/.exec(said);
  if (dated?.[1] && dated[2]) return isDate(dated[1]) && isTime(dated[2]) ? instantAt(dated[1], dated[2], zone) : null;
  const named = /^(?:([a-z]{3})[a-z]*\s+)?(\d{1,2}:\d{2})$/.exec(said);
  const time = named?.[2]?.padStart(5, '0');
  if (time === undefined || !isTime(time)) return null;
  const day = named?.[1] === undefined ? null : DAYS.indexOf(named[1]) + 1;
  if (day === 0) return null;
  const today = localTime(now, zone).date;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const date = addDays(today, ahead);
    const instant = instantAt(date, time, zone);
    if (instant > now && (day === null || weekday(date) === day)) return instant;
  }
  return null;
}

function jumped(now: number, many: number, unit: string, zone: string): number {
  if (unit === 'm') return now + many * 60_000;
  if (unit === 'h') return now + many * 3_600_000;
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).add({ days: many }).epochMilliseconds;
}

const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

function isDate(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date;
  } catch {
    return false;
  }
}
