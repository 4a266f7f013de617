import type { Token } from './token';

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  entry: T | undefined;
}

export interface Found<T> {
  readonly entry: T;
  /** Index of the first token after the phrase. */
  readonly end: number;
}

/**
 * Phrases of whole words, found longest first. Looking at one place costs at most the longest phrase, so that a message
 * is read in time linear in its length.
 */
export class PhraseBook<T> {
  readonly #root: Node<T> = { next: new Map(), entry: undefined };
  readonly #words = new Set<string>();

  /** The first meaning given to a phrase stays. */
  add(words: readonly string[], entry: T): this {
    let node = this.#root;
    for (const word of words) {
      this.#words.add(word);
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), entry: undefined };
        node.next.set(word, next);
      }
      node = next;
    }
    if (node !== this.#root) node.entry ??= entry;
    return this;
  }

  /** Every word that stands in a phrase. */
  get words(): ReadonlySet<string> {
    return this.#words;
  }

  /** Every word that a phrase begins with. */
  get beginnings(): Iterable<string> {
    return this.#root.next.keys();
  }

  /** Whether a phrase begins with this word. */
  begins(word: string): boolean {
    return this.#root.next.has(word);
  }

  /** The longest phrase that begins at `from`. Up to three words of `within` (swearing, "really") may stand inside it. */
  longest(tokens: readonly Token[], from: number, within?: ReadonlySet<string>): Found<T> | null {
    // Most places begin no phrase at all.
    if (!this.begins(tokens[from]?.word ?? '')) return null;
    let found: Found<T> | null = null;
    // More than one way to go on only where a word of `within` is also a word of a phrase.
    let ways: readonly { node: Node<T>; passed: number }[] = [{ node: this.#root, passed: 0 }];
    for (let i = from; i < tokens.length && ways.length > 0; i++) {
      const word = tokens[i]?.word ?? '';
      const onward: { node: Node<T>; passed: number }[] = [];
      for (const { node, passed } of ways) {
        const next = node.next.get(word);
        if (next !== undefined) {
          onward.push({ node: next, passed });
          if (next.entry !== undefined) found = { entry: next.entry, end: i + 1 };
        }
        if (node !== this.#root && passed < 3 && within?.has(word)) onward.push({ node, passed: passed + 1 });
      }
      ways = onward;
    }
    return found;
  }
}

/** For books in which it matters only whether a phrase is there. */
export function phraseSet(phrases: Iterable<readonly string[]>): PhraseBook<true> {
  const book = new PhraseBook<true>();
  for (const phrase of phrases) book.add(phrase, true);
  return book;
}
