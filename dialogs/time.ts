import { Temporal } from 'temporal-polyfill';
import { remembering } from './remember';

/** Enough for every zone and check-in time of a programme; a few hundred KB at most. */
const REMEMBERED = 2_000;
const MINUTE_MS = 60_000;
/** Twenty-four hours, in milliseconds. A day of the calendar may be longer or shorter. */
export const DAY = 24 * 60 * MINUTE_MS;

/** An instant (milliseconds since 1970, UTC) as it stands on the wall of a zone. */
export interface LocalTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
}

export function localTime(instant: number, zone: string): LocalTime {
  return wallAt(Math.floor(instant / MINUTE_MS), zone);
}

/** 2026-03-01T09:05 */
const UNTIL_THE_MINUTE = { smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' } as const;

/** Zones change their offset at whole minutes, and a wall clock is read to the minute. */
const wallAt = remembering(REMEMBERED, (minute: number, zone: string): LocalTime => {
  const at = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS).toZonedDateTimeISO(zone);
  const [date = '', time = ''] = at.toString(UNTIL_THE_MINUTE).split('T');
  return { date, time };
});

/**
 * The instant at which a wall clock in `zone` shows `date` and `time`. In the hour that a spring change leaves out, the
 * moment as far past the change; in the hour that comes twice in autumn, its first coming (RFC 5545, §3.3.5).
 */
export const instantAt = remembering(REMEMBERED, (date: string, time: string, zone: string): number => {
  const plainTime = Temporal.PlainTime.from(time);
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
});

export const addDays = remembering(REMEMBERED, (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString(),
);

/** 1 Monday … 7 Sunday. */
export const weekday = remembering(REMEMBERED, (date: string): number => Temporal.PlainDate.from(date).dayOfWeek);

/** Whole days from one local date to another; negative when `to` is earlier. */
export const daysBetween = remembering(
  REMEMBERED,
  (from: string, to: string): number =>
    Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days,
);

/** What the bot itself starts stays within this window of the person's own wall clock. `until` is exclusive. */
export const WAKING_HOURS = { from: '09:00', until: '20:00' } as const;

export function isQuiet(instant: number, zone: string): boolean {
  const { time } = localTime(instant, zone);
  return time < WAKING_HOURS.from || time >= WAKING_HOURS.until;
}

/** The given instant when it lies in waking hours, otherwise the next moment that does. */
export function nextWaking(instant: number, zone: string): number {
  if (!isQuiet(instant, zone)) return instant;
  const { date, time } = localTime(instant, zone);
  return instantAt(time < WAKING_HOURS.from ? date : addDays(date, 1), WAKING_HOURS.from, zone);
}

/**
 * A time of day as the bot writes it: 9am, 6.30pm in British English; elsewhere as Unicode has it for the locale (6:30 PM, 18 h 30,
 * 6:30 p. m.), without minutes where there are none and the hour alone says what it is. In all English 12:00 is noon: what is meant by
 * 12 PM is not known to everybody.
 */
export function plainTime(time: string, locale: string): string {
  if (time === NOON && isEnglish(locale)) return 'noon';
  return locale === BRITISH ? britishTime(time) : timeIn(locale, time);
}

const BRITISH = 'en-GB';
/** Unicode has "09 h" beside "9 h 30" in Canadian French: nobody writes the first. */
const LEADING_ZERO = /^0(?=\d)/;
const NOON = '12:00';
const isEnglish = (locale: string) => locale === 'en' || locale.startsWith('en-');
const timeIn = remembering(REMEMBERED, (locale: string, time: string) => {
  const at = Temporal.PlainTime.from(time);
  const alone = at.toLocaleString(locale, { hour: 'numeric' });
  const saysHour = at.minute === 0 && /\p{L}/u.test(alone);
  return saysHour ? alone.replace(LEADING_ZERO, '') : at.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' });
});

function britishTime(time: string): string {
  const [h = 0, m = 0] = time.split(':').map(Number);
  const hour = h % 12 === 0 ? 12 : h % 12;
  return `${hour}${m === 0 ? '' : `.${String(m).padStart(2, '0')}`}${h < 12 ? 'am' : 'pm'}`;
}
