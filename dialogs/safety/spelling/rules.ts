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
  /** Words whose misspellings are worth catching: one letter wrong, missing, extra or swapped. */
  misspelt: words,
  /** Words that people write in disguise: k*ll, d.i.e, su1c1de. */
  disguised: words,
  emoji: z.record(z.string(), spoken),
});

/** How people spell in one language, ready for use. */
export interface Spelling {
  readonly shorthand: ReadonlyMap<string, readonly string[]>;
  readonly also: ReadonlyMap<string, readonly string[]>;
  readonly endings: ReadonlyMap<string, string>;
  readonly misspelt: readonly string[];
  readonly disguised: readonly string[];
  readonly emoji: ReadonlyMap<string, string>;
}

/** Read a spelling file that was already parsed as YAML. `file` is its name, for the messages. */
export function readSpelling(data: unknown, file: string): Read<Spelling> {
  const parsed = spellingFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { shorthand, also, endings, misspelt, disguised, emoji } = parsed.data;
  const plain = (text: string) => fold(text, new Map()).text.trim();
  return {
    ok: true,
    value: {
      shorthand: new Map(Object.entries(shorthand).map(([typed, meant]) => [plain(typed), plain(meant).split(/\s+/)])),
      also: new Map(Object.entries(also).map(([word, others]) => [plain(word), others.map(plain)])),
      endings: new Map(Object.entries(endings)),
      misspelt: misspelt.map(plain),
      disguised: disguised.map(plain),
      // Variation selectors are unseen in messages, so the keys must be free of them as well.
      emoji: new Map(Object.entries(emoji).map(([sign, meaning]) => [sign.replace(/\ufe0f/g, ''), plain(meaning)])),
    },
  };
}
