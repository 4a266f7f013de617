import { z } from 'zod';
import { PhraseBook, phraseSet } from '../reading/phrases';
import { type PhraseReader, phrases } from './phrase';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'a time is written HH:MM, for example 09:00');

export const timeSection = z.strictObject({
  half: phrases,
  quarter: phrases,
  past: phrases,
  to: phrases,
  minutes: phrases,
  hours: phrases,
  oclock: phrases,
  hundred: phrases,
  /** Before minutes, in a language that puts the word for "hour" there: "18 *h* 30". */
  'then-minutes': phrases.default([]),
  /** After the hour, the minutes that are added to it or taken from it: "et demie" 30, "moins quart" -15. */
  'past-the-hour': z.record(z.string(), z.number().int().min(-59).max(59)).default({}),
  /** "six *oh* five" */
  oh: phrases,
  am: phrases,
  pm: phrases,
  noon: phrases,
  midnight: phrases,
  /** Between two times: "6 or 7". */
  or: phrases,
  /** Before a time: "at", "about". */
  'lead-ins': phrases,
  /** "after 6": six, but not to the minute. */
  after: phrases,
  /** "before 10": any time up to then is no time. */
  before: phrases,
  /** "in 20 minutes", "20 minutes from now" */
  in: phrases,
  'from-now': phrases,
  /** Lengths of time that are said as a phrase, in minutes: "an hour and a half". */
  spans: z.record(z.string(), z.number().int().positive()),
  /** Minutes from now. */
  soon: z.record(z.string(), z.number().int()),
  /** Say that any time will do, or that none is named. */
  open: phrases,
  /** A time before one of these is refused: "9 is too early". */
  refusals: phrases,
  asides: phrases,
  /** `at` stands for the part of the day when no more is said; `from` and `until` bound it, and settle "7 in the evening". */
  parts: z.record(z.string(), z.strictObject({ at: clock, from: clock, until: clock, words: phrases })),
});

export const dateSection = z.strictObject({
  /** How 5/11 is read. */
  order: z.enum(['day-month', 'month-day']),
  /** Days from today. */
  days: z.record(z.string(), phrases),
  weekdays: z.array(phrases).length(7),
  months: z.array(phrases).length(12),
  ordinals: z.record(z.string(), z.number().int()),
  'ordinal-endings': phrases,
  this: phrases,
  next: phrases,
  last: phrases,
  in: phrases,
  time: phrases,
  ago: phrases,
  /** After a weekday that is over: "friday gone". */
  gone: phrases,
  of: phrases,
  'day-units': phrases,
  'week-units': phrases,
  'month-units': phrases,
  fortnight: phrases,
  weekend: phrases,
  'next-week': phrases,
  'end-of-week': phrases,
  open: phrases,
});

export interface PartOfDay {
  readonly at: string;
  readonly from: string;
  readonly until: string;
}

export function compileTime(section: z.infer<typeof timeSection>, { read }: PhraseReader) {
  const set = (list: readonly string[]) => phraseSet(list.map(read));
  const parts = new PhraseBook<PartOfDay>();
  for (const { words, ...part } of Object.values(section.parts)) for (const one of words) parts.add(read(one), part);
  const minutesBy = (record: Readonly<Record<string, number>>) => {
    const book = new PhraseBook<number>();
    for (const [phrase, minutes] of Object.entries(record)) book.add(read(phrase), minutes);
    return book;
  };
  return {
    half: set(section.half),
    quarter: set(section.quarter),
    past: set(section.past),
    to: set(section.to),
    minutes: set(section.minutes),
    hours: set(section.hours),
    oclock: set(section.oclock),
    hundred: set(section.hundred),
    thenMinutes: set(section['then-minutes']),
    pastTheHour: minutesBy(section['past-the-hour']),
    oh: set(section.oh),
    am: set(section.am),
    pm: set(section.pm),
    noon: set(section.noon),
    midnight: set(section.midnight),
    or: set(section.or),
    leadIns: set(section['lead-ins']),
    after: set(section.after),
    before: set(section.before),
    in: set(section.in),
    fromNow: set(section['from-now']),
    spans: minutesBy(section.spans),
    soon: minutesBy(section.soon),
    open: set(section.open),
    refusals: set(section.refusals),
    asides: set(section.asides),
    parts,
  };
}

export function compileDate(section: z.infer<typeof dateSection>, { read }: PhraseReader) {
  const set = (list: readonly string[]) => phraseSet(list.map(read));
  const numbered = (lists: readonly (readonly string[])[]) => {
    const book = new PhraseBook<number>();
    lists.forEach((list, i) => {
      for (const phrase of list) book.add(read(phrase), i + 1);
    });
    return book;
  };
  const days = new PhraseBook<number>();
  for (const [offset, list] of Object.entries(section.days))
    for (const one of list) days.add(read(one), Number(offset));
  const ordinals = new PhraseBook<number>();
  for (const [phrase, day] of Object.entries(section.ordinals)) ordinals.add(read(phrase), day);
  return {
    order: section.order,
    days,
    weekdays: numbered(section.weekdays),
    months: numbered(section.months),
    ordinals,
    endings: set(section['ordinal-endings']),
    this: set(section.this),
    next: set(section.next),
    last: set(section.last),
    in: set(section.in),
    time: set(section.time),
    ago: set(section.ago),
    gone: set(section.gone),
    of: set(section.of),
    dayUnits: set(section['day-units']),
    weekUnits: set(section['week-units']),
    monthUnits: set(section['month-units']),
    fortnight: set(section.fortnight),
    weekend: set(section.weekend),
    nextWeek: set(section['next-week']),
    endOfWeek: set(section['end-of-week']),
    open: set(section.open),
  };
}
