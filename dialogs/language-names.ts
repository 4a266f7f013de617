import { z } from 'zod';
import { withoutAccents } from './accents';
import { LOCALE_TAG } from './locale-tag';
import type { Person } from './person';

/** Words, groups of words, and one star. */
const WAY = /^(?=[^*]*\*[^*]*$)(?:\([\p{L}\p{N} |]+\)\??|[\p{L}\p{N} *])+$/u;
const WAYS_HINT = 'Words and groups like (instead|please)?, one * where the name of the language stands.';
const TAG = 'Use the name of a folder in locales, such as en-GB.';

/** locales/<tag>/understanding/language.yaml: what a language is called, and how it is asked for. */
export const languageFile = z.strictObject({
  /** In the language itself. */
  name: z.string().min(1),
  /** Whole messages, in whatever language, that ask for this one. */
  asked: z.array(z.string().min(1)).min(1),
  /** What it is called, in whatever language. */
  called: z.array(z.string().min(1)).default([]),
  /** How any language is asked for in this one: whole messages, `*` where its name stands. `(a|b)` is either, `(a|b)?` either or none. */
  ways: z.array(z.string().regex(WAY, WAYS_HINT)).default([]),
  /** The same, for how a language is refused in this one: "don't text me in *". */
  'not-in': z.array(z.string().regex(WAY, WAYS_HINT)).default([]),
  /** The locale whose files of understanding are used for those that this one lacks, what was learnt included. */
  like: z.string().regex(LOCALE_TAG, TAG).optional(),
  /** How figures name a day (3/4), where that is not as in the locale that it is like. */
  dates: z.enum(['day-month', 'month-day']).optional(),
  /** Locales in which danger, STOP, START, HELP and any other wish for no more texts are heard as well. */
  also: z.array(z.string().regex(LOCALE_TAG, TAG)).default([]),
});
export type LanguageNames = z.infer<typeof languageFile>;

/** The tag of the language that a whole message asks for, or that is left where it refuses one; null when it does neither. */
export type LanguageAsked = (text: string, person: Pick<Person, 'locale' | 'region'>) => string | null;

/** Two may go by one name ("English"): then it is the one they were enrolled with, or their region's, or the first. */
export function compileLanguageNames(files: ReadonlyMap<string, Asked>): LanguageAsked {
  const inWays = compileWays(files, 'ways');
  const refusedIn = compileWays(files, 'not-in');
  const meant = new Map<string, string[]>();
  for (const [tag, { name, asked }] of files) {
    for (const words of new Set([name, ...asked].map(plain))) meant.set(words, [...(meant.get(words) ?? []), tag]);
  }
  return (text, { locale, region }) => {
    const said = plain(text);
    const refused = text.length > LONGEST ? [] : refusedIn(said);
    // "Don't text me in Welsh": in what they are written to already, or in what they are heard in besides.
    const left = refused.length === 0 ? [] : [locale, ...(files.get(locale)?.also ?? [])];
    const wanted = text.length > LONGEST ? [] : (meant.get(said) ?? inWays(said));
    const tags = [...wanted, ...left.filter((tag) => !refused.includes(tag))];
    const country = region.slice(0, 2);
    return tags.find((tag) => tag === locale) ?? tags.find((tag) => tag.endsWith(`-${country}`)) ?? tags[0] ?? null;
  };
}

type Asked = Pick<LanguageNames, 'name' | 'asked'> &
  Partial<Pick<LanguageNames, 'called' | 'ways' | 'not-in' | 'also'>>;

/** "Can you text me in * instead": every way of asking with every name. @returns the tags of the language that is named */
function compileWays(files: ReadonlyMap<string, Asked>, kind: 'ways' | 'not-in'): (said: string) => readonly string[] {
  const named = new Map<string, string[]>();
  for (const [tag, { name, called = [] }] of files) {
    for (const words of new Set([name, ...called].map(plain))) named.set(words, [...(named.get(words) ?? []), tag]);
  }
  const names = `(?<name>${[...named.keys()].join('|')})`;
  const ways = [...new Set([...files.values()].flatMap((file) => file[kind] ?? []))].map((way) =>
    inPattern(way, names),
  );
  if (ways.length === 0) return () => [];
  const any = ways.map((way) => new RegExp(`^${way}$`, 'u'));
  return (said) => named.get(any.map((way) => way.exec(`${said} `)?.groups?.['name']).find((name) => name) ?? '') ?? [];
}

/** "(instead|please)?", or one word. */
const WORD_OF_WAY = /\([^)]*\)\??|[^\s()]+/gu;

/** A way as a pattern, a blank behind every word. */
function inPattern(way: string, names: string): string {
  const parts = withoutAccents(way).toLowerCase().match(WORD_OF_WAY) ?? [];
  const made = parts.map((part) => {
    const one = part.replace(/^\(/, '(?:').replace('*', names);
    return one.endsWith('?') ? `(?:${one.slice(0, -1)} )?` : `${one} `;
  });
  return made.join('');
}

/** Characters. A longer message asks for more than a language. */
const LONGEST = 60;

/** Without case, accents and signs: "En français !" is "en francais". */
function plain(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
