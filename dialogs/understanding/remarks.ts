import { z } from 'zod';
import { remembering } from '../remember';
import type { AlsoHeard, Read, Spelling } from '../safety';
import { compilePhrases } from '../safety/phrases/compile';
import { listen } from '../safety/phrases/listen';
import { type CompiledPhrases, openPhrases, type Phrasebook } from '../safety/phrases/phrasebook';
import { explain } from '../safety/phrases/problem';
import { bookShape, phraseId, phraseShape } from '../safety/phrases/schema';
import { wordsOfNames } from './names';
import { REMARKS, type Remark } from './remark-names';

const remarksFile = z.strictObject({
  ...bookShape,
  patterns: z.record(phraseId, z.strictObject(phraseShape)),
  /** A stand-in for the mentor's name in the examples of this file. */
  'example-mentor': z.string(),
});

interface Pattern {
  readonly remark: Remark;
  readonly catches: readonly string[];
  readonly spares: readonly string[];
}

/** What of a remarks.yaml is compiled: plain data, which can be kept. */
export interface CompiledRemarks {
  readonly phrases: CompiledPhrases;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly exampleMentor: string;
}

/** How people of one language make such remarks. */
export interface RemarkBook extends Omit<CompiledRemarks, 'phrases'> {
  readonly phrasebook: Phrasebook;
  /** The words of people's names, as messages spell them. */
  wordsOf(names: readonly string[]): ReadonlySet<string>;
  /** Other languages in which remarks are heard as well. */
  readonly also: readonly AlsoHeard<RemarkBook>[];
}

/** Names whose words are kept: those of a programme's mentors, over and over. */
const MOST_MENTORS = 1_000;
/** A longer message tells something, whatever else stands in it. Characters. */
export const LONGEST_REMARK = 160;

/** Compile a remarks.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileRemarks(data: unknown, spelling: Spelling, file: string): Read<CompiledRemarks> {
  const parsed = remarksFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { patterns, 'example-mentor': exampleMentor, ...book } = parsed.data;
  const named = new Map<string, Pattern>();
  const problems: string[] = [];
  for (const [id, { catches, spares }] of Object.entries(patterns)) {
    const remark = REMARKS.find((known) => id.startsWith(`${known}.`));
    if (remark) named.set(id, { catches, spares, remark });
    else problems.push(`${file}, ${id}: begin the id with its remark and a dot: ${REMARKS.join(', ')}.`);
  }
  const compiled = compilePhrases(book, patterns, spelling, file);
  if (!compiled.ok) return { ok: false, problems: [...problems, ...compiled.problems] };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { phrases: compiled.value, patterns: named, exampleMentor } };
}

/** @param spelling the one that it was compiled with */
export function openRemarks({ phrases, ...book }: CompiledRemarks, spelling: Spelling): RemarkBook {
  const phrasebook = openPhrases(phrases, spelling);
  const words = remembering(MOST_MENTORS, (...names: string[]) => {
    return wordsOfNames(names, phrasebook);
  });
  return { ...book, phrasebook, also: [], wordsOf: (names) => words(...names) };
}

/** Every remark that a message makes. Pure, deterministic; a long message makes none. @param names what they call their mentor */
export function remarksIn(text: string, book: RemarkBook, names: readonly string[] = []): ReadonlySet<Remark> {
  if (text.length > LONGEST_REMARK) return new Set();
  const others = book.also.filter(({ isIn }) => isIn(text)).map((other) => other.book);
  return new Set([book, ...others].flatMap((one) => madeIn(text, one, names)));
}

function madeIn(text: string, { phrasebook, patterns, wordsOf }: RemarkBook, names: readonly string[]): Remark[] {
  const heard = listen(phrasebook, phrasebook.normalise(text), undefined, wordsOf(names));
  return heard.filter(({ softened }) => !softened).flatMap(({ id }) => patterns.get(id)?.remark ?? []);
}

/** Tries a remarks book on the examples inside it. One sentence for each that does not hold. */
export function proveRemarkBook(shipped: RemarkBook): string[] {
  const book: RemarkBook = { ...shipped, also: [] };
  const makes = (text: string, { remark }: Pattern) => remarksIn(text, book, [book.exampleMentor]).has(remark);
  return [...book.patterns].flatMap(([id, pattern]) => [
    ...pattern.catches
      .filter((text) => !makes(text, pattern))
      .map((text) => `${id} must catch "${text}", and does not: add wording to "says".`),
    ...pattern.spares
      .filter((text) => makes(text, pattern))
      .map((text) => `${id} must spare "${text}", and does not: add it to "unless".`),
  ]);
}
