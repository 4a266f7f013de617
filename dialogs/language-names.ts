import { z } from 'zod';
import { withoutAccents } from './accents';
import { LOCALE_TAG } from './locale-tag';
import type { Person } from './person';

const TAG = 'Use the name of a folder in locales, such as en-GB.';

/** locales/<tag>/understanding/language.yaml: what a language is called, and how it is asked for. */
export const languageFile = z.strictObject({
  /** In the language itself. */
  name: z.string().min(1),
  /** Whole messages, in whatever language, that ask for this one. */
  asked: z.array(z.string().min(1)).min(1),
  /** The locale whose files of understanding are used for those that this one lacks, what was learnt included. */
  like: z.string().regex(LOCALE_TAG, TAG).optional(),
  /** How figures name a day (3/4), where that is not as in the locale that it is like. */
  dates: z.enum(['day-month', 'month-day']).optional(),
  /** Locales in which danger, STOP, START, HELP and any other wish for no more texts are heard as well. */
  also: z.array(z.string().regex(LOCALE_TAG, TAG)).default([]),
});
export type LanguageNames = z.infer<typeof languageFile>;

/** The tag of the language that a whole message asks for; null when it asks for none that there is. */
export type LanguageAsked = (text: string, person: Pick<Person, 'locale' | 'region'>) => string | null;

/** Two may go by one name ("English"): then it is the one they were enrolled with, or their region's, or the first. */
export function compileLanguageNames(files: ReadonlyMap<string, Pick<LanguageNames, 'name' | 'asked'>>): LanguageAsked {
  const meant = new Map<string, string[]>();
  for (const [tag, { name, asked }] of files) {
    for (const words of new Set([name, ...asked].map(plain))) meant.set(words, [...(meant.get(words) ?? []), tag]);
  }
  return (text, { locale, region }) => {
    const tags = text.length > LONGEST ? [] : (meant.get(plain(text)) ?? []);
    const country = region.slice(0, 2);
    return tags.find((tag) => tag === locale) ?? tags.find((tag) => tag.endsWith(`-${country}`)) ?? tags[0] ?? null;
  };
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
