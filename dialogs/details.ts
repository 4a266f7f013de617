import { z } from 'zod';
import { anyOf, bare, escaped, once, pattern } from './word-patterns';

const wordList = z.array(z.string().min(1)).min(1);

/**
 * In topics.yaml: what people tell of that is said back as they named it, seen from the other side. Only words that stand in these lists
 * are: what is on none may be a name, a drug or an offence.
 */
export const detailsFile = z.strictObject({
  /** Lists of words, by a name of the list. */
  words: z.record(z.string().regex(/^[a-z-]+$/), wordList),
  /** How it is told, and how it is said back: "my <kin>" as "your <kin>". */
  said: z.record(z.string(), z.string()),
});
type DetailsFile = z.infer<typeof detailsFile>;

/** What is told by the name of a topic, where it is on none of those lists. */
export interface Named {
  readonly named: string;
  readonly word: string;
}

const PLACE = /<([a-z-]+)>/g;

/** @returns for a text, and whether it may be said back as it was told: everything that it tells of and that may be said back: in the words in which it was told, as they stand in it, then by its topic */
export function compileDetails(
  { words, said }: DetailsFile,
  named: readonly Named[],
): (text: string, plainly: boolean) => readonly string[] {
  const hasNamed = anyOf(named.map(({ word }) => word));
  const byWord = once(() => named.map((one) => ({ named: one.named, way: pattern([one.word]) })));
  const fixed = Object.keys(said).filter((told) => !told.includes('<'));
  const hasWord = anyOf([...Object.values(words).flat(), ...fixed]);
  const ways = once(() => Object.entries(said).map(([told, back]) => wayOf(told, back, words)));
  return (text, plainly) => {
    const heard = bare(text);
    const asTold = plainly && hasWord(text) ? ways().flatMap((way) => way(heard)) : [];
    // "A letter from the council" is that, and neither a letter nor the council.
    const longest = asTold.toSorted((a, b) => b.to - b.from - (a.to - a.from));
    const apart = longest.filter((one, at) => !longest.slice(0, at).some((other) => overlap(one, other)));
    const inOrder = apart.sort((a, b) => a.from - b.from);
    const byTopic = hasNamed(text) ? topicsIn(heard, byWord()) : [];
    return [...new Set([...inOrder.map(({ back }) => back), ...byTopic])];
  };
}

/** The topics that a text names, the first one first. */
function topicsIn(heard: string, ways: readonly { readonly named: string; readonly way: RegExp }[]): string[] {
  const found = ways.map(({ named, way }) => ({ named, at: heard.search(way) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at).map(({ named }) => named);
}

interface Found {
  readonly back: string;
  readonly from: number;
  readonly to: number;
}

const overlap = (one: Found, other: Found) => one.from < other.to && other.from < one.to;

/** One way to tell of something, ready to be looked for. A word is said back as it stands in the list, however they spelt its accents. */
function wayOf(told: string, back: string, words: DetailsFile['words']): (heard: string) => Found[] {
  const lists = [...told.matchAll(PLACE)].map(([, list = '']) => listOf(words, list, told));
  const places = lists.map(
    (list) =>
      `(${[...list]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})`,
  );
  let place = 0;
  const body = told
    .split(/(<[a-z-]+>)/)
    .map((part) => (part.startsWith('<') ? places[place++] : escaped(part)))
    .join('');
  const way = new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'gu');
  const known = lists.map((list) => new Map(list.map((word) => [asFound(word), word])));
  return (heard) =>
    [...heard.matchAll(way)].map((match) => {
      let at = 0;
      const filled = back.replace(PLACE, () => {
        const found = match[at + 1] ?? '';
        return known[at++]?.get(asFound(found)) ?? found;
      });
      return { back: filled, from: match.index, to: match.index + match[0].length };
    });
}

const asFound = (word: string) =>
  bare(word)
    .replace(/['\u2019]/g, '')
    .replace(/\s+/g, ' ');

function listOf(words: DetailsFile['words'], list: string, told: string): readonly string[] {
  const found = words[list];
  if (found === undefined)
    throw new Error(`topics.yaml: "${told}" names <${list}>, and there is no such list under "words:".`);
  return found;
}

/** Everything that can be said back as it was told. */
export function sayable({ words, said }: DetailsFile): string[] {
  return Object.values(said).flatMap((back) =>
    [...back.matchAll(PLACE)].reduce<string[]>(
      (texts, [place, list = '']) =>
        texts.flatMap((text) => (words[list] ?? []).map((word) => text.replace(place, word))),
      [back],
    ),
  );
}
