import { z } from 'zod';
import { withoutAccents } from '../accents';
import { remembering } from '../remember';

const otherLanguage = z.strictObject({
  /** Its name, for people who read the data. */
  called: z.string(),
  /** The script it is written in, where that is not the Latin one. */
  script: z.enum(['Arabic', 'Bengali', 'Cyrillic', 'Gujarati', 'Gurmukhi']).optional(),
  /** Letters that tell it from others in the same script. */
  letters: z.string().optional(),
  words: z.array(z.string()).min(1),
  danger: z.array(z.string()).min(1),
  /** What is said in it: that this is a bot, that it cannot read this language, and that a person was told. */
  line: z.string(),
  /** What is said instead where the bot speaks it too: the word that changes to it, the line that offers it, and that a person was told. */
  change: z
    .strictObject({ word: z.string(), line: z.string(), told: z.string() })
    .refine(({ word, line }) => line.includes(word), 'The line must name the word.')
    .optional(),
  /** Whether a native speaker has read the line and the words. */
  reviewed: z.boolean(),
});

/** locales/other-languages.yaml: languages that the bot cannot read, or not from somebody who chose another, by their tag. */
export const otherLanguagesFile = z.record(z.string().regex(/^[a-z]{2,3}$/), otherLanguage);

/** A message in a language that the bot cannot read. */
export interface Foreign {
  /** What is said in that language; null where nobody knows which it is. */
  readonly line: string | null;
  /** The line that says how to go on in that language, and no more than that; null where the bot does not speak it. */
  readonly offer: string | null;
  /** What they want is heard in that language as well. */
  readonly isHeard: boolean;
}

export interface OtherLanguages {
  /** Whether a message is in another language, and which. Null: it is not, or there is too little to tell. */
  foreign(text: string): Foreign | null;
  /** The language in which a message holds words of danger, if it does. */
  danger(text: string): Foreign | null;
  /** Whether a message may be in the language of a locale: less is needed than to tell it. True of one that nothing is known of. */
  mayBeIn(locale: string, text: string): boolean;
  /** Whether what they want may be said in the language of a locale: it may be in it, or nothing in it is of their own. */
  turnsTo(locale: string, text: string): boolean;
}

/** Which locales somebody's language stands beside, by their tags. */
export interface Beside {
  /** The language that they are written to in, and what it is like: those are no other ones. */
  readonly own: readonly string[];
  /** Those in which danger is heard by other means. */
  readonly also: readonly string[];
  /** All that the bot speaks. */
  readonly there: readonly string[];
}

/** So many different words of a language, and this share of all words, tell it. */
const ENOUGH_WORDS = 2;
const ENOUGH_SHARE = 0.34;
/** And this share that it may be the one. */
const SOME_SHARE = 0.2;
/** From this share of letters in another script on, a message is written in it. */
const MOSTLY = 0.5;

export function compileOtherLanguages(
  file: z.infer<typeof otherLanguagesFile>,
  { own, also, there }: Beside,
): OtherLanguages {
  const languages = Object.entries(file).map(([tag, language]) => compiled(tag, language, { there, also }));
  const others = languages.filter(({ tag }) => !own.map(languageOf).includes(tag));
  const unheard = others.filter(({ tag }) => !also.map(languageOf).includes(tag));
  const words = byFirstWord(others.flatMap((language) => language.words.map((said) => ({ said, language }))));
  // What means the same in their own language is heard in that one, with all that stands beside it.
  const ours = new Set(languages.filter((language) => !others.includes(language)).flatMap(saidIn));
  const dangers = unheard.flatMap((language) =>
    language.danger.filter(({ said }) => !ours.has(said)).map((one) => ({ ...one, language })),
  );
  const wholeDangers = byFirstWord(dangers.filter(({ whole }) => whole));
  const otherDangers = dangers.filter(({ whole }) => !whole);
  const ownWords = languages.filter((language) => !others.includes(language)).map((language) => language.words);
  const ownSaid = new Set(ownWords.flat());
  const isOfTheirs = (said: InWords) => ownWords.some((words) => hitsOf(words, said) > 0);
  const mayBeIn = (locale: string, text: string) => {
    const known = languages.find(({ tag }) => tag === languageOf(locale));
    if (known === undefined) return true;
    const said = inWords(text);
    const hits = hitsOf(known.words, said);
    return isOfTheirs(said) ? hits >= ENOUGH_WORDS && hits >= said.length * SOME_SHARE : hits > 0;
  };
  return {
    foreign(text) {
      const letters = count(text, /\p{L}/gu);
      if (letters > 0 && count(text, /\p{Script=Latin}/gu) < letters * (1 - MOSTLY)) {
        const written = others.filter(({ script }) => script !== null && count(text, script) >= letters * MOSTLY);
        return (written.length === 1 ? written[0]?.met : byLetters(text, written)) ?? UNKNOWN;
      }
      const said = inWords(text);
      const hits = new Map<Compiled, number>();
      // "Bien" and "mal" are Spanish as they are French: what their own language has too tells no other one.
      for (const phrase of words(said)) {
        if (!ownSaid.has(phrase.said)) hits.set(phrase.language, (hits.get(phrase.language) ?? 0) + 1);
      }
      const ownHits = ownWords.reduce((sum, own) => sum + hitsOf(own, said), 0);
      const heard = others
        .map((language) => ({ met: language.met, hits: hits.get(language) ?? 0 }))
        .filter(({ hits }) => hits >= ENOUGH_WORDS && hits >= ownHits && hits >= said.length * ENOUGH_SHARE)
        .sort((a, b) => b.hits - a.hits);
      return heard[0]?.met ?? null;
    },
    danger(text) {
      const given = inWords(text);
      const found = new Set(wholeDangers(given).map(({ language }) => language));
      for (const { said, language } of otherDangers) if (given.said.includes(said)) found.add(language);
      return unheard.find((language) => found.has(language))?.met ?? null;
    },
    mayBeIn,
    turnsTo: (locale, text) => mayBeIn(locale, text) || !isOfTheirs(inWords(text)),
  };
}

