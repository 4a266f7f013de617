import { Temporal } from 'temporal-polyfill';
import { instantAt, isQuiet, localTime } from '../time';
import { nextCheckIn } from './occurrences';
import type { Rhythm, Settled } from './rhythm';

/** What a year of one rhythm came to in one zone. Times are HH:MM on the wall there. */
export interface YearOfCheckIns {
  readonly zone: string;
  readonly sent: number;
  readonly days: number;
  readonly earliest: string;
  readonly latest: string;
  /** How many fell into quiet hours. */
  readonly quiet: number;
  /** How often the clocks were changed. */
  readonly clockChanges: number;
}

/** Play a whole calendar year of check-ins in a zone, each settled as it is sent. */
export function yearIn(zone: string, year: number, rhythm: Rhythm): YearOfCheckIns {
  const end = instantAt(`${year + 1}-01-01`, '00:00', zone);
  const sent: { readonly date: string; readonly time: string; readonly quiet: boolean }[] = [];
  let settled: Settled = { day: `${year - 1}-12-31`, times: null };
  for (;;) {
    const next = nextCheckIn(rhythm, settled, zone);
    if (next === null || next.at >= end) break;
    sent.push({ ...localTime(next.at, zone), quiet: isQuiet(next.at, zone) });
    settled = { day: next.day, times: next.index + 1 };
  }
  const times = sent.map(({ time }) => time).sort();
  return {
    zone,
    sent: sent.length,
    days: new Set(sent.map(({ date }) => date)).size,
    earliest: times[0] ?? '',
    latest: times.at(-1) ?? '',
    quiet: sent.filter(({ quiet }) => quiet).length,
    clockChanges: clockChangesIn(zone, year),
  };
}

function clockChangesIn(zone: string, year: number): number {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const end = start.add({ years: 1 }).toZonedDateTime(zone);
  let changes = 0;
  for (
    let at = start.toZonedDateTime(zone).getTimeZoneTransition('next');
    at !== null;
    at = at.getTimeZoneTransition('next')
  ) {
    if (Temporal.ZonedDateTime.compare(at, end) >= 0) break;
    changes++;
  }
  return changes;
}

/** Europe, Africa, the Americas, Asia and the Pacific: every kind of clock change there is, and zones that have none. */
export const THIRTY_ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Madrid',
  'Europe/Helsinki',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Atlantic/Azores',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Africa/Lagos',
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Havana',
  'America/Nuuk',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const;
