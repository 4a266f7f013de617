import { parseChoice } from './choice';
import { parseDate } from './date';
import { parseMood } from './mood';
import { parseNumber } from './number';
import { parseProgress } from './progress';
import { parseText } from './text';
import { parseTime } from './time';
import type { AnswerOptions, AnswerType, AnswerValues, Parsed } from './types';
import { parseWhen } from './when';
import { parseYesNo } from './yes-no';

const PARSERS: { readonly [T in AnswerType]: (text: string, options: AnswerOptions) => Parsed<AnswerValues[T]> } = {
  mood: parseMood,
  'yes-no': parseYesNo,
  choice: parseChoice,
  text: parseText,
  number: parseNumber,
  time: parseTime,
  date: parseDate,
  when: parseWhen,
  progress: parseProgress,
};

/** Reads an answer as its question asks. Never throws; the same words and options give the same result. */
export function parseAnswer<T extends AnswerType>(type: T, text: string, options: AnswerOptions): Parsed<AnswerValues[T]> {
  return PARSERS[type](text, options);
}
