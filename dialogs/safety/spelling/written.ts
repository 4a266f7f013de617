import { remembering } from '../../remember';
import { type Chunk, readChunks } from './chunks';
import { Disguises } from './disguises';
import { type Folded, fold } from './fold';
import type { Spelling } from './rules';
import type { Written } from './spelled-out';

/** A message as the words that were written, before any of them is heard. */
export interface Writing {
  readonly folded: Folded;
  readonly words: readonly Written[];
}

type Reader = (text: string) => Writing;

/** Longer chunks are split at their marks without asking what they may disguise. */
const LONGEST_DISGUISE = 40;
const NUMBER = /^\d+([.,:/]\d+)*$/;
/** As many messages as may be heard together, and as much as is asked about each by the way. */
const REMEMBERED = 8;

const readers = new WeakMap<Spelling, Reader>();

/** How messages are read in a spelling. Its books read the same message one after the other: it is read once for all of them. */
export function readerOf(spelling: Spelling): Reader {
  const known = readers.get(spelling);
  if (known) return known;
  const disguises = new Disguises(spelling);
  const reader = remembering(REMEMBERED, (text: string) => read(text, spelling, disguises));
  readers.set(spelling, reader);
  return reader;
}

function read(text: string, spelling: Spelling, disguises: Disguises): Writing {
  const folded = fold(text, spelling.emoji);
  const words: Written[] = [];
  for (const chunk of readChunks(folded.text)) addWords(chunk, disguises, words);
  return { folded, words };
}

function addWords({ text, start, pause, quoted }: Chunk, disguises: Disguises, words: Written[]): void {
  const end = start + text.length;
  const isPlain = !/[^a-z0-9']/.test(text) || NUMBER.test(text);
  const plain = isPlain ? text : text.length <= LONGEST_DISGUISE ? disguises.undisguise(text) : null;
  if (plain !== null) {
    words.push({ text: plain, start, end, pause, quoted });
    return;
  }
  for (const match of text.matchAll(/[\p{L}\p{N}']+/gu)) {
    const from = start + match.index;
    const before = match.index === 0 ? pause : '.!'.includes(text.charAt(match.index - 1)) ? 'clause' : 'none';
    words.push({ text: match[0], start: from, end: from + match[0].length, pause: before, quoted });
  }
}
