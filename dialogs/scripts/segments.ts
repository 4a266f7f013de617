import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  /** How many text messages the carrier makes of it. */
  readonly count: number;
  /** As the carrier counts them: an extended letter of GSM-7 is two, what people see as one emoji is one. */
  readonly characters: number;
  readonly encoding: 'GSM-7' | 'UCS-2';
}

/** Characters in each piece of a message of several, by its alphabet; a message of one piece has room for a few more. */
export const PIECE = { 'GSM-7': 153, 'UCS-2': 67 } as const;
const ALONE = 160;

/** The alphabet of text messages (GSM 03.38), and its second table, whose letters take the room of two. */
const BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;
const EXTENDED = /^[\^{}\\[~\]|€]$/;

/**
 * The carrier's count of a text: 160 or 70 characters in a single message, 153 or 67 in each piece of a longer one. The provider's
 * library takes milliseconds over a page; plain letters, which are nearly all that is sent, need no more than their number.
 */
export function segmentsOf(text: string): Segments {
  if (BASIC.test(text)) {
    const count = text.length <= ALONE ? 1 : Math.ceil(text.length / PIECE['GSM-7']);
    return { count, characters: text.length, encoding: 'GSM-7' };
  }
  const { segmentsCount, numberOfCharacters, encodingName } = new SegmentedMessage(text);
  return { count: segmentsCount, characters: numberOfCharacters, encoding: encodingName };
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * How much of a text has room in so many pieces (two or more), in UTF-16 units from its beginning: whole signs only, in one walk. One
 * sign that is longer than a piece is taken for as many units as it has.
 */
export function roomFor(text: string, pieces: number): number {
  const plain = new Pieces(PIECE['GSM-7'], pieces);
  const wide = new Pieces(PIECE['UCS-2'], pieces);
  let room = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const fitsPlain = plain.take(plainCost(segment));
    const fitsWide = wide.take(segment.length);
    if (!fitsPlain && !fitsWide) break;
    room = index + segment.length;
  }
  return room;
}

function plainCost(sign: string): number {
  if (BASIC.test(sign)) return sign.length;
  return EXTENDED.test(sign) ? 2 : Number.POSITIVE_INFINITY;
}

/** Pieces of one message, filled one after the other; no sign is cut in two. */
class Pieces {
  #left: number;
  #inThis: number;

  constructor(
    private readonly size: number,
    pieces: number,
  ) {
    this.#left = pieces - 1;
    this.#inThis = size;
  }

  /** @returns false once anything had no room; it stays so. */
  take(cost: number): boolean {
    while (cost > this.#inThis && this.#left > 0) {
      // A sign that is longer than a piece goes over its edge; any other waits for the next one.
      if (cost > this.size) cost -= this.#inThis;
      this.#left -= 1;
      this.#inThis = this.size;
    }
    this.#inThis -= cost;
    if (this.#inThis < 0) this.#left = 0;
    return this.#inThis >= 0;
  }
}
