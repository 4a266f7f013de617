import type { Phrasebook } from '../safety/phrases/phrasebook';

/** The words of people's names, as messages spell them. A figure is none: "2" is how somebody is, also where their mentor is enrolled as Dave 2. */
export function wordsOfNames(
  names: readonly string[],
  { normalise }: Pick<Phrasebook, 'normalise'>,
): ReadonlySet<string> {
  const words = names.flatMap((name) => name.split(/\s+/).filter((word) => !/\d/.test(word)));
  return new Set(words.flatMap((word) => normalise(word).flatMap(({ forms }) => forms)));
}
