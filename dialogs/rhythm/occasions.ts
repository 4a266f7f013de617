import { isDay } from './calendar';

/** The next of these days from today on: MM-DD comes every year, YYYY-MM-DD once. Null when none is known any more. */
export function comingDay(days: readonly string[], today: string): string | null {
  const year = Number(today.slice(0, 4));
  const all = days.flatMap((day) =>
    day.length === 'MM-DD'.length ? [0, 1, 2, 3, 4].map((more) => `${year + more}-${day}`) : [day],
  );
  return all.filter((day) => isDay(day) && day >= today).sort()[0] ?? null;
}
