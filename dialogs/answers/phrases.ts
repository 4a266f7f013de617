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

  /** The longest phrase that begins at `from`. Words of `within` (swearing, mostly) may stand inside it. */
  longest(tokens: readonly Token[], from: number, within?: ReadonlySet<string>): Found<T> | null {
    let node = this.#root;
    let found: Found<T> | null = null;
    for (let i = from, passed = 0; i < tokens.length; i++) {
      const word = tokens[i]?.word ?? '';
      const next = node.next.get(word);
      if (next !== undefined) {
        node = next;
        if (node.entry !== undefined) found = { entry: node.entry, end: i + 1 };
      } else if (node === this.#root || within === undefined || !within.has(word) || passed++ > 2) break;
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
