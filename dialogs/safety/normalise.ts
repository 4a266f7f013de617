import { type Chunk, type Pause, readChunks } from './spelling/chunks';
import { type Folded, fold } from './spelling/fold';
import { WordReader } from './spelling/readings';
import type { Spelling } from './spelling/rules';
import { joinSpelledOut, type Written } from './spelling/spelled-out';

/** One word of a message as it may be heard. */
export interface Token {
  /** As written (in plain letters) first, then other readings of it: never empty. */
  readonly forms: readonly string[];
  /** The part of the message it came from, in UTF-16 units: `text.slice(start, end)` quotes it. */
  readonly start: number;
  readonly end: number;
  /** What stood before it. */
  readonly pause: Pause;
  readonly quoted: boolean;
}

export type Normalise = (text: string) => readonly Token[];

/** Longer chunks are split at their marks without asking what they may disguise. */
const LONGEST_DISGUISE = 40;
const NUMBER = /^\d+([.,:/]\d+)*$/;

/**
 * Makes the normaliser of one language. What it gives is the message word by word, without regard to case, accents, look-alike letters,
 * invisible characters, text-speak, stretched or disguised spelling. Pure; linear in the length of the text.
 * @param vocabulary the words that patterns listen for: doubtful spellings are only ever read as one of these.
 */
export function makeNormaliser(spelling: Spelling, vocabulary: ReadonlySet<string>): Normalise {
  const reader = new WordReader(spelling, vocabulary);
  const known = (word: string) => reader.knows(word);
  return (text) => {
    const folded = fold(text, spelling.emoji);
    const written = readChunks(folded.text).flatMap((chunk) => wordsOf(chunk, reader));
    return beatsJoined(joinSpelledOut(written, known).flatMap((word) => hear(word, reader, folded)));
  };
}

/** Makes a function that spells the words of a pattern as the normaliser will spell those of a message. */
export function makeSpeller(spelling: Spelling): (text: string) => readonly string[] {
  const normalise = makeNormaliser(spelling, new Set());
  // The same few words stand in most patterns.
  const spelt = new Map<string, readonly string[]>();
  return (text) => {
    const known = spelt.get(text);
    if (known) return known;
    const words = normalise(text).map((token) => token.forms[0] ?? '');
    spelt.set(text, words);
    return words;
  };
}

function wordsOf(chunk: Chunk, reader: WordReader): Written[] {
  const { text, start, pause, quoted } = chunk;
  const whole = { text, start, end: start + text.length, pause, quoted };
  if (!/[^a-z0-9']/.test(text) || NUMBER.test(text)) return [whole];
  const plain = text.length <= LONGEST_DISGUISE ? reader.undisguise(text) : null;
  if (plain !== null) return [{ ...whole, text: plain }];
  const parts: Written[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}']+/gu)) {
    const from = start + match.index;
    const before = match.index === 0 ? pause : '.!'.includes(text.charAt(match.index - 1)) ? 'clause' : 'none';
    parts.push({ text: match[0], start: from, end: from + match[0].length, pause: before, quoted });
  }
  return parts;
}

function hear(word: Written, reader: WordReader, folded: Folded): Token[] {
  const place = {
    start: folded.from[word.start] ?? 0,
    end: folded.to[word.end - 1] ?? 0,
    quoted: word.quoted,
  };
  const heard = reader.hear(word.text);
  if ('forms' in heard) return [{ ...place, forms: heard.forms, pause: word.pause }];
  return heard.instead.map((form, i) => ({ ...place, forms: [form], pause: i === 0 ? word.pause : 'none' }));
}

const SHORTEST_BEAT = 3;

/** "I. Want. To. Die." is one sentence: full stops after every single word are only for effect. */
function beatsJoined(tokens: readonly Token[]): Token[] {
  const starts = (i: number) => i >= tokens.length || tokens[i]?.pause === 'sentence';
  const lengths: number[] = [];
  for (let i = tokens.length - 1; i >= 0; i--) lengths[i] = starts(i) && starts(i + 1) ? (lengths[i + 1] ?? 0) + 1 : 0;
  let inBeat = 0;
  return tokens.map((token, i) => {
    const first = inBeat === 0;
    if (first && (lengths[i] ?? 0) >= SHORTEST_BEAT) inBeat = lengths[i] ?? 0;
    const joined = inBeat > 0 && !first ? { ...token, pause: 'clause' as const } : token;
    if (inBeat > 0) inBeat -= 1;
    return joined;
  });
}
