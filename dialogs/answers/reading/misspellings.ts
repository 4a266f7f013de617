/** A short word has too many neighbours: "fine" and "find" are one letter apart. */
const SHORTEST = 5;
const LONGEST = 20;

/**
 * Finds the word that a misspelt one was meant to be: one letter too many, too few, different or swapped with its
 * neighbour, after the same first letter. Looked up through the spellings with one letter left out (as SymSpell does it),
 * so that the cost does not grow with the number of words.
 */
export class Misspellings {
  readonly #byFragment = new Map<string, string[]>();

  constructor(
    words: Iterable<string>,
    private readonly isKnown: (word: string) => boolean,
  ) {
    for (const word of [...words].sort()) {
      if (word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word)) continue;
      for (const fragment of fragments(word)) {
        const same = this.#byFragment.get(fragment);
        if (same === undefined) this.#byFragment.set(fragment, [word]);
        else same.push(word);
      }
    }
  }

  /**
   * The one word meant, or null when there is none, when there are several, or when the word is known as it is. A letter
   * left out is the commonest slip of a thumb, and is looked for first.
   */
  meant(written: string): string | null {
    if (written.length < SHORTEST - 1 || written.length > LONGEST + 1 || this.isKnown(written)) return null;
    const candidates = new Set<string>();
    for (const fragment of fragments(written)) {
      for (const word of this.#byFragment.get(fragment) ?? []) {
        if (word.charAt(0) === written.charAt(0) && isOneSlipAway(written, word)) candidates.add(word);
      }
    }
    const longer = [...candidates].filter((word) => word.length > written.length);
    const [only, ...others] = longer.length > 0 ? longer : candidates;
    return only === undefined || others.length > 0 ? null : only;
  }
}

function fragments(word: string): Set<string> {
  const found = new Set([word]);
  for (let i = 0; i < word.length; i++) found.add(word.slice(0, i) + word.slice(i + 1));
  return found;
}

/** One letter too many, too few, different, or swapped with its neighbour. */
export function isOneSlipAway(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a.charAt(i) === b.charAt(i)) i++;
  const rest = (word: string, from: number) => word.slice(from);
  return (
    rest(a, i + 1) === rest(b, i + 1) ||
    rest(a, i) === rest(b, i + 1) ||
    rest(a, i + 1) === rest(b, i) ||
    (a.charAt(i) === b.charAt(i + 1) && a.charAt(i + 1) === b.charAt(i) && rest(a, i + 2) === rest(b, i + 2))
  );
}