const UNKNOWN: Foreign = { line: null, offer: null, isHeard: false };

function compiled(
  tag: string,
  { script, letters, words, danger, line, change }: OtherLanguage,
  { there, also }: Pick<Beside, 'there' | 'also'>,
) {
  const spoken = there.map(languageOf).includes(tag) ? change : undefined;
  const said = spoken ? { line: `${spoken.line} ${spoken.told}`, offer: spoken.line } : { line, offer: null };
  return {
    tag,
    met: { ...said, isHeard: also.map(languageOf).includes(tag) },
    letters: letters === undefined ? null : new RegExp(`[${letters}]`, 'gu'),
    script: script === undefined ? null : new RegExp(`\\p{Script=${script}}`, 'gu'),
    words: words.map((one) => ` ${plain(one)} `),
    danger: danger.map((one) =>
      LATIN.test(one) ? { said: ` ${plain(one)} `, whole: true } : { said: plain(one), whole: false },
    ),
  };
}

const saidIn = ({ danger }: Compiled) => danger.map(({ said }) => said);

type OtherLanguage = z.infer<typeof otherLanguage>;
type Compiled = ReturnType<typeof compiled>;

const languageOf = (locale: string) => locale.split('-')[0] ?? locale;

/** A message is asked about several times in a turn. */
const REMEMBERED = 8;

const inWords = remembering(REMEMBERED, (text: string) => {
  const words = plain(text).split(' ');
  return { said: ` ${words.join(' ')} `, words: new Set(words), length: words.length };
});

type InWords = ReturnType<typeof inWords>;

const hitsOf = (words: readonly string[], { said }: InWords) => words.filter((word) => said.includes(word)).length;

/** Which of many phrases (each with a blank before and behind it) stand in a message: only those are looked for whose first word does. */
function byFirstWord<Phrase extends { readonly said: string }>(phrases: readonly Phrase[]) {
  const byWord = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const [first = ''] = phrase.said.trim().split(' ');
    byWord.set(first, [...(byWord.get(first) ?? []), phrase]);
  }
  return ({ said, words }: InWords): Phrase[] =>
    [...words].flatMap((word) => byWord.get(word)?.filter((phrase) => said.includes(phrase.said)) ?? []);
}

/** Of several languages in one script, the one whose own letters stand in it most often; null where none do, or as many of two. */
function byLetters(text: string, written: readonly Compiled[]): Foreign | null {
  const [first, second] = written
    .map(({ met, letters }) => ({ met, own: letters === null ? 0 : count(text, letters) }))
    .sort((a, b) => b.own - a.own);
  return first !== undefined && first.own > (second?.own ?? 0) ? first.met : null;
}

const LATIN = /\p{Script=Latin}/u;
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Letters that Unicode does not take apart into a letter and its accent. */
const APART: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' };

/** Small letters without accents, one blank between words. Other scripts keep their marks. */
function plain(text: string): string {
  return withoutAccents(text.toLowerCase())
    .replace(/[łıøđßæ]/gu, (letter) => APART[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}'-]+/gu, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .trim();
}
