import { daysInWords } from '../../../dialogs/flow/day-words';
import { plainTime } from '../../../dialogs/time';
import type { Entry } from './wording-source';

/** When somebody is texted or asked, in the words in which a language says it, in the letters of text messages. */
export interface Plans {
  readonly short: string;
  /** About as long as one comes. */
  readonly long: string;
  readonly shifts: string;
}

const MON_WED_FRI = [1, 3, 5];

/** Said with the language's own wording. Where that cannot be said with these arguments, the check of that entry says so, and it is empty here. */
export function plansIn(locale: string, entries: ReadonlyMap<string, Entry>): Plans {
  const fill = (cue: string, values: Readonly<Record<string, string>>) => {
    const words = entries.get(cue)?.variants[0]?.words;
    return words?.args.every((name) => name in values) ? words.fillPlainly(values) : '';
  };
  const plan = (often: string, only: string, times: readonly string[]) =>
    fill('rhythm.plan', { often, only, days: daysInWords(MON_WED_FRI, locale), times: timesInWords(times, locale) });
  const shift = (days: readonly number[], from: string, until: string) =>
    fill('mentor.one-shift', {
      every: 'no',
      days: daysInWords(days, locale),
      from: plainTime(from, locale),
      until: plainTime(until, locale),
    });
  return {
    short: plan('daily', 'no', ['09:00']),
    long: plan('second', 'other', ['10:30', '18:30']),
    shifts: `${shift([1, 3], '18:00', '22:00')}; ${shift([6], '10:00', '14:00')}`,
  };
}

/** Times of day as one hears them in a row: "10.30am and 6.30pm". */
export const timesInWords = (times: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale).format(times.map((time) => plainTime(time, locale)));
