import { Temporal } from 'temporal-polyfill';
import { remembering } from '../remember';
import { WAKING_HOURS } from '../time';

const REMEMBERED = 2_000;

/** The last moment for which a check-in may be kept: quiet hours begin a minute later. */
export const LATEST = '19:59';

/** Where a time outside of waking hours is put: their nearer edge, so that a check-in that is wished for at 3 in the morning has its day all the same. */
export function inWakingHours(time: string): string {
  if (time < WAKING_HOURS.from) return WAKING_HOURS.from;
  return time >= WAKING_HOURS.until ? LATEST : time;
}

/**
 * The instant (milliseconds since 1970, UTC) of a local day and time of day. In an hour that comes twice, its first coming. In one
 * that is left out, the first moment after it; null when that is another day, as it was in Samoa on 30 December 2011.
 */
export const occurrenceAt = remembering(REMEMBERED, (date: string, time: string, zone: string): number | null => {
  const wanted = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // `found` lies before the gap, by as much as was left out.
  const after = found.getTimeZoneTransition('next');
  return after !== null && after.toPlainDate().toString() === date ? after.epochMilliseconds : null;
});
