import { remembering } from '../remember';
import type { Token } from '../safety/normalise';
import { hashOf, joined } from './hash';
import type { Vocabulary } from './vocabulary';

/** Pieces are counted by bucket: two that fall into one are learnt as one. A power of two. */
export const BUCKETS = 1 << 20;

/** Pieces in fewer buckets. A power of two. */
export function inBuckets(pieces: readonly number[], buckets: number): number[] {
  return pieces.map((piece) => piece & (buckets - 1));
}

/** What a piece is made of, so that the word "end" and the letters "end" are two. */
const KIND = {
  word: 1,
  stem: 2,
  pair: 3,
  stems: 4,
  three: 5,
  apart: 6,
  letters: 7,
  theme: 8,
  themes: 9,
  company: 10,
  before: 11,
};
/** Pieces of a word's letters, its two ends included: of so many letters. */
const LETTERS = { fewest: 3, most: 5 };
/** Words that are not neighbours: so many words on at most. */
const FURTHEST = 3;
/** Themes of two words are told from each other's side up to so many words on. */
const FURTHEST_THEMES = 3;
const LONGEST_WORD = 24;
/** Enough for the words of everyday messages. */
const REMEMBERED = 4_000;

/** One place in a message: a word in all its readings, or where a sentence begins or ends. */
interface Place {
  readonly word: number;
  readonly stem: number;
  /** Pieces that the word has by itself, whatever stands around it. */
  readonly own: readonly number[];
  readonly themes: readonly number[];
}

/**
 * Takes messages to pieces: words, words side by side and near each other, letters in a row, and the themes that the words have.
 * What is learnt is learnt of pieces. Linear in the length of the message.
 */
export class PieceReader {
  private readonly places: (forms: string) => Place;
  private readonly begin = this.edge('^');
  private readonly stop = this.edge('.');
  private readonly end = this.edge('$');
  /** When a bucket was last taken: the same piece twice in a message counts once. */
  private readonly taken = new Uint32Array(BUCKETS);
  private message = 0;

  constructor(private readonly vocabulary: Vocabulary) {
    this.places = remembering(REMEMBERED, (forms: string) => this.placeOf(forms.split(' ')));
  }

  /** The buckets of a message's pieces, each once, in the order of the message. */
  read(tokens: readonly Token[]): number[] {
    const places = this.line(tokens);
    const found: number[] = [];
    this.message += 1;
    const take = (piece: number) => {
      const bucket = piece & (BUCKETS - 1);
      if (this.taken[bucket] === this.message) return;
      this.taken[bucket] = this.message;
      found.push(bucket);
    };
    for (const [at, place] of places.entries()) {
      for (const piece of place.own) take(piece);
      rows(places, at, place, take);
      company(places, at, place, take);
    }
    return found;
  }

  private line(tokens: readonly Token[]): Place[] {
    const places = [this.begin];
    for (const { forms, pause } of tokens) {
      if (pause === 'sentence' && places.length > 1) places.push(this.stop);
      places.push(this.places(forms.join(' ')));
    }
    places.push(this.end);
    return places;
  }

  private edge(sign: string): Place {
    return { word: hashOf(sign), stem: hashOf(sign), own: [], themes: [] };
  }

  private placeOf(forms: readonly string[]): Place {
    const [first = ''] = forms;
    const stems = forms.map((form) => this.vocabulary.stem(form));
    const themes = [...new Set(forms.flatMap((form) => this.vocabulary.themesOf(form)))].map((theme) =>
      joined(theme, 0, KIND.theme),
    );
    const own = [
      ...forms.map((form) => joined(hashOf(form), 0, KIND.word)),
      ...stems.map((stem) => joined(hashOf(stem), 0, KIND.stem)),
      ...lettersOf(first),
      ...themes,
    ];
    return { word: hashOf(first), stem: hashOf(stems[0] ?? ''), own: [...new Set(own)], themes };
  }
}

/** Words side by side, and stems a little apart. */
function rows(places: readonly Place[], at: number, { word, stem }: Place, take: (piece: number) => void): void {
  const next = places[at + 1];
  if (!next) return;
  take(joined(word, next.word, KIND.pair));
  take(joined(stem, next.stem, KIND.stems));
  const third = places[at + 2];
  if (third) take(joined(joined(stem, next.stem, KIND.three), third.stem, KIND.three));
  for (let on = 2; on <= FURTHEST; on += 1) {
    const other = places[at + on];
    if (other) take(joined(stem, other.stem, KIND.apart));
  }
}

/** What kind of words stand near: two themes, or a theme and a word. */
function company(places: readonly Place[], at: number, { stem, themes }: Place, take: (piece: number) => void): void {
  for (let on = 1; on <= FURTHEST_THEMES; on += 1) {
    const other = places[at + on];
    if (!other) return;
    for (const theme of themes) for (const second of other.themes) take(joined(theme, second, KIND.themes));
    if (on === FURTHEST_THEMES) return;
    for (const theme of themes) take(joined(theme, other.stem, KIND.company));
    for (const theme of other.themes) take(joined(stem, theme, KIND.before));
  }
}

function lettersOf(word: string): number[] {
  const found: number[] = [];
  const edged = ` ${word.slice(0, LONGEST_WORD)} `;
  if (word.length < 2) return found;
  for (let many = LETTERS.fewest; many <= LETTERS.most; many += 1) {
    for (let from = 0; from + many <= edged.length; from += 1)
      found.push(joined(hashOf(edged.slice(from, from + many)), 0, KIND.letters));
  }
  return found;
}
