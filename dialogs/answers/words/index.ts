import { parse } from 'yaml';
import { z } from 'zod';
import { Lexicon } from '../reading/lexicon';
import { Misspellings } from '../reading/misspellings';
import type { PhraseBook } from '../reading/phrases';
import { cut } from '../reading/pieces';
import { choiceSection, compileChoice } from './choice';
import { commonSection, compileCommon } from './common';
import { compileMood, moodSection } from './mood';
import type { PhraseReader } from './phrase';
import { compileProgress, compileYesNo, progressSection, yesNoSection } from './replies';
import { compileDate, compileTime, dateSection, timeSection } from './times';

/** locales/<tag>/understanding/answers.yaml: how people of one language answer. */
export const answersFile = z.strictObject({
  common: commonSection,
  mood: moodSection,
  'yes-no': yesNoSection,
  progress: progressSection,
  choice: choiceSection,
  time: timeSection,
  date: dateSection,
});
export type AnswersFile = z.infer<typeof answersFile>;

/** A language's answers.yaml, ready for the parsers. */
export type AnswerWords = ReturnType<typeof compileAnswerWords>;

/** @throws ZodError naming the line's place in the file, when `file` is not of the shape of answers.yaml. */
export function readAnswerWords(file: unknown): AnswerWords {
  return compileAnswerWords(answersFile.parse(file));
}

/** The same, from the text of the file. */
export function parseAnswerWords(yaml: string): AnswerWords {
  return readAnswerWords(parse(yaml));
}

export function compileAnswerWords(file: AnswersFile) {
  const { spellings, ...rest } = file.common;
  const lexicon = new Lexicon(spellings, stringsIn([rest, { ...file, common: [] }]));
  const reader: PhraseReader = {
    read: (text) => lexicon.phrase(text),
    face: (text) => cut(text, () => false).find((p) => p.kind === 'emoji')?.text ?? text,
  };
  const common = compileCommon(file.common, reader);
  const mood = compileMood(file.mood, reader);
  const yesNo = compileYesNo(file['yes-no'], reader);
  const progress = compileProgress(file.progress, file['yes-no'], reader);
  const choice = compileChoice(file.choice, reader);
  const time = compileTime(file.time, reader);
  const date = compileDate(file.date, reader);
  const guess = (...books: readonly PhraseBook<unknown>[]) =>
    new Misspellings(new Set(books.flatMap((b) => [...b.words])), (word) => lexicon.knows(word));
  const moments = [
    time.parts,
    time.half,
    time.quarter,
    time.noon,
    time.midnight,
    date.days,
    date.weekdays,
    date.months,
  ];
  return {
    reading: { lexicon, joins: common.joins },
    common,
    mood,
    yesNo,
    progress,
    choice,
    time,
    date,
    /** Which misspelt words each type looks for. */
    guess: {
      mood: guess(mood.book),
      yesNo: guess(yesNo.book),
      progress: guess(progress.book),
      moment: guess(...moments, date.weekend, date.fortnight),
    },
  };
}

/** Every string that a value holds, keys included. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* stringsIn(inner);
    }
  }
}
