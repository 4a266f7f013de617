import { z } from 'zod';
import { remembering } from '../remember';
import { explain, type Read } from '../safety/phrases/problem';

const word = z.string('This must be a word: put it in "quotes".').min(1);

/** The shape of locales/<tag>/understanding/themes.yaml. */
const themesFile = z.strictObject({
  /** Endings that make no other word of a word: -ing, -s. The longest comes first. */
  endings: z.array(word),
  /** Last letters that come and go with an ending: living, live. */
  fleeting: z.array(word),
  /** Words that are near each other in meaning, by the name of what they share. */
  themes: z.record(z.string(), z.array(word, 'This must be a list of words: [one, two].')),
});

/** What is known of single words of a language. */
export interface Vocabulary {
  /** A word without its ending. */
  stem(word: string): string;
  /** The numbers of the themes that a word belongs to. */
  themesOf(word: string): readonly number[];
  /** Every word of a theme. */
  readonly words: ReadonlySet<string>;
}

/** Enough for the words of everyday messages. */
const REMEMBERED = 4_000;
const SHORTEST_STEM = 3;
const NO_THEMES: readonly number[] = [];

/** What of a vocabulary is compiled: plain data, which can be kept. */
export interface CompiledThemes {
  readonly endings: readonly string[];
  readonly fleeting: readonly string[];
  /** The numbers of a word's themes. */
  readonly themes: ReadonlyMap<string, readonly number[]>;
  readonly words: ReadonlySet<string>;
}

/** Compile a themes.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileThemes(data: unknown, file: string): Read<CompiledThemes> {
  const parsed = themesFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { endings, fleeting } = parsed.data;
  const themes = new Map<string, number[]>();
  for (const [number, words] of Object.values(parsed.data.themes).entries()) {
    for (const form of new Set(words.flatMap((one) => [one, stemOf(one, endings, fleeting)]))) {
      const known = themes.get(form);
      if (known) known.push(number);
      else themes.set(form, [number]);
    }
  }
  return {
    ok: true,
    value: { endings, fleeting, themes, words: new Set(Object.values(parsed.data.themes).flat()) },
  };
}

export function openThemes({ endings, fleeting, themes, words }: CompiledThemes): Vocabulary {
  const stem = remembering(REMEMBERED, (whole: string) => stemOf(whole, endings, fleeting));
  return { stem, words, themesOf: (one) => themes.get(one) ?? themes.get(stem(one)) ?? NO_THEMES };
}

/** Compile a themes.yaml, and make it ready for use. */
export function readVocabulary(data: unknown, file: string): Read<Vocabulary> {
  const compiled = compileThemes(data, file);
  return compiled.ok ? { ok: true, value: openThemes(compiled.value) } : compiled;
}

/** "stopping", "stopped" and "stops" are all "stop"; so crude that it only serves to compare words with each other. */
function stemOf(word: string, endings: readonly string[], fleeting: readonly string[]): string {
  if (word.length <= SHORTEST_STEM) return word;
  const bare = without(word, endings);
  const single = bare.at(-1) === bare.at(-2) ? without(bare, [bare.slice(-1)]) : bare;
  return without(single, fleeting);
}

function without(word: string, endings: readonly string[]): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM - 1);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
