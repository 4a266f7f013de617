import { error, type Finding } from '../finding';
import type { HouseStyle } from '../house-style';
import { questionsIn, sentencesOf, wordsOf } from '../prose';
import { readingGrade } from '../reading-grade';
import type { Speech } from '../speech';
import type { Entry } from '../wording-source';

/** Words in a sentence, at most. */
const MOST_WORDS = 15;

/** Short sentences, and one question at a time. */
export function checkSentences({ entry, variant, spoken }: Speech): Finding[] {
  const where = { file: entry.file, line: variant.line };
  const texts = [...new Set(spoken.map(({ plain }) => plain))];
  const long = texts.flatMap(sentencesOf).find((sentence) => wordsOf(sentence).length > MOST_WORDS);
  const small = texts.flatMap(sentencesOf).find((sentence) => /^[¿¡]?\p{Ll}/u.test(sentence));
  const questions = Math.max(0, ...texts.map(questionsIn));
  return [
    ...(long === undefined
      ? []
      : [
          error(
            'sentence-length',
            where,
            entry.cue,
            `"${long}" has ${wordsOf(long).length} words (at most ${MOST_WORDS})`,
            'make two sentences of it',
          ),
        ]),
    ...(small === undefined
      ? []
      : [error('capital', where, entry.cue, `"${small}" begins small`, 'put a word before it')]),
    ...(questions > 1
      ? [
          error(
            'questions',
            where,
            entry.cue,
            `it asks ${questions} questions at once (at most 1)`,
            'keep the one that matters',
          ),
        ]
      : []),
  ];
}

/** How hard everything that is said at one moment is to read. Taken together, since a short text alone says little. */
export function gradeOf(speeches: readonly Speech[], style: HouseStyle): number {
  return readingGrade(
    speeches.flatMap(({ spoken }) => spoken.map(({ plain }) => plain)),
    style.measure,
  );
}

/** Nothing is too hard. @param grade of everything that is said at the moment */
export function checkReadingGrade(entry: Entry, grade: number, style: HouseStyle): Finding[] {
  if (style.readingGrade === undefined || grade <= style.readingGrade) return [];
  const what = `it reads at school grade ${grade.toFixed(1)} (at most ${style.readingGrade})`;
  return [error('reading-grade', entry, entry.cue, what, 'use shorter words and shorter sentences')];
}
