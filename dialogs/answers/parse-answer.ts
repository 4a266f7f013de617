import { parseChoice } from './choice/choice';
import { parseDate } from './moments/date';
import { parseTime } from './moments/time';
import { parseWhen } from './moments/when';
import { parseMood } from './mood/mood';
import { parseNumber } from './number';
import { parseProgress } from './replies/progress';
import { parseYesNo } from './replies/yes-no';
import { parseText } from './text';
import type { AnswerOptions, AnswerType, AnswerValues, Parsed } from './types';

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
export function parseAnswer<T extends AnswerType>(
  type: T,
  text: string,
  options: AnswerOptions,
): Parsed<AnswerValues[T]> {
  return PARSERS[type](text, options);
}
