import { segmentsOf } from './segments';

/** The provider refuses a longer message (twilio.com/docs/api/errors/21617). */
const MOST_CHARACTERS = 1_600;
/**
 * Text messages that one message may take; ours, not the provider's. It recommends 320 characters and warns that networks deliver
 * long messages less surely, and refuse long ones in UCS-2 (30019). A phone shows a message once its last piece is there, so that
 * each piece more is one more that can be lost with all the others.
 */
const MOST_SEGMENTS = 4;
/** Characters in each piece of a message of several, by its alphabet. */
const PIECE = { 'GSM-7': 153, 'UCS-2': 67 } as const;

/** A text that fits for certain, however often a letter counts double, and needs no counting. */
const SURELY_FITS = /^[\n\r -_a-~£]{0,300}$/;

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Whether a text may go by SMS as one message. */
export function fits(text: string): boolean {
  if (SURELY_FITS.test(text)) return true;
  if (text.length > MOST_SEGMENTS * PIECE['GSM-7']) return false;
  const { count, encoding } = segmentsOf(text);
  // One emoji of many signs is counted as one, but takes the room of all of them.
  return count <= MOST_SEGMENTS && text.length <= MOST_SEGMENTS * PIECE[encoding];
}

/** The same for what must not be torn apart: a crisis reply and its phone number. Only the provider's own limit holds for it. */
export const fitsWhole = (text: string) => text.length <= MOST_CHARACTERS;

/**
 * A text as the messages it goes in: each as long as it may be, cut after a sentence, or else after a word (never between the
 * figures of a phone number), or else between what people see as two letters. Joined they are the text again, but for the blanks
 * at the cuts. One sign that is longer than a whole message, which nobody could read, is cut where it must be.
 */
export function partsOf(text: string, mayGo: (text: string) => boolean = fits): string[] {
  const parts: string[] = [];
  let rest = text;
  while (!mayGo(rest)) {
    const at = cutIn(rest, mayGo);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

/** Where the first part ends: after as much of the text as may go. */
function cutIn(text: string, mayGo: (text: string) => boolean): number {
  // Nothing longer fits, and what ends at the window's own edge is not known to be whole.
  const window = text.slice(0, MOST_CHARACTERS + 1);
  for (const ends of [sentenceEnds, wordEnds, graphemeEnds]) {
    const at = lastThatFits(window, ends(window), mayGo);
    if (at > 0) return at;
  }
  return lastThatFits(window, characterEnds(window), mayGo) || 1;
}

const sentenceEnds = (text: string) => [...sentences.segment(text)].map(({ index }) => index).filter((at) => at > 0);

const wordEnds = (text: string) =>
  [...text.matchAll(/(?<![\d\s])\s+|\s+(?![\d\s])/g)].map(({ index, 0: blanks }) => index + blanks.length);

const graphemeEnds = (text: string) => [...graphemes.segment(text)].map(({ index }) => index).filter((at) => at > 0);

function characterEnds(text: string): number[] {
  let at = 0;
  return [...text].map((character) => {
    at += character.length;
    return at;
  });
}

/** The last of these ends up to which the text may go; 0 when none is. What is longer never fits better, so it is halved down to. */
function lastThatFits(text: string, ends: readonly number[], mayGo: (text: string) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mayGo(text.slice(0, ends[middle]).trimEnd())) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1] ?? 0;
}
