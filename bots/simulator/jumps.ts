import { Temporal } from 'temporal-polyfill';

/** How far the clock can be moved on with one press. */
export const JUMPS = ['ten-minutes', 'one-hour', 'tomorrow-morning', 'friday-evening', 'whatever-is-next'] as const;
export type Jump = (typeof JUMPS)[number];

const FRIDAY = 5;

/**
 * Where a jump leads, in milliseconds since 1970, UTC. Wall-clock times are those of `zone`, the mentee's.
 * @param next when anything falls due next; null for nothing
 * @returns null when there is nothing to go to
 */
export function targetOf(jump: Jump, now: number, zone: string, next: number | null): number | null {
  const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  switch (jump) {
    case 'ten-minutes':
      return now + 10 * 60_000;
    case 'one-hour':
      return now + 60 * 60_000;
    case 'tomorrow-morning':
      return onDay(at, 1, '09:00');
    case 'friday-evening': {
      const days = (FRIDAY - at.dayOfWeek + 7) % 7;
      const today = onDay(at, days, '18:00');
      return today > now ? today : onDay(at, days + 7, '18:00');
    }
    case 'whatever-is-next':
      return next === null ? null : Math.max(next, now);
    default:
      return jump satisfies never;
  }
}

function onDay(at: Temporal.ZonedDateTime, days: number, time: string): number {
  const day = at.toPlainDate().add({ days });
  return day.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}
