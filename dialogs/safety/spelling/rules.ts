import { z } from 'zod';
import { explain, type Read } from '../phrases/problem';
import { fold } from './fold';

const words = z.array(z.string());
const spoken = z.string('This must be text: put it in "quotes".');

/** The shape of locales/<tag>/understanding/spelling.yaml. */
const spellingFile = z.strictObject({
  /** What people type for what they mean: "u" is "you". The right side may be several words. */
  shorthand: z.record(z.string(), spoken),
  /** A word that may also be heard as other words: "2" as "to". */
  also: z.record(z.string(), words),
  /** Endings that people shorten: killin, killing. */
  endings: z.record(z.string(), z.string()),
  /** A word that stands for others where it follows none of some words, and none of others follows it: "am" for "i am". */
  alone: z
    .record(
      z.string(),
      z.strictObject({
        means: spoken.optional(),
        'may-mean': spoken.optional(),
        'not-after': words.default([]),
        'not-before': words.default([]),
        'only-before': words.optional(),
      }),
    )
    .default({}),
  /** Words whose misspellings are worth catching: one letter wrong, missing, extra or swapped. */
  misspelt: words,
  /** Words that people write in disguise: k*ll, d.i.e, su1c1de. */
  disguised: words,
  emoji: z.record(z.string(), spoken),
});

/** What a word stands for, or may mean besides itself, and where it does not: after and before which words, and before which alone it does, where that is said. */
export interface Alone {
  readonly means: readonly string[] | null;
  readonly mayMean: readonly string[];
  readonly notAfter: ReadonlySet<string>;
  readonly notBefore: ReadonlySet<string>;
  readonly onlyBefore: ReadonlySet<string> | null;
}

/** How people spell in one language, ready for use. */
export interface Spelling {
  readonly shorthand: ReadonlyMap<string, readonly string[]>;
  readonly also: ReadonlyMap<string, readonly string[]>;
  readonly endings: ReadonlyMap<string, string>;
  readonly alone: ReadonlyMap<string, Alone>;
  readonly misspelt: readonly string[];
  readonly disguised: readonly string[];
  readonly emoji: ReadonlyMap<string, string>;
}

/** Read a spelling file that was already parsed as YAML. `file` is its name, for the messages. */
export function readSpelling(data: unknown, file: string): Read<Spelling> {
  const parsed = spellingFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { shorthand, also, endings, alone, misspelt, disguised, emoji } = parsed.data;
  const plain = (text: string) => fold(text, new Map()).text.trim();
  return {
    ok: true,
    value: {
      shorthand: new Map(Object.entries(shorthand).map(([typed, meant]) => [plain(typed), plain(meant).split(/\s+/)])),
      also: new Map(Object.entries(also).map(([word, others]) => [plain(word), others.map(plain)])),
      endings: new Map(Object.entries(endings)),
      alone: new Map(
        Object.entries(alone).map(([word, rule]) => [
          plain(word),
          {
            means: rule.means === undefined ? null : plain(rule.means).split(/\s+/),
            mayMean: rule['may-mean'] === undefined ? [] : [plain(rule['may-mean'])],
            notAfter: new Set(rule['not-after'].map(plain)),
            notBefore: new Set(rule['not-before'].map(plain)),
            onlyBefore: rule['only-before'] ? new Set(rule['only-before'].map(plain)) : null,
          },
        ]),
      ),
      misspelt: misspelt.map(plain),
      disguised: disguised.map(plain),
      // Variation selectors are unseen in messages, so the keys must be free of them as well.
      emoji: new Map(Object.entries(emoji).map(([sign, meaning]) => [sign.replace(/\ufe0f/g, ''), plain(meaning)])),
    },
  };
}
