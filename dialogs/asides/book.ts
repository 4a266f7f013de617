import { z } from 'zod';
import type { Read, Spelling } from '../safety';
import { compilePhrases } from '../safety/phrases/compile';
import { listen } from '../safety/phrases/listen';
import { type CompiledPhrases, openPhrases, type Phrasebook } from '../safety/phrases/phrasebook';
import { explain } from '../safety/phrases/problem';
import { bookShape, phraseId, phraseShape } from '../safety/phrases/schema';

/**
 * What may be asked in the middle of anything, and has an honest answer of its own. Of several in one message the first in this order is
 * taken: who is too young, then what only somebody who knows may answer, then what is about the bot.
 */
export const ASIDES = [
  'child',
  'mixed-much',
  'mixed',
  'too-many',
  'medical',
  'legal',
  'proud',
  'lived',
  'sleep',
  'feelings',
  'flirt',
  'instructions',
  'maker',
  'cost',
  'there',
  'quiz',
] as const;
export type Aside = (typeof ASIDES)[number];

const aside = z.strictObject(phraseShape);
const asidesFile = z.strictObject({
  ...bookShape,
  patterns: z.record(phraseId, aside),
  /** Messages that none of the entries may hear. */
  quiet: z.array(z.string()).default([]),
});

/** What of an asides book is compiled: plain data, which can be kept. */
export interface CompiledAsides {
  readonly phrases: CompiledPhrases;
  readonly patterns: ReadonlyMap<string, z.infer<typeof aside>>;
  readonly quiet: readonly string[];
}

/** How people of one language ask such things, compiled from its asides.yaml. */
export interface AsideBook extends Omit<CompiledAsides, 'phrases'> {
  readonly phrasebook: Phrasebook;
}

/** Compile an asides.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileAsides(data: unknown, spelling: Spelling, file: string): Read<CompiledAsides> {
  const parsed = asidesFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { patterns, quiet, ...book } = parsed.data;
  const problems = Object.keys(patterns)
    .filter((id) => kindOf(id) === undefined)
    .map((id) => `${file}, ${id}: begin the id with one of these and a dot: ${ASIDES.join(', ')}.`);
  const compiled = compilePhrases(book, patterns, spelling, file);
  if (!compiled.ok) return { ok: false, problems: [...problems, ...compiled.problems] };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { phrases: compiled.value, patterns: new Map(Object.entries(patterns)), quiet } };
}

/** @param spelling the one that it was compiled with */
export function openAsides({ phrases, ...book }: CompiledAsides, spelling: Spelling): AsideBook {
  return { ...book, phrasebook: openPhrases(phrases, spelling) };
}

/** Longer messages are heard by their beginning. Characters. */
const LONGEST_HEARD = 5_000;

/** Every aside of a message, the weightiest first. Pure, deterministic, never throws on any text. */
export function asidesIn(text: string, { phrasebook }: AsideBook): readonly Aside[] {
  const heard = listen(phrasebook, phrasebook.normalise(text.slice(0, LONGEST_HEARD))).map(({ id }) => kindOf(id));
  return ASIDES.filter((kind) => heard.includes(kind));
}

/** Tries a book on the examples inside it. One sentence for each that does not hold. */
export function proveAsides(book: AsideBook): string[] {
  const problems: string[] = [];
  const heardIn = (text: string) => listen(book.phrasebook, book.phrasebook.normalise(text)).map(({ id }) => id);
  for (const [id, { catches, spares }] of book.patterns) {
    for (const text of catches) {
      if (!heardIn(text).includes(id))
        problems.push(`${id} must catch "${text}", and does not: add wording to "says".`);
    }
    for (const text of spares) {
      if (heardIn(text).includes(id)) problems.push(`${id} must spare "${text}", and does not: add it to "unless".`);
    }
  }
  for (const text of book.quiet) {
    const heard = heardIn(text);
    if (heard.length > 0) problems.push(`"${text}" is under "quiet", and ${heard.join(', ')} hears it.`);
  }
  return problems;
}

function kindOf(id: string): Aside | undefined {
  return ASIDES.find((kind) => id.startsWith(`${kind}.`));
}
