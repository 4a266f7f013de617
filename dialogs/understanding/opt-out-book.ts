import { z } from 'zod';
import type { AlsoHeard, Read, Spelling } from '../safety';
import { compilePhrases } from '../safety/phrases/compile';
import { type CompiledPhrases, openPhrases, type Phrasebook } from '../safety/phrases/phrasebook';
import { explain } from '../safety/phrases/problem';
import { bookShape, type PhraseFile, phraseId, phraseShape } from '../safety/phrases/schema';
import { asKeyword, keyed } from './keyed';
import type { OptOutSense } from './opt-out-sense';

const keywords = z.array(z.string('Put the word in "quotes".')).min(1, 'At least one word is needed.');

const optOutFile = z.strictObject({
  ...bookShape,
  /** Whole messages. */
  keywords: z.strictObject({
    stop: keywords,
    start: keywords,
    /** These count only from somebody who has opted out. */
    'start-after-stop': keywords,
    help: keywords,
  }),
  /** How the lines begin that phones and mail programs put under a message. */
  signatures: z.array(z.string()).default([]),
  patterns: z.record(phraseId, z.strictObject(phraseShape)),
  /** Messages that must not opt anybody out. */
  quiet: z.array(z.string()).default([]),
});

/** How people of one language opt out, compiled from its opt-out.yaml. */
export interface OptOutBook {
  readonly phrasebook: Phrasebook;
  readonly patterns: ReadonlyMap<string, PhraseFile>;
  readonly stop: ReadonlySet<string>;
  readonly start: ReadonlySet<string>;
  readonly startAfterStop: ReadonlySet<string>;
  readonly help: ReadonlySet<string>;
  readonly quiet: readonly string[];
  /** As keywords are compared: see `asKeyword`. */
  readonly signatures: readonly string[];
  /** What hears opt-outs that no pattern was written for; null in a language that nothing was learnt of. */
  readonly sense: OptOutSense | null;
  /** Other languages in which people opt out as well. */
  readonly also: readonly AlsoHeard<OptOutBook>[];
}

/** What of an opt-out book is compiled: plain data, which can be kept. */
export interface CompiledOptOut extends Omit<OptOutBook, 'phrasebook' | 'sense' | 'also'> {
  readonly phrases: CompiledPhrases;
}

/** Compile an opt-out.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileOptOut(data: unknown, spelling: Spelling, file: string): Read<CompiledOptOut> {
  const parsed = optOutFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { keywords: words, patterns, quiet, signatures, ...book } = parsed.data;
  const compiled = compilePhrases(book, patterns, spelling, file);
  if (!compiled.ok) return compiled;
  return {
    ok: true,
    value: {
      phrases: compiled.value,
      patterns: new Map(Object.entries(patterns)),
      stop: keyed(words.stop),
      start: keyed(words.start),
      startAfterStop: keyed(words['start-after-stop']),
      help: keyed(words.help),
      quiet,
      signatures: signatures.map(asKeyword),
    },
  };
}

/** @param spelling the one that it was compiled with */
export function openOptOut({ phrases, ...words }: CompiledOptOut, spelling: Spelling): OptOutBook {
  return { phrasebook: openPhrases(phrases, spelling), ...words, sense: null, also: [] };
}

/** Compile an opt-out.yaml, and make it ready for use. */
export function readOptOutBook(data: unknown, spelling: Spelling, file: string): Read<OptOutBook> {
  const compiled = compileOptOut(data, spelling, file);
  return compiled.ok ? { ok: true, value: openOptOut(compiled.value, spelling) } : compiled;
}
