import { sentencesOf, wordsOf } from './prose';

/**
 * The Flesch-Kincaid grade of English sentences taken together: the school year (US) in which they can be read.
 * Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", 1975. Figures count one syllable.
 */
export function readingGrade(plain: readonly string[]): number {
  const sentences = [...new Set(plain.flatMap(sentencesOf))];
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const perWord = (syllables + PADDING * ORDINARY) / (words.length + PADDING);
  return 0.39 * (words.length / sentences.length) + 11.8 * perWord - 15.59;
}

/** A text of a few words says little about how hard it is: it is judged as if so many ordinary words stood with it. */
const PADDING = 5;
const ORDINARY = 1.3;

/** How many syllables an English word has, by its spelling: groups of vowels, less those that are silent. */
export function syllablesIn(word: string): number {
  return word
    .toLowerCase()
    .split('-')
    .reduce((sum, part) => sum + inPart(part.replace(/['\u2019](?:s|m|d|t|re|ve|ll)\b|[^a-z]/g, ''), part), 0);
}

/** Words whose vowels mislead. */
const KNOWN: Readonly<Record<string, number>> = {
  someone: 2,
  anyone: 3,
  something: 2,
  area: 3,
  idea: 3,
  maybe: 2,
  wicked: 2,
  hundred: 2,
};

function inPart(letters: string, written: string): number {
  if (letters === '') return 1;
  const known = KNOWN[letters];
  if (known !== undefined) return known;
  const groups = letters
    .replace('every', 'evry')
    .replace(SILENT_E_INSIDE, '')
    .replace(/(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$/, '')
    .replace(/(?<=[^aeiouytd])ed$/, 'd')
    .replace(/(?<=[^aeiouyscxzhg])es$/, 's')
    .match(/[aeiouy]+/g);
  const parted = letters.match(PARTED)?.length ?? 0;
  const negated = /[ds]n['\u2019]t$/.test(written) ? 1 : 0;
  return Math.max(1, (groups?.length ?? 0) + parted) + negated;
}

/** safely, hopeful, homeless, sometimes: the e closes the word that the ending was put to. */
const SILENT_E_INSIDE =
  /(?<=[aeiouy][^aeiouy])e(?=(?:ly|ful|less|ness|ment|some|thing|times?|where|body|one|what|day)$)/g;

/** Neighbouring vowels that are spoken apart, and endings (bottled, struggles) that keep a vowel of their own. */
const PARTED =
  /ia(?![ln]$)|io(?!u|n)|(?<=[^ctx])io(?=us)|eo(?!u|p)|[aeiouy]ing$|ua(?![rl])|(?<=[a-z]{2})ie(?:r|st)$|uie(?=t)|[^aeiouyl]l(?:ed|es)$/g;
