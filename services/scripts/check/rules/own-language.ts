import { languageOf } from '../countries';
import { error, type Finding } from '../finding';
import type { LocaleSource } from '../project';
import { shapeOf } from '../shape';
import type { Entry, Variant } from '../wording-source';

/** From so many small words on, and so many times as many as of its own, a text is in the other language. */
const ENOUGH = 3;
const TIMES = 2;
/** A sentence whose words stand e to this many times as often in the other language as in its own is in that one. */
const PLAINLY = 6;

/** What stands in the folder of a language is in that language. Told once a file: a file is taken for another as a whole. */
export function checkOwnLanguage(locale: LocaleSource, locales: readonly LocaleSource[]): Finding[] {
  const isElsewhere = [bySmallWords(locale, locales), bySentences(locale, locales)];
  const foreign = [...locale.entries.values()].flatMap((entry) => {
    const found = isElsewhere.map((judge) => judge(entry)).find((one) => one !== null);
    return found ? [{ entry, ...found }] : [];
  });
  return [...new Set(foreign.map(({ entry }) => entry.file))].flatMap((file) => {
    const found = foreign.filter(({ entry }) => entry.file === file);
    const [first] = found;
    if (first === undefined) return [];
    const { entry, tag, line, said } = first;
    const more = found.length > 1 ? `, as do ${found.length - 1} more in this file` : '';
    const what = `${said} reads as ${tag}, in the folder of ${locale.tag}${more}`;
    return [error('own-language', { file, line }, entry.cue, what, `write it in ${locale.tag}`)];
  });
}

/** What is in another language, and in which; null for what is in its own. */
type Judge = (entry: Entry) => { readonly tag: string; readonly line: number; readonly said: string } | null;

const others = (locale: LocaleSource, locales: readonly LocaleSource[]) =>
  locales.filter(({ tag }) => languageOf(tag) !== languageOf(locale.tag));

/** A whole wording, by the small words that its house style names: a folder that is a copy of another one is found too. */
function bySmallWords(locale: LocaleSource, locales: readonly LocaleSource[]): Judge {
  const own = new Set(locale.style.ownWords);
  const smallWords = others(locale, locales).map(({ tag, style }) => {
    return { tag, words: new Set(style.ownWords.filter((word) => !own.has(word))) };
  });
  return (entry) => {
    const written = sentencesIn(entry).flatMap(({ words }) => words);
    const mine = count(written, own);
    const found = smallWords.find(({ words }) => count(written, words) >= Math.max(ENOUGH, TIMES * mine));
    return found === undefined ? null : { tag: found.tag, line: entry.lineOf('say'), said: 'this' };
  };
}

/** One sentence, by how often its words are said in each language. */
function bySentences(locale: LocaleSource, locales: readonly LocaleSource[]): Judge {
  const own = saidIn(locale);
  // Of a language that is only begun too little is said to tell what its words are.
  const there = others(locale, locales).filter(({ entries }) => locale.entries.size * 2 >= entries.size);
  const elsewhere = there.map((other) => ({ tag: other.tag, said: saidIn(other) }));
  return (entry) => {
    // What stands here is no proof that it is said in this language.
    const here = new Set(sentencesIn(entry).flatMap(({ words }) => words));
    const oftenHere = (word: string) => often(own, word) - (here.has(word) ? 1 : 0);
    for (const { words, line, text } of sentencesIn(entry)) {
      if (words.length < 2) continue;
      const mine = sum(words.map((word) => Math.log(oftenHere(word))));
      const [likely] = elsewhere
        .map(({ tag, said }) => ({ tag, more: sum(words.map((word) => Math.log(often(said, word)))) - mine }))
        .toSorted((a, b) => b.more - a.more);
      if (likely !== undefined && likely.more > PLAINLY) return { tag: likely.tag, line, said: `"${text}"` };
    }
    return null;
  };
}

/** In how many wordings of a language each word stands. */
function saidIn({ entries }: LocaleSource): ReadonlyMap<string, number> {
  const said = new Map<string, number>();
  for (const entry of entries.values()) {
    for (const word of new Set(sentencesIn(entry).flatMap(({ words }) => words)))
      said.set(word, (said.get(word) ?? 0) + 1);
  }
  return said;
}

/** A word that was never said yet may be said. */
const often = (said: ReadonlyMap<string, number>, word: string) => (said.get(word) ?? 0) + 0.5;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

interface Sentence {
  readonly line: number;
  readonly text: string;
  readonly words: readonly string[];
}

const known = new WeakMap<Entry, readonly Sentence[]>();

function sentencesIn(entry: Entry): readonly Sentence[] {
  const sentences = known.get(entry) ?? entry.variants.flatMap(sentencesOf);
  known.set(entry, sentences);
  return sentences;
}

/** Words in quotes may be anybody's: what somebody else is to text. */
const sentencesOf = ({ line, words: { source } }: Variant): Sentence[] =>
  shapeOf(source)
    .literal.replace(/"[^"]*"/g, ' ')
    .split(/(?<=[.!?:;])\s+/)
    .map((text) => ({ line, text: text.trim().replace(/\s+/g, ' '), words: wordsOf(text) }));

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .match(/[\p{L}']+/gu) ?? [];

const count = (written: readonly string[], small: ReadonlySet<string>) =>
  written.filter((word) => small.has(word)).length;
