import { anyAccent, withoutAccents } from '../accents';

/** A name has so many words at most: more than that is talk. */
export const NAME = String.raw`[\p{L}'.-]+(?: [\p{L}'.-]+){0,2}`;

/** One of these, the longest first, as part of a regular expression. Accents are forgiven. */
export function anyOf(phrases: readonly string[]): string {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(anyAccent).join('|')})`;
}

export function plain(text: string): string {
  return lowered(tidy(text));
}

/** In small letters without accents, as long as it was. */
export function lowered(text: string): string {
  return withoutAccents(text.toLowerCase());
}

/** Without what stands around the words. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!"]+|[\s.,!"]+$/g, '');
}
