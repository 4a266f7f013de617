import { Temporal } from 'temporal-polyfill';
import { inOneList } from '../lists';
import { addDays } from '../time';

/** Days of the week by name, in their order: "Monday, Wednesday and Friday". 2026-01-05 was a Monday. */
export function daysInWords(days: readonly number[], locale: string): string {
  const name = (day: number) =>
    Temporal.PlainDate.from(addDays('2026-01-04', day)).toLocaleString(locale, { weekday: 'long' });
  return inOneList(
    days.map((day) => uncapped(name(day), locale)),
    locale,
  );
}

/** In Welsh a day stands in small letters within a sentence, and softens where it says when: "bob dydd Llun", but "gofynna i ddydd Llun". */
const uncapped = (day: string, locale: string) => (isWelsh(locale) ? day.replace(/^D/, 'd') : day);
const saysWhen = (day: string, locale: string) => (isWelsh(locale) ? day.replace(/^D/, 'dd') : day);
const isWelsh = (locale: string) => locale.split('-')[0] === 'cy';

/** A local date as a person would say it today: `today`, `tomorrow`, or the day's name in the locale (at most a week away). */
export function dayWords(date: string, today: string, locale: string): string {
  if (date === today) return 'today';
  if (date === addDays(today, 1)) return 'tomorrow';
  return saysWhen(Temporal.PlainDate.from(date).toLocaleString(locale, { weekday: 'long' }), locale);
}

/** A local date with its year: "Thursday, 12 March 2026", as the locale writes it. */
export function wholeDate(date: string, locale: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return saysWhen(Temporal.PlainDate.from(date).toLocaleString(locale, parts), locale);
}

/** A local date however far away: "Thursday 12 March". */
export function dateWords(date: string, locale: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return saysWhen(Temporal.PlainDate.from(date).toLocaleString(locale, parts), locale);
}

/** A local date as it stands beside what was written on it: "5 Jan 2026". */
export function shortDate(date: string, locale: string): string {
  return Temporal.PlainDate.from(date).toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}
