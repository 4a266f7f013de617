/** Kinds of everyday things that are told by the way. */
export const EVERYDAY = [
  'weather',
  'game',
  'telly',
  'food',
  'travel',
  'chores',
  'out',
  'pet',
  'company',
  'sore',
  'broken',
  'waiting',
  'dates',
  'rest',
  'bits',
] as const;
export type Everyday = (typeof EVERYDAY)[number];
/** "Telly on the blink" is what does not work: these come before any other that is named. */
const FIRST: ReadonlySet<string> = new Set<Everyday>(['sore', 'broken', 'waiting', 'dates']);

/** The one that stands first in a text, or null. @param said without case and accents */
export function everydayIn(
  ways: readonly { readonly kind: Everyday; readonly way: RegExp }[],
  said: string,
): Everyday | null {
  const found = ways.map(({ kind, way }) => ({ kind, at: said.search(way) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => Number(FIRST.has(b.kind)) - Number(FIRST.has(a.kind)) || a.at - b.at)[0]?.kind ?? null;
}
