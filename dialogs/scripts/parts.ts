import { PIECE, roomFor } from './segments';

/** The provider refuses a longer message (twilio.com/docs/api/errors/21617). */
const MOST_CHARACTERS = 1_600;
/**
 * Text messages that one message may take; ours, not the provider's. It recommends 320 characters and warns that networks deliver
 * long messages less surely, and refuse long ones in UCS-2 (30019). A phone shows a message once its last piece is there, so that
 * each piece more is one more that can be lost with all the others.
 */
const MOST_SEGMENTS = 4;
const MOST_LETTERS = MOST_SEGMENTS * PIECE['GSM-7'];

/** How much of a text may go by SMS as one message, in UTF-16 units from its beginning. */
export type Measure = (text: string) => number;

// Twice what has room, so that no sign is cut at the edge of what is looked at.
export const asMessage: Measure = (text) => roomFor(text.slice(0, 2 * MOST_LETTERS), MOST_SEGMENTS);
/** The same for what must not be torn apart: a crisis reply and its phone number. Only the provider's own limit holds for it. */
export const asWhole: Measure = (text) => Math.min(text.length, MOST_CHARACTERS);

/** Of plain letters, and of no more than could each count double. */
const SURELY_FITS = /^[\n\r -_a-~£]{0,300}$/;

/** Whether a text goes by SMS as one message. */
export const fits = (text: string, measure: Measure = asMessage) =>
  SURELY_FITS.test(text) || (text.length <= MOST_CHARACTERS && measure(text) === text.length);

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/**
 * A text as the messages it goes in: each as long as it may be, cut after a sentence, or else after a word (never between the
 * figures of a phone number), or else between what people see as two letters. Joined they are the text again, but for the blanks
 * at the cuts. One sign that is longer than a whole message, which nobody could read, is cut where it must be.
 */
export function partsOf(text: string, measure: Measure = asMessage): string[] {
  if (fits(text, measure)) return [text];
  const parts: string[] = [];
  let rest = text.trim();
  while (!fits(rest, measure)) {
    const at = cutIn(rest, measure);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

/** Whether a sentence ends is seen from the word after it. */
const CONTEXT = 20;

/** Where the first part ends: after as much of the text as may go. */
function cutIn(text: string, measure: Measure): number {
  const room = measure(text);
  const window = text.slice(0, room + CONTEXT);
  for (const ends of [sentenceEnds, wordEnds]) {
    const at = ends(window).findLast((end) => window.slice(0, end).trimEnd().length <= room);
    if (at !== undefined) return at;
  }
  return room > 0 ? room : oneSign(text);
}

const sentenceEnds = (text: string) => [...sentences.segment(text)].map(({ index }) => index).filter((at) => at > 0);

const wordEnds = (text: string) =>
  [...text.matchAll(/(?<![\d\s])\s+|\s+(?![\d\s])/g)].map(({ index, 0: blanks }) => index + blanks.length);

/** Of a sign too long for a message, as many characters as have room. */
function oneSign(text: string): number {
  let at = 0;
  for (const character of text.slice(0, MOST_SEGMENTS * PIECE['UCS-2'])) at += character.length;
  return at > MOST_SEGMENTS * PIECE['UCS-2'] ? at - 2 : at;
}
