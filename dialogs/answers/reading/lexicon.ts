import type { Misspellings } from './misspellings';
import { PhraseBook } from './phrases';
import { cut, type Piece, plainWords } from './pieces';
import type { Token } from './token';

/** How a language's words are spelled, and which of them are known at all. */
export class Lexicon {
  readonly #respell = new PhraseBook<readonly string[]>();
  readonly #known = new Set<string>();

  /** @param spellings the spelling used everywhere, with the other ways of writing it. @param texts everything else in the language's data. */
  constructor(spellings: Readonly<Record<string, readonly string[]>>, texts: Iterable<string>) {
    const variantWords = new Set(Object.values(spellings).flatMap((variants) => variants.flatMap((v) => v.split(' '))));
    for (const [spelling, variants] of Object.entries(spellings)) {
      for (const variant of variants) {
        const words = cut(variant, (chunk) => variantWords.has(chunk)).map((p) => p.text);
        this.#respell.add(words, spelling.split(' '));
      }
      for (const word of spelling.split(' ')) this.#known.add(word);
    }
    for (const word of this.#respell.words) this.#known.add(word);
    for (const text of texts) this.#learn(text);
  }

  /** Before any phrase is read, so that "too" is never taken for a drawn-out "to". */
  #learn(text: string) {
    for (const piece of cut(text, (chunk) => this.knows(chunk))) {
      if (piece.kind === 'word' && !piece.text.endsWith("'s")) this.#known.add(piece.text.replaceAll("'", ''));
    }
  }

  /** A phrase of the language's own data, as the words in which it is looked for. */
  phrase(text: string): readonly string[] {
    const plain = plainWords(text);
    // Most of the thousands that a language has are spelled as they are looked for.
    if (plain?.every((word) => this.#known.has(word) && !this.#respell.begins(word))) return plain;
    const pieces = cut(text, (chunk) => this.knows(chunk)).filter((p) => p.kind !== 'stop');
    return this.tokens(pieces).map((t) => t.word);
  }

  knows(word: string): boolean {
    return this.#known.has(word);
  }

  /** Pieces brought to one spelling. With `misspellings`, an unknown word may be read as the known one that it was meant to be. */
  tokens(pieces: readonly Piece[], misspellings?: Misspellings): Token[] {
    const plain = pieces.flatMap((piece) => this.#plain(piece, misspellings));
    const tokens: Token[] = [];
    for (let i = 0; i < plain.length; ) {
      const found = this.#respell.longest(plain, i);
      const first = plain[i];
      if (first === undefined) break;
      if (found === null) tokens.push(first);
      else for (const word of found.entry) tokens.push({ ...first, kind: 'word', word });
      i = found?.end ?? i + 1;
    }
    return tokens;
  }

  #plain(piece: Piece, misspellings: Misspellings | undefined): Token[] {
    const token = (word: string, sure = true): Token => ({
      word,
      written: piece.text,
      kind: piece.kind === 'figures' ? 'figures' : piece.kind === 'word' ? 'word' : 'sign',
      sure,
      glued: piece.glued,
    });
    if (piece.kind !== 'word') return [token(piece.text)];
    if (piece.text.endsWith("'s") && !this.knows(piece.text)) {
      const owner = piece.text.slice(0, -2).replaceAll("'", '');
      return [token(this.#spelled(owner) ?? owner), { ...token('is'), glued: false }];
    }
    const known = this.#spelled(piece.text);
    if (known !== null) return [token(known)];
    const bare = piece.text.replaceAll("'", '');
    const meant = misspellings?.meant(bare) ?? null;
    return [meant === null ? token(bare) : token(meant, false)];
  }

  /** The known word under apostrophes and drawn-out letters ("yeeeah", "goooood", "yess"), or null. */
  #spelled(text: string): string | null {
    if (this.#known.has(text)) return text;
    const bare = text.replaceAll("'", '');
    const pairs = bare.replace(/(.)\1{2,}/gu, '$1$1');
    const singles = bare.replace(/(.)\1{2,}/gu, '$1');
    const lastOnce = bare.replace(/(.)\1$/u, '$1');
    const allOnce = pairs === bare ? bare : bare.replace(/(.)\1+/gu, '$1');
    return [bare, pairs, singles, lastOnce, allOnce].find((word) => this.#known.has(word)) ?? null;
  }
}
