import { remembering } from '../../../dialogs/remember';
import { sentencesOf, wordsOf } from './prose';

export const MEASURES = ['flesch-kincaid', 'crawford', 'rix'] as const;
export type Measure = (typeof MEASURES)[number];

/** The school grade of sentences taken together, each counted once. */
export function readingGrade(plain: readonly string[], measure: Measure = 'flesch-kincaid'): number {
  const sentences = [...new Set(plain.flatMap(sentencesOf))];
  const words = sentences.flatMap(wordsOf);
  return words.length === 0 ? 0 : BY_MEASURE[measure](words, sentences.length);
}

type Grade = (words: readonly string[], sentences: number) => number;

const BY_MEASURE: Readonly<Record<Measure, Grade>> = {
  /**
   * English: the school year (US) in which it can be read. Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability
   * formulas", 1975. Figures count one syllable.
   */
  'flesch-kincaid': (words, sentences) => {
    const perWord = padded(words, syllablesIn, ORDINARY.english);
    return 0.39 * (words.length / sentences) + 11.8 * perWord - 15.59;
  },
  /** Spanish of primary school: Crawford, "Formula para determinar el nivel de lectura de materiales escritos en castellano", 1984. */
  crawford: (words, sentences) => {
    const perWord = padded(words, syllablesInSpanish, ORDINARY.spanish);
    return -0.205 * ((100 * sentences) / words.length) + 0.049 * 100 * perWord - 3.407;
  },
  /** Many languages: long words in a sentence. Anderson, "Lix and Rix: variations on a little-known readability index", 1983. */
  rix: (words, sentences) => {
    const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length >= LONG).length;
    return gradeOfRix((long + LONG_IN_ORDINARY) / (sentences + 1));
  },
};

const padded = (words: readonly string[], syllables: (word: string) => number, ordinary: number) =>
  (words.reduce((sum, word) => sum + syllables(word), 0) + PADDING * ordinary) / (words.length + PADDING);

/** Letters. */
const LONG = 7;
/** What RIX judges is judged as if one ordinary sentence stood with it. */
const LONG_IN_ORDINARY = 0.5;
/** Anderson's table: from so many long words in a sentence on it is this grade, and above the last it is for college. */
const RIX: readonly (readonly [number, number])[] = [
  [7.2, 13],
  [6.2, 12],
  [5.3, 11],
  [4.5, 10],
  [3.7, 9],
  [3.0, 8],
  [2.4, 7],
  [1.8, 6],
  [1.3, 5],
  [0.8, 4],
  [0.5, 3],
  [0.2, 2],
];

const gradeOfRix = (rix: number) => RIX.find(([from]) => rix >= from)?.[1] ?? 1;

/** A text of a few words says little about how hard it is: it is judged as if so many ordinary words stood with it. */
const PADDING = 5;
/** Syllables in an ordinary word. */
const ORDINARY = { english: 1.3, spanish: 1.9 } as const;

/** The words that the wording of a language is made of are few. */
const MOST_OF_A_LANGUAGE = 10_000;

/** How many syllables a Spanish word has: strong vowels, and weak ones that bear an accent, each; weak ones beside them none. */
export const syllablesInSpanish = remembering(MOST_OF_A_LANGUAGE, (word: string): number => {
  const letters = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/qu(?=[e\u00e9i\u00ed])/g, 'k')
    .replace(/gu(?=[e\u00e9i\u00ed])/g, 'g')
    .replace(/y(?![a-z\u00e1\u00e9\u00ed\u00f3\u00fa])/g, 'i');
  const groups = letters.match(/[aeiou\u00e1\u00e9\u00ed\u00f3\u00fa\u00fc]+/g) ?? [];
  return Math.max(
    1,
    groups.reduce(
      (sum, group) => sum + Math.max(1, group.match(/[aeo\u00e1\u00e9\u00ed\u00f3\u00fa]/g)?.length ?? 0),
      0,
    ),
  );
});

/** How many syllables an English word has, by its spelling: groups of vowels, less those that are silent. */
export const syllablesIn = remembering(MOST_OF_A_LANGUAGE, (word: string): number =>
  word
    .toLowerCase()
    .split('-')
    .reduce((sum, part) => sum + inPart(part.replace(/['\u2019](?:s|m|d|t|re|ve|ll)\b|[^a-z]/g, ''), part), 0),
);

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
