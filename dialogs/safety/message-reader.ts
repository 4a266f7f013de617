import { PieceReader, type Vocabulary } from '../learning';
import { remembering } from '../remember';
import { makeNormaliser, type Normalise, type Token } from './normalise';
import type { Spelling } from './spelling/rules';

/** A message is asked about several times in a turn. */
const REMEMBERED = 8;

/** Reads messages for what was learnt: danger and intents are felt in the same words and pieces, so these are found once. */
export class MessageReader {
  /** The words of a message. */
  readonly tokens: Normalise;
  /** The pieces of a whole message. */
  readonly pieces: (text: string) => readonly number[];
  private readonly reader: PieceReader;

  constructor(vocabulary: Vocabulary, spelling: Spelling) {
    this.reader = new PieceReader(vocabulary);
    this.tokens = makeNormaliser(spelling, vocabulary.words);
    this.pieces = remembering(REMEMBERED, (text: string) => this.piecesOf(this.tokens(text)));
  }

  /** The pieces of some words of a message. */
  piecesOf(tokens: readonly Token[]): readonly number[] {
    return this.reader.read(tokens);
  }
}
