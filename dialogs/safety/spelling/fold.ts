import { letterInBox, plainLetter } from './confusables';

/** A message in plain lower-case letters, with the way back to what was written. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its source begins in the message, and where it ends. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const APOSTROPHES = new Set(['‘', '’', 'ʼ', '′', '´', '`', '‛']);
const DOUBLE_QUOTES = new Set(['“', '”', '„', '«', '»', '″']);
const DASHES = new Set(['–', '—', '‐', '‑', '−']);
/** Zero-width and direction marks, soft hyphen, variation selectors, joiners, skin tones, tags: seen by nobody. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\p{Emoji_Modifier}\u115f\u1160\u3164\uffa0]/u;

/**
 * Case, width, accents, look-alike letters, quotation marks and emoji made plain, character by character, so that the time is
 * linear and each place in the result knows its source.
 */
export function fold(message: string, emoji: ReadonlyMap<string, string>): Folded {
  if (isPlain(message)) return { text: message.toLowerCase(), from: HERE, to: AFTER };
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of message) {
    const end = at + character.length;
    const plain = foldCharacter(character, emoji);
    parts.push(plain);
    for (let i = 0; i < plain.length; i++) {
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { text: parts.join(''), from, to };
}

/** Longer messages are folded character by character. */
const LONGEST_PLAIN = 5_000;
/** Where the units of a message stand that keeps its places: each begins at its own, and ends before the next. */
const HERE: readonly number[] = Array.from({ length: LONGEST_PLAIN }, (_, unit) => unit);
const AFTER: readonly number[] = HERE.map((unit) => unit + 1);

/** Nothing but ASCII: only its case is to be folded. */
function isPlain(message: string): boolean {
  if (message.length > LONGEST_PLAIN) return false;
  for (let at = 0; at < message.length; at++) if (message.charCodeAt(at) > 127) return false;
  return true;
}

function foldCharacter(character: string, emoji: ReadonlyMap<string, string>): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : character;
  if (APOSTROPHES.has(character)) return "'";
  if (DOUBLE_QUOTES.has(character)) return '"';
  if (DASHES.has(character)) return '-';
  const words = emoji.get(character);
  if (words !== undefined) return ` ${words} `;
  if (UNSEEN.test(character)) return '';
  const boxed = letterInBox(code);
  if (boxed !== null) return boxed;
  // Decomposing splits off accents, which are then unseen; look-alikes are found among what is left.
  let plain = '';
  for (const piece of character.normalize('NFKD').toLowerCase()) if (!UNSEEN.test(piece)) plain += plainLetter(piece);
  return plain;
}
