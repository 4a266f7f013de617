import { Temporal } from 'temporal-polyfill';

/** Whether YYYY-MM-DD is a day of the calendar. */
export function isDay(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date;
  } catch {
    return false;
  }
}

/** The first day of the month after this day's. */
export function nextMonth(date: string): string {
  return Temporal.PlainDate.from(date).with({ day: 1 }).add({ months: 1 }).toString();
}

/** The next first day of a month, 1 to 12, after this day. */
export function firstOfMonth(month: number, after: string): string {
  const first = Temporal.PlainDate.from(after).with({ month, day: 1 });
  return (first.toString() > after ? first : first.add({ years: 1 })).toString();
}
