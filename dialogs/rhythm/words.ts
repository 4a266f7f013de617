import { z } from 'zod';
import type { AnswerWords } from '../answers';
import { PhraseBook, phraseSet } from '../answers/reading/phrases';
import { phrases } from '../answers/words/phrase';
import { WEEKDAYS, WEEKEND } from './rhythm';

const byNumber = z.record(z.string().regex(/^\d+$/, 'a whole number of days or times'), phrases);
const occasionDay = z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'a day is written 12-25, or 2026-04-05 where it moves');

/** locales/<tag>/understanding/rhythm.yaml: how people say when, how often and where they want to be texted. */
export const rhythmFile = z.strictObject({
  every: byNumber,
  'a-day': byNumber,
  'a-week': byNumber,
  days: z.strictObject({ weekdays: phrases, weekends: phrases }),
  'leave-out': phrases,
  only: phrases,
  both: phrases,
  less: phrases,
  'too-much': phrases,
  more: phrases,
  'other-time': phrases,
  'other-days': phrases,
  asks: phrases,
  pause: phrases,
  until: phrases,
  after: phrases,
  for: z.record(z.string(), z.number().int().positive()),
  'until-monday': phrases,
  'until-tomorrow': phrases,
  'for-today': phrases,
  'until-next-month': phrases,
  'open-ended': phrases,
  /** The same, but only as the answer to "for how long?". */
  'as-long-as': phrases,
  /** Before the day on which a break begins, and between its first day and its last. */
  from: phrases,
  to: phrases,
  /** Before days that are left out once. */
  'not-then': phrases,
  'next-week': phrases,
  'this-weekend': phrases,
  /** Before or after a day of the week that is one and not each. */
  'this-one': phrases,
  /** Beside a day of the week that is each of them. */
  each: phrases,
  /** They ask for a text; and what stands before it where they ask for it themselves. */
  'text-me': phrases,
  'asking-you': phrases,
  /** How a day of the week is written that means each of them: by its ending, but not in these, nor up to so many letters. */
  'each-day': z.strictObject({ ending: z.string(), 'longer-than': z.number().int(), except: phrases.optional() }),
  resume: phrases,
  /** Of these, what can mean nothing but that a break is over, in the middle of a question too. */
  'back-on': phrases,
  /** The same, of a break in so many words, whether there is one or not. */
  'cancel-pause': phrases,
  /** To "for how long?": it was no break that they wanted. */
  'no-break': phrases,
  moved: phrases,
  staying: phrases,
  'wrong-zone': phrases,
  gentle: phrases,
  yearly: phrases,
  /** Before an hour: nothing earlier, nothing later; and after a part of the day: that does not suit them. */
  'not-before': phrases,
  'not-after': phrases,
  'bad-for-me': phrases,
  why: phrases,
  occasions: z.record(
    z.string(),
    z.strictObject({
      words: phrases,
      on: z.array(occasionDay).min(1),
      until: z.array(occasionDay).optional(),
      /** Where a break over it begins earlier than on the day itself. */
      from: z.array(occasionDay).optional(),
      /** The whole week is meant in which it lies, Monday to Sunday. */
      week: z.literal(true).optional(),
    }),
  ),
  asides: phrases,
  places: z.record(z.string(), phrases),
  several: phrases,
});

/** A day that has a name. Days are MM-DD when they come every year, and YYYY-MM-DD when they move. */
export interface Occasion {
  readonly on: readonly string[];
  readonly until: readonly string[];
  readonly from: readonly string[];
  readonly week: boolean;
}

/** What a phrase says, wherever it stands. */
export type Said =
  | { readonly kind: 'every' | 'a-day' | 'a-week' | 'for'; readonly many: number }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'occasion'; readonly occasion: Occasion }
  /** No zone: the place has several. `staying`: they are there for now. */
  | { readonly kind: 'place'; readonly zone: string | null; readonly place: string; readonly staying: boolean }
  | { readonly kind: Word };

const WORDS = [
  'leave-out',
  'only',
  'both',
  'less',
  'too-much',
  'more',
  'other-time',
  'other-days',
  'asks',
  'pause',
  'until',
  'after',
  'until-monday',
  'until-tomorrow',
  'for-today',
  'until-next-month',
  'open-ended',
  'as-long-as',
  'from',
  'to',
  'not-then',
  'next-week',
  'this-weekend',
  'this-one',
  'resume',
  'back-on',
  'cancel-pause',
  'no-break',
  'moved',
  'staying',
  'wrong-zone',
  'gentle',
  'yearly',
  'not-before',
  'not-after',
  'bad-for-me',
  'why',
] as const;
export type Word = (typeof WORDS)[number];

