export { parseChoice } from './choice';
export { DAYS_AHEAD, parseDate } from './date';
export { parseMood } from './mood';
export { parseNumber } from './number';
export { parseAnswer } from './parse-answer';
export { parseProgress } from './progress';
export { parseText } from './text';
export { parseTime } from './time';
export {
  type AnswerOptions,
  type AnswerType,
  type AnswerValue,
  type AnswerValues,
  type Choice,
  LONGEST_ANSWER,
  type Mood,
  type NotTaken,
  type Parsed,
  type Progress,
} from './types';
export { parseWhen } from './when';
export { type AnswersFile, type AnswerWords, answersFile, parseAnswerWords, readAnswerWords } from './words';
export { parseYesNo } from './yes-no';
