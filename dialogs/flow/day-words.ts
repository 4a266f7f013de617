import { Temporal } from 'temporal-polyfill';
import { addDays } from '../time';

/** A local date as a person would say it today: `today`, `tomorrow`, or the day's name in the locale (at most a week away). */
export function dayWords(date: string, today: string, locale: string): string {
  if (date === today) return 'today';
  if (date === addDays(today, 1)) return 'tomorrow';
  return Temporal.PlainDate.from(date).toLocaleString(locale, { weekday: 'long' });
}
