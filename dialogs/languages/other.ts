import { z } from 'zod';

const otherLanguage = z.strictObject({
  /** Its name, for people who read the data. */
  called: z.string(),
  /** The script it is written in, where that is not the Latin one. */
  script: z.enum(['Arabic', 'Bengali', 'Cyrillic', 'Gujarati', 'Gurmukhi']).optional(),
  /** Letters that tell it from others in the same script. */
  letters: z.string().optional(),
  words: z.array(z.string()).min(1),
  danger: z.array(z.string()).min(1),
  /** What is said in it: that this is a bot, that it only reads English, and that a person was told. */
  line: z.string(),
  /** Whether a native speaker has read the line and the words. */
  reviewed: z.boolean(),
});

/** locales/other-languages.yaml: languages that the bot cannot read, by their tag. */
export const otherLanguagesFile = z.record(z.string().regex(/^[a-z]{2,3}$/), otherLanguage);

/** A message in a language that the bot cannot read. */
export interface Foreign {
  /** What is said in that language; null where nobody knows which it is. */
  readonly line: string | null;
}

export interface OtherLanguages {
  /** Whether a message is in another language, and which. Null: it is not, or there is too little to tell. */
  foreign(text: string): Foreign | null;
  /** The language in which a message holds words of danger, if it does. */
  danger(text: string): Foreign | null;
}

/** So many different words of a language, and this share of all words, tell it. */
const ENOUGH_WORDS = 2;
const ENOUGH_SHARE = 0.34;
/** From this share of letters in another script on, a message is written in it. */
const MOSTLY = 0.5;

/** @param locale the language that the bot does read: it is no other one */
export function compileOtherLanguages(file: z.infer<typeof otherLanguagesFile>, locale: string): OtherLanguages {
  const own = locale.split('-')[0];
  const others = Object.entries(file)
    .filter(([tag]) => tag !== own)
    .map(([, { script, letters, words, danger, line }]) => ({
      line,
      letters: letters === undefined ? null : new RegExp(`[${letters}]`, 'gu'),
      script: script === undefined ? null : new RegExp(`\\p{Script=${script}}`, 'gu'),
      words: words.map((one) => ` ${plain(one)} `),
      danger: danger.map((one) => ({ said: plain(one), whole: LATIN.test(one) })),
    }));
  return {
    foreign(text) {
      const said = ` ${plain(text)} `;
      const letters = count(text, /\p{L}/gu);
      if (letters > 0 && count(text, /\p{Script=Latin}/gu) < letters * (1 - MOSTLY)) {
        const written = others.filter(({ script }) => script !== null && count(text, script) >= letters * MOSTLY);
        return { line: written.length === 1 ? (written[0]?.line ?? null) : byLetters(text, written) };
      }
      const length = said.trim().split(' ').length;
      const heard = others
        .map(({ line, words }) => ({ line, hits: words.filter((word) => said.includes(word)).length }))
        .filter(({ hits }) => hits >= ENOUGH_WORDS && hits >= length * ENOUGH_SHARE)
        .sort((a, b) => b.hits - a.hits);
      const [first] = heard;
      return first === undefined ? null : { line: first.line };
    },
    danger(text) {
      const said = ` ${plain(text)} `;
      const found = others.find(({ danger }) =>
        danger.some((one) => said.includes(one.whole ? ` ${one.said} ` : one.said)),
      );
      return found === undefined ? null : { line: found.line };
    },
  };
}

/** Of several languages in one script, the one whose own letters stand in it most often; null where none do, or as many of two. */
function byLetters(text: string, written: readonly { readonly line: string; readonly letters: RegExp | null }[]) {
  const [first, second] = written
    .map(({ line, letters }) => ({ line, own: letters === null ? 0 : count(text, letters) }))
    .sort((a, b) => b.own - a.own);
  return first !== undefined && first.own > (second?.own ?? 0) ? first.line : null;
}

const LATIN = /\p{Script=Latin}/u;
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Letters that Unicode does not take apart into a letter and its accent. */
const APART: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' };

/** Small letters without accents, one blank between words. Other scripts keep their marks. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[łıøđßæ]/gu, (letter) => APART[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}'-]+/gu, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .trim();
}
