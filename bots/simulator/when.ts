import { Temporal } from 'temporal-polyfill';

const SOON_DAYS = 6;

/**
 * An instant (milliseconds since 1970, UTC) as somebody in `zone` would say it: "Tuesday 09:00", and with the date when
 * that weekday alone could be mistaken for another week's.
 */
export function whenInWords(instant: number, now: number, zone: string): string {
  const [at, today] = [instant, now].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone));
  if (!at || !today) return '';
  const days = today.toPlainDate().until(at.toPlainDate(), { largestUnit: 'day' }).days;
  const date = Math.abs(days) > SOON_DAYS ? ` ${at.day} ${at.toLocaleString('en-GB', { month: 'long' })}` : '';
  return `${at.toLocaleString('en-GB', { weekday: 'long' })}${date} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
