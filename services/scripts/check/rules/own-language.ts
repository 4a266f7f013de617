import { languageOf } from '../countries';
import { error, type Finding } from '../finding';
import type { LocaleSource } from '../project';
import { shapeOf } from '../shape';
import type { Entry } from '../wording-source';

/** From so many small words on, and so many times as many as of its own, a text is in the other language. */
const ENOUGH = 3;
const TIMES = 2;

/** What stands in the folder of a language is in that language. Told once a file: a file is taken for another as a whole. */
export function checkOwnLanguage(locale: LocaleSource, locales: readonly LocaleSource[]): Finding[] {
  const own = new Set(locale.style.ownWords);
  const others = locales
    .filter(({ tag }) => languageOf(tag) !== languageOf(locale.tag))
    .map(({ tag, style }) => ({ tag, words: new Set(style.ownWords.filter((word) => !own.has(word))) }));
  const foreign = [...locale.entries.values()].flatMap((entry) => {
    const written = wordsOf(entry);
    const mine = count(written, own);
    const [tag] = others
      .filter(({ words }) => count(written, words) >= Math.max(ENOUGH, TIMES * mine))
      .map((other) => other.tag);
    return tag === undefined ? [] : [{ entry, tag }];
  });
  return [...new Set(foreign.map(({ entry }) => entry.file))].flatMap((file) => {
    const found = foreign.filter(({ entry }) => entry.file === file);
    const [first] = found;
    if (first === undefined) return [];
    const { entry, tag } = first;
    const more = found.length > 1 ? `, as do ${found.length - 1} more in this file` : '';
    const what = `this reads as ${tag}, in the folder of ${locale.tag}${more}`;
    return [error('own-language', { file, line: entry.lineOf('say') }, entry.cue, what, `write it in ${locale.tag}`)];
  });
}

const known = new WeakMap<Entry, readonly string[]>();

/** Words in quotes may be anybody's: what somebody else is to text. */
function wordsOf(entry: Entry): readonly string[] {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const literal = entry.variants.map(({ words }) => shapeOf(words.source).literal.replace(/"[^"]*"/g, ' ')).join(' ');
  const found =
    literal
      .toLowerCase()
      .replaceAll('\u2019', "'")
      .match(/[\p{L}']+/gu) ?? [];
  known.set(entry, found);
  return found;
}

const count = (written: readonly string[], known: ReadonlySet<string>) =>
  written.filter((word) => known.has(word)).length;
