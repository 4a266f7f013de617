import type { Lexicon } from './lexicon';
import type { Misspellings } from './misspellings';
import type { PhraseBook } from './phrases';
import { cut, type Piece } from './pieces';
import type { Clause, Message, Token } from './token';

/** What the reader needs of a language. */
export interface Reading {
  readonly lexicon: Lexicon;
  /** Words that join two clauses, and phrases around such a word that must stay whole ("anything but"). */
  readonly joins: PhraseBook<'but' | 'because' | 'whole'>;
}

/** In a longer message one odd word does not matter, and guessing at it would do harm. */
const GUESS_UP_TO = 10;

/** One message is asked about by a dozen readers, who guess at different words. */
interface LastRead {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly by: Map<Misspellings | undefined, Message>;
}

const lastRead = new WeakMap<Reading, LastRead>();

/** A message as clauses of known spelling, and its emoji. Without `misspellings` no spelling is guessed. */
export function readMessage(text: string, reading: Reading, misspellings?: Misspellings): Message {
  let last = lastRead.get(reading);
  if (last?.text !== text) {
    last = { text, pieces: cut(text, (chunk) => reading.lexicon.knows(chunk)), by: new Map() };
    lastRead.set(reading, last);
  }
  const known = last.by.get(misspellings) ?? readAnew(last.pieces, reading, misspellings);
  last.by.set(misspellings, known);
  return known;
}

function readAnew(pieces: readonly Piece[], reading: Reading, misspellings: Misspellings | undefined): Message {
  const words = pieces.filter((p) => p.kind === 'word').length;
  const guess = words <= GUESS_UP_TO ? misspellings : undefined;
  const clauses: Clause[] = [];
  const emoji: string[] = [];
  let run: Piece[] = [];
  const close = (asks: boolean) => {
    if (run.length > 0) clauses.push(...split(reading.lexicon.tokens(run, guess), asks, reading.joins));
    run = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'stop') close(piece.text === '?');
    else if (piece.kind === 'emoji') {
      close(false);
      if (emoji.at(-1) !== piece.text) emoji.push(piece.text);
    } else run.push(piece);
  }
  close(false);
  const [first, ...others] = clauses;
  return {
    clauses: first ? [{ ...first, after: first.after === 'stop' ? 'start' : first.after }, ...others] : [],
    emoji,
  };
}

function split(tokens: readonly Token[], asks: boolean, joins: Reading['joins']): Clause[] {
  const clauses: Clause[] = [];
  let current: Token[] = [];
  let after: Clause['after'] = 'stop';
  for (let i = 0; i < tokens.length; ) {
    const join = joins.longest(tokens, i);
    const end = join?.end ?? i + 1;
    if (join === null || join.entry === 'whole') current.push(...tokens.slice(i, end));
    else {
      if (current.length > 0) clauses.push({ tokens: current, after, asks });
      current = [];
      after = join.entry;
    }
    i = end;
  }
  // "ok but" takes something back, though it does not say what.
  if (current.length > 0 || after === 'but') clauses.push({ tokens: current, after, asks });
  return clauses;
}
