import { z } from 'zod';
import { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
import { compilePhrases } from './phrases/compile';
import { type CompiledPhrases, openPhrases, type Phrasebook } from './phrases/phrasebook';
import { explain, type Read } from './phrases/problem';
import { bookShape, phraseId, phraseShape } from './phrases/schema';
import type { Sense } from './sense';
import type { Spelling } from './spelling/rules';

const safetyPhrase = z.strictObject({
  ...phraseShape,
  tier: z.enum(['urgent', 'concern'], 'Use "urgent" (said outright) or "concern" (hinted at).'),
  /** Heard only as an answer to one of these cues. */
  'when-asked': z.array(z.string()).default([]),
  /** Heard only when at least this many low days in a row came before. */
  'low-days': z.number().int().min(0).default(0),
  /** Heard only when danger was heard in the last day; with low-days as well, either is enough. */
  'after-danger': z.boolean().default(false),
  /** Heard only when something dangerous was taken in the last day. */
  'after-taking': z.boolean().default(false),
  /** Heard only on a day on which they told of having used drugs. */
  'after-using': z.boolean().default(false),
  /** Heard only when they named a medicine some hours ago at most. */
  'after-medicine': z.boolean().default(false),
  /** Heard only when they then took some, and did not say how much. */
  'after-some': z.boolean().default(false),
});
export type SafetyPhrase = z.infer<typeof safetyPhrase>;

const safetyFile = z.strictObject({
  ...bookShape,
  patterns: z.record(phraseId, safetyPhrase),
  /** Messages in which nothing at all may be heard. */
  quiet: z.array(z.string()).default([]),
});

/** What one language listens for, compiled from its safety.yaml. */
export interface SafetyBook {
  readonly phrasebook: Phrasebook;
  readonly patterns: ReadonlyMap<string, SafetyPhrase & { readonly category: SafetyCategory }>;
  readonly quiet: readonly string[];
  /** What hears danger that no pattern was written for; null in a language that nothing was learnt of. */
  readonly sense: Sense | null;
  /** Other languages in which danger is heard as well. */
  readonly also: readonly AlsoHeard<SafetyBook>[];
}

/** A book of another language. */
export interface AlsoHeard<Book> {
  readonly book: Book;
  /** Whether a message may be in that language. What was learnt of a language says nothing of another; a pattern does. */
  readonly isIn: (text: string) => boolean;
}

/** What of a safety book is compiled: plain data, which can be kept. */
export interface CompiledSafety extends Pick<SafetyBook, 'patterns' | 'quiet'> {
  readonly phrases: CompiledPhrases;
}

/** Compile a safety.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileSafety(data: unknown, spelling: Spelling, file: string): Read<CompiledSafety> {
  const parsed = safetyFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { patterns, quiet, ...book } = parsed.data;
  const named = new Map<string, SafetyPhrase & { readonly category: SafetyCategory }>();
  const problems: string[] = [];
  for (const [id, pattern] of Object.entries(patterns)) {
    const category = SAFETY_CATEGORIES.find((known) => id.startsWith(`${known}.`));
    if (category) named.set(id, { ...pattern, category });
    else
      problems.push(
        `${file}, ${id}: begin the id with its category: ${SAFETY_CATEGORIES.map((c) => `${c}.`).join(', ')}.`,
      );
  }
  const compiled = compilePhrases(book, patterns, spelling, file);
  if (!compiled.ok) return { ok: false, problems: [...problems, ...compiled.problems] };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { phrases: compiled.value, patterns: named, quiet } };
}

/** @param spelling the one that it was compiled with */
export function openSafety({ phrases, patterns, quiet }: CompiledSafety, spelling: Spelling): SafetyBook {
  return { phrasebook: openPhrases(phrases, spelling), patterns, quiet, sense: null, also: [] };
}

/** Compile a safety.yaml, and make it ready for use. */
export function readSafetyBook(data: unknown, spelling: Spelling, file: string): Read<SafetyBook> {
  const compiled = compileSafety(data, spelling, file);
  return compiled.ok ? { ok: true, value: openSafety(compiled.value, spelling) } : compiled;
}
