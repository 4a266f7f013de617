/** The built-in word classes a pattern may name, beside the lists of its own file. */
export const WORD_CLASSES = ['number', 'many', 'year', 'mentor'] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** A pattern, read. */
export type Node =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'class'; readonly name: WordClass }
  | { readonly kind: 'gap' }
  | { readonly kind: 'row'; readonly items: readonly Node[] }
  | Choice
  | { readonly kind: 'maybe'; readonly item: Node };

/** One of several: of single words, which most are and of which lists have hundreds, or of something longer. */
export interface Choice {
  readonly kind: 'choice';
  readonly words: ReadonlySet<string>;
  readonly others: readonly Node[];
}

/** @param options at least one */
export function choiceOf(options: readonly Node[]): Choice {
  const words = new Set<string>();
  const others: Node[] = [];
  for (const option of options) {
    if (option.kind === 'word') words.add(option.word);
    else others.push(option);
  }
  return { kind: 'choice', words, others };
}

export interface Pattern {
  readonly node: Node;
  /** `^`: the message begins with it. */
  readonly fromStart: boolean;
  /** `$`: the message ends with it. */
  readonly toEnd: boolean;
}

/** A word as it is spelt: one word, or several in a row. */
export function spelt(words: readonly string[]): Node {
  const items = words.map((word): Node => ({ kind: 'word', word }));
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'row', items };
}

/** What a pattern may refer to: how words are spelt, and the named lists. */
export interface Vocabulary {
  /** The node for a word as somebody wrote it. */
  word(written: string): Node;
  /** The node for a list's name; null where there is no such list. */
  list(name: string): Node | null;
  readonly listNames: readonly string[];
}

/** A mistake in a pattern, in words its writer can act on. */
export class PatternMistake extends Error {}

/** Most of what a book says stands in brackets with nothing in them but letters: `(one|two of them|three)` is one piece. */
const PIECE = /\s*(\.\.\.|…|\([a-z\s|]+\)|[()|?^$]|<[a-z][a-z-]*>|[\p{L}\p{M}\p{N}'’-]+)/uy;
const EMPTY_CHOICE = 'a choice in brackets is empty: write a word on each side of |, or use ? for optional.';

/**
 * Reads a pattern: words as people say them, `(a|b c)` for alternatives, `word?` or `(a b)?` for what may be left out, `...` for up to four words
 * of anything, `<name>` for a list, `^` and `$` for the message's beginning and end.
 * @throws PatternMistake saying what is wrong and how to mend it.
 */
export function parsePattern(source: string, vocabulary: Vocabulary): Pattern {
  const pieces = split(source);
  const fromStart = pieces[0] === '^';
  const toEnd = pieces.at(-1) === '$';
  const inner = pieces.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const reader = new Reader(inner, vocabulary);
  const node = reader.row(false);
  if (reader.left > 0) throw new PatternMistake('there is a ")" without its "(": take it out, or add the "(".');
  if (node.items.length === 0) throw new PatternMistake('it has no words: write at least one.');
  if (node.items[0]?.kind === 'gap') {
    throw new PatternMistake(
      'it begins with "...": begin with a word, for a pattern may start anywhere in the message.',
    );
  }
  if (canBeNothing(node)) throw new PatternMistake('all of it may be left out: take a "?" away.');
  return { node, fromStart, toEnd };
}

function canBeNothing(node: Node): boolean {
  if (node.kind === 'row') return node.items.every(canBeNothing);
  if (node.kind === 'choice') return node.others.some(canBeNothing);
  return node.kind === 'maybe' || node.kind === 'gap';
}

function split(source: string): string[] {
  const pieces: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < source.trimEnd().length) {
    const from = PIECE.lastIndex;
    const piece = PIECE.exec(source)?.[1];
    if (piece === undefined) {
      const what = source.slice(from).trimStart().charAt(0);
      throw new PatternMistake(`"${what}" means nothing here: write words, ( | ), ?, ..., <list>, ^ or $ only.`);
    }
    pieces.push(piece === '…' ? '...' : piece);
  }
  return pieces;
}

class Reader {
  private at = 0;

  constructor(
    private readonly pieces: readonly string[],
    private readonly vocabulary: Vocabulary,
  ) {}

  get left(): number {
    return this.pieces.length - this.at;
  }

  row(inBrackets: boolean): { kind: 'row'; items: Node[] } {
    const items: Node[] = [];
    for (;;) {
      const piece = this.pieces[this.at];
      if (piece === undefined || piece === ')' || (inBrackets && piece === '|')) return { kind: 'row', items };
      this.at += 1;
      const item = this.item(piece);
      if (this.pieces[this.at] === '?') {
        this.at += 1;
        items.push({ kind: 'maybe', item });
      } else {
        items.push(item);
      }
    }
  }

  private item(piece: string): Node {
    if (piece === '(') return this.choice();
    if (piece.startsWith('(')) return this.wordChoice(piece.slice(1, -1));
    if (piece === '...') return { kind: 'gap' };
    if (piece.startsWith('<')) return this.named(piece.slice(1, -1));
    if ('|?^$'.includes(piece)) {
      throw new PatternMistake(
        `"${piece}" stands where it cannot: | belongs inside brackets, ? after a word, ^ first, $ last.`,
      );
    }
    return this.vocabulary.word(piece);
  }

  private choice(): Node {
    const options: Node[] = [];
    for (;;) {
      const option = this.row(true);
      const [only] = option.items;
      if (!only) throw new PatternMistake(EMPTY_CHOICE);
      options.push(option.items.length === 1 ? only : option);
      const piece = this.pieces[this.at];
      this.at += 1;
      if (piece === ')') return choiceOf(options);
      if (piece === undefined) throw new PatternMistake('a "(" has no ")": add it.');
    }
  }

  /** As `choice`, of words alone. */
  private wordChoice(inner: string): Choice {
    return choiceOf(
      inner.split('|').map((option): Node => {
        const written = option.trim();
        if (written === '') throw new PatternMistake(EMPTY_CHOICE);
        if (!/\s/.test(written)) return this.vocabulary.word(written);
        return { kind: 'row', items: written.split(/\s+/).map((word) => this.vocabulary.word(word)) };
      }),
    );
  }

  private named(name: string): Node {
    const wordClass = WORD_CLASSES.find((known) => known === name);
    if (wordClass) return { kind: 'class', name: wordClass };
    const list = this.vocabulary.list(name);
    if (list) return list;
    const names = [...WORD_CLASSES, ...this.vocabulary.listNames].sort().join(', ');
    throw new PatternMistake(`there is no list <${name}>: use one of ${names}, or add it under "lists".`);
  }
}