export type RhythmWords = ReturnType<typeof compileRhythmWords>;

/** @param answers the same language's, whose spelling and whose days and times are used */
export function compileRhythmWords(file: z.infer<typeof rhythmFile>, answers: AnswerWords) {
  const read = (phrase: string) => answers.reading.lexicon.phrase(phrase);
  const says = saysOf(file, read);
  const numbers = new PhraseBook<Said>();
  for (const kind of ['every', 'a-day', 'a-week'] as const) {
    for (const [many, list] of Object.entries(file[kind])) {
      for (const phrase of list) numbers.add(read(phrase), { kind, many: Number(many) });
    }
  }
  const spans = new PhraseBook<Said>();
  for (const [phrase, many] of Object.entries(file.for)) spans.add(read(phrase), { kind: 'for', many });
  const days = new PhraseBook<Said>();
  for (const phrase of file.days.weekdays) days.add(read(phrase), { kind: 'days', days: WEEKDAYS });
  for (const phrase of file.days.weekends) days.add(read(phrase), { kind: 'days', days: WEEKEND });
  const occasions = new PhraseBook<Said>();
  for (const { words, on, until = on, from = on, week = false } of Object.values(file.occasions)) {
    const occasion = { on, until, from, week };
    for (const phrase of words) occasions.add(read(phrase), { kind: 'occasion', occasion });
  }
  const books = {
    says,
    numbers,
    spans,
    days,
    occasions,
    both: phraseSet(file.both.map(read)),
    each: phraseSet(file.each.map(read)),
    textMe: phraseSet(file['text-me'].map(read)),
    askingYou: phraseSet(file['asking-you'].map(read)),
    isEachDay: eachDay(file['each-day']),
    asides: phraseSet(file.asides.map(read)),
  };
  const { common, time, date } = answers;
  return { ...books, places: placesOf(file, read), begins: wordsThatBegin([books, common, time, date]) };
}

/** The words with which anything begins that is said about time: at most places of a message nothing does. */
function wordsThatBegin(books: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof books === 'string') found.add(books);
  else if (books instanceof PhraseBook) for (const word of books.beginnings) found.add(word);
  else if (books instanceof Map) for (const word of books.keys()) wordsThatBegin(word, found);
  else if (books instanceof Set) for (const word of books) wordsThatBegin(word, found);
  else if (typeof books === 'object' && books !== null) {
    for (const inner of Object.values(books)) wordsThatBegin(inner, found);
  }
  return found;
}

/** Whether the name of a day, as it stood in the message, is of each of them: "mondays", and no "tues". */
function eachDay({ ending, 'longer-than': longest, except = [] }: z.infer<typeof rhythmFile>['each-day']) {
  const single: ReadonlySet<string> = new Set(except);
  return (written: string) => written.endsWith(ending) && written.length > longest && !single.has(written);
}

/** A phrase may say more than one thing ("no texts" asks for a break and leaves days out), and is looked for once for all of them. */
function saysOf(file: z.infer<typeof rhythmFile>, read: (phrase: string) => readonly string[]) {
  const kinds = new Map<string, { readonly words: readonly string[]; readonly said: Set<Word> }>();
  for (const kind of WORDS) {
    for (const words of file[kind].map(read)) {
      const phrase = words.join(' ');
      const known = kinds.get(phrase) ?? { words, said: new Set() };
      kinds.set(phrase, known);
      known.said.add(kind);
    }
  }
  const says = new PhraseBook<readonly { readonly kind: Word }[]>();
  for (const { words, said } of kinds.values())
    says.add(
      words,
      [...said].map((kind) => ({ kind })),
    );
  return says;
}

/** Places by name, each with its zones: those of the language's data, and the towns that the zone database is named after. */
function placesOf(file: z.infer<typeof rhythmFile>, read: (phrase: string) => readonly string[]) {
  const places = new PhraseBook<readonly string[]>();
  for (const phrase of file.several) places.add(read(phrase), []);
  for (const [zone, names] of Object.entries(file.places)) for (const name of names) places.add(read(name), [zone]);
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    places.add(read((zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase()), [zone]);
  }
  return places;
}
