import { z } from 'zod';
import { remembering } from '../remember';
import type { AlsoHeard, Read, Spelling } from '../safety';
import { compilePhrases } from '../safety/phrases/compile';
import { listen } from '../safety/phrases/listen';
import { type CompiledPhrases, openPhrases, type Phrasebook } from '../safety/phrases/phrasebook';
import { explain } from '../safety/phrases/problem';
import { bookShape, phraseId, phraseShape } from '../safety/phrases/schema';
import { wordsOfNames } from './names';

/** What people are in need of, in few or broken words; of several the first here. An entry of the directory may say that it is the first place for one. */
export const NEEDS = [
  'no-roof',
  'no-food',
  'care-without-papers',
  'attacked',
  'naloxone',
  'home-going',
  'no-pay',
  'no-power',
  'no-id',
  'no-care',
  'no-script',
  'treatment',
  'a-meeting',
  'no-credit',
  'no-fare',
  'cant-read',
  'council-number',
  'no-money',
] as const;

/** What is said by the way, and means something only where the conversation stands: remarks.yaml says what each is. */
export const REMARKS = [
  'yes-alone',
  'plain-yes',
  'drop-it',
  'too-much',
  'change-it',
  'names-texts',
  'my-goal',
  'so-far',
  'told-you',
  'remind-me',
  'want-help',
  'go-away',
  'means-craving',
  'craves',
  'yes-to-texts',
  'rather-not',
  'for-how-long',
  'if-no-answer',
  'at-night',
  'no-asking',
  'mentor-plans',
  'claims-to-be',
  'knows-us',
  'who-is-mentor',
  'who-told',
  'stop-me',
  'stop-me-using',
  'may-i-stop',
  'takes-back',
  'dont-tell',
  'may-see',
  'tells-mentor',
  'sees-probation',
  'where-kept',
  'any-number',
  'ask-me-later',
  'your-name',
  'counts-days',
  'start-again',
  'what-for',
  'no-idea',
  'im-safe',
  'feels-ok',
  'seen-to',
  'say-simpler',
  'how-long-since',
  ...NEEDS,
  'amount',
  'told-death',
  'hurt-badly',
  'not-living',
  'long-gone',
  'kin',
  'contact-lost',
  'no-goodbye',
  'stop-saying',
  'leave-place',
  'same-gear',
  'days-past',
  'of-me',
  'to-be-with',
  'about-to-use',
  'no-alarm',
  'overdose',
  'overdose-now',
  'funeral',
  'was-there',
  'cried',
  'cannot-face',
  'of-the-dead',
  'using-near',
  'another-took',
  'took-some',
  'names-medicine',
  'names-means',
  'was-joking',
  'they-joked',
  'not-put-right',
  'shrugs',
  'got-rid',
  'stash',
  'stash-maybe',
  'social-services',
  'by-own-hand',
  'told-no',
  'regrets',
  'wants-back',
  'yes-to-sharing',
  'phone-read',
  'phone-maybe-read',
  'phone-free',
  'phone-lasting',
  'who-reads',
  'names-asking',
  'feels-better',
  'other-goal',
  'what-is-meant',
  'what-to-text',
  'menu-word',
  'from-zero',
  'dont-mention',
  'was-in-touch',
  'sorry-for-last',
  'no-rush',
  'suggest-one',
  'keep-it',
  'tell-mentor',
  'for-mentor',
  'ask-them',
  'is-it-done',
  'no-other',
  'days-alone',
  'no-numbers',
  'numbers-again',
  'fresh-start',
  'no-because',
  'was-before',
  'names-goal',
  'all-goals',
  'changes-goal',
  'drops-goal',
  'drops-named',
  'big-step',
  'wants-thing',
  'fears-papers',
  'doubts-mentor',
  'turned-away',
  'tried-in-vain',
  'names-doing',
  'labels-step',
  'labels-goal',
  'speaks-of-goal',
  'shall-i',
  'slip-told',
  'gave-in',
  'has-opened',
  'who-am-i',
  'hates-sober',
  'birthday',
  'fell-through',
  'a-joke',
  'just-sorry',
] as const;
export type Remark = (typeof REMARKS)[number];

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
const LONGEST_REMARK = 160;

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
