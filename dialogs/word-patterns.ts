import { withoutAccents } from './accents';
import { remembering } from './remember';

/** Whether a text holds one of these, as whole words, with accents or without. */
export function anyOf(ways: readonly string[], people: readonly string[] = []): (text: string) => boolean {
  const any = pattern(ways, people);
  return (text) => any.test(bare(text));
}

/** One pattern for all of these ways: hundreds of patterns would be tried on every message, one by one. For none, nothing. */
export function pattern(ways: readonly string[], people: readonly string[] = []): RegExp {
  const anybody = `(?:${people.map(escaped).join('|')})`;
  const any = ways.map((way) => escaped(way).replaceAll('<person>', anybody)).join('|');
  return any === '' ? /(?!)/ : new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'u');
}

export function escaped(words: string): string {
  return withoutAccents(words.toLowerCase())
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/'/g, "['\u2019]?")
    .replace(/ /g, '\\s+');
}

/** What is made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Without case and accents. A pattern that had to see to case itself takes several times as long to be made, and there are hundreds. */
export const bare = remembering(8, (text: string) => withoutAccents(text.toLowerCase()));
