import { z } from 'zod';

const text = z
  .string('This must be text: put it in "quotes".')
  .min(1, 'This is empty: write something or take it out.');
const some = z.array(text, 'This must be a list: begin each line with "- ".');
const none = some.default([]);
const oneOrMore = z.union(
  [text.transform((one) => [one]), some],
  'This must be a pattern, or a list of them: begin each line with "- ".',
);

/** What every entry of a book has, whatever it is for. */
export const phraseShape = {
  /** For the reader: what this entry is about, where that is not plain. */
  note: text.optional(),
  /** Heard when any one of these patterns is found. */
  says: some.min(1, 'At least one pattern is needed under "says".'),
  /** Not heard where one of these patterns is found on the same words. */
  unless: none,
  /** Heard only when one of these is also somewhere in the message. */
  with: none,
  /** Guards that do not hold for this entry. */
  ignores: none,
  /** Messages that this entry must hear. */
  catches: some.min(1, 'At least one example is needed under "catches".'),
  /** Messages that this entry must not hear. */
  spares: none,
};

export const guardFile = z.strictObject({
  /** For the reader: why this guard exists. */
  means: text,
  /** `spare`: the entry was not meant. `soften`: it was, but less than it seems. */
  so: z.enum(['spare', 'soften']),
  /** Holds only for entries whose id begins with one of these (the part before the dot); for all where it is left out. */
  for: none,
  /** One of these ends where the entry's words begin, with no comma between. */
  before: none,
  /** One of these begins at most `within` words after the entry's words, in the same sentence, with no turning word between. */
  after: none,
  within: z.number().int().min(0).max(20).default(0),
  /** One of these shares a word with the entry's words. */
  around: none,
  /** One of these is in the same sentence, with no turning word between. */
  sentence: none,
  /** One of these is somewhere in the message. */
  anywhere: none,
  /** With true: `before` may be followed by a comma or a quotation mark. */
  'leaps-commas': z.boolean().default(false),
  /** With true: `after` may stand beyond the end of the sentence, or beyond a turning word. */
  'leaps-sentences': z.boolean().default(false),
  /** The guard holds only when one of these is somewhere in the message too. */
  with: none,
});

export const bookShape = {
  /** Named lists of words or patterns, for use as `<name>`. */
  lists: z
    .record(z.string().regex(/^[a-z][a-z-]*$/, 'A list name is small letters and hyphens.'), oneOrMore)
    .default({}),
  /** Words that a gap, `...`, does not leap. */
  'gap-stops': none,
  /** Words that begin something new: what spares or softens does not reach over them. */
  'turning-words': none,
  guards: z.record(z.string(), guardFile).default({}),
};

const phraseFile = z.object(phraseShape);
export type PhraseFile = z.infer<typeof phraseFile>;
export type GuardFile = z.infer<typeof guardFile>;
const bookFile = z.object(bookShape);
export type BookFile = z.infer<typeof bookFile>;

/** An id is `group.name`: the part before the dot says what it is about. */
export const phraseId = z
  .string()
  .regex(/^[a-z-]+\.[a-z0-9.-]+$/, 'An id is "group.name" in small letters, digits and hyphens.');
