import { z } from 'zod';
import { MEASURES } from './reading-grade';

/** locales/<tag>/style/house-style.yaml: how the bot speaks in this language. Read by the check only. */
export const houseStyleFile = z.strictObject({
  /** What is never said, and what is said instead. */
  never: z.array(
    z.strictObject({
      words: z.array(z.string().min(1)).min(1),
      /** Phrases in which such a word is right. */
      unless: z.array(z.string().min(1)).default([]),
      rather: z.string().min(1),
      /** Untrue of a bot alone: a feeling, a life. A mentor may say it in a story of their own. */
      ofTheBot: z.boolean().default(false),
    }),
  ),
  /** How nobody is spoken to, where a language has more than one way: "vous" where it is "tu". */
  address: z
    .strictObject({
      words: z.array(z.string().min(1)).min(1),
      /** Phrases in which such a word is right: spoken of two people. */
      unless: z.array(z.string().min(1)).default([]),
      rather: z.string().min(1),
    })
    .optional(),
  /** Words that stand in capitals: what people are to text, and abbreviations. */
  capitals: z.array(z.string().min(1)).default([]),
  /** What a question begins with, in a language that marks that. */
  questionBegins: z.string().min(1).optional(),
  /** How a word ends that means many of a thing, and words that end so and mean one. */
  many: z.strictObject({ ends: z.string().min(1), unless: z.array(z.string().min(1)).default([]) }).optional(),
  /** Wording files in which nothing is exclaimed. */
  calm: z.array(z.string()),
  /** The highest school grade at which anything may read. Left out where no measure fits the language. */
  readingGrade: z.number().positive().optional(),
  /** How it is measured: by a formula that was made for the language, or (rix) for several. */
  measure: z.enum(MEASURES).default('flesch-kincaid'),
  /** Words that end all texts when they are sent alone: asked for in a message only to say that they do. */
  keywords: z.array(z.string()).min(1),
  /** What a sentence with such a word must be about. */
  endingTexts: z.array(z.string()).min(1),
  /** What stands before such a word where it is asked for in small letters: "say end". */
  asksFor: z.array(z.string().min(1)).default([]),
  /** How an answer is invited without a question mark: "text me", "go on". */
  invites: z.array(z.string().min(1)).default([]),
  /** Small words of this language that those beside it do not have: by them it is told whether a text is in it. */
  ownWords: z.array(z.string().min(1)).default([]),
});
export type HouseStyle = z.infer<typeof houseStyleFile>;

const NEVER = /(?!)/;
const patterns = new Map<string, RegExp>();
const patternsOfAny = new WeakMap<readonly string[], RegExp>();

/** Matches a phrase as whole words, in any case and with any apostrophe; its plural too. A star at the end of a word stands for any ending. */
export function phrasePattern(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known !== undefined) return known;
  const pattern = anyOf([phrase]);
  patterns.set(phrase, pattern);
  return pattern;
}

/** Matches what any of them matches: nearly every text has none, and is looked through once. */
export function anyPhrasePattern(phrases: readonly string[]): RegExp {
  const pattern = patternsOfAny.get(phrases) ?? anyOf(phrases);
  patternsOfAny.set(phrases, pattern);
  return pattern;
}

/** A text without the phrases in which a word is right. */
export const without = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, right) => rest.replace(phrasePattern(right), ''), text);

function anyOf(phrases: readonly string[]): RegExp {
  if (phrases.length === 0) return NEVER;
  const written = phrases.map((phrase) =>
    phrase
      .trim()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['\u2019]/g, "['\u2019]?")
      .replace(/[\s-]+/g, '[\\s-]+')
      .replace(/\*/g, "[\\p{L}'\u2019]*"),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`, 'iu');
}
