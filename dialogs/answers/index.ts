export { leavesChoiceOpen, parseChoice } from './choice/choice';
export { DAYS_AHEAD, parseDate } from './moments/date';
export { momentIn } from './moments/moment-in';
export { parseTime } from './moments/time';
export { parseWhen } from './moments/when';
export { parseMood } from './mood/mood';
export { parseNumber } from './number';
export { parseAnswer } from './parse-answer';
export { parseProgress } from './replies/progress';
export { parseYesNo } from './replies/yes-no';
export { saysOnlyAnswer } from './says-only-answer';
export { parseText } from './text';
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
export { type AnswersFile, type AnswerWords, answersFile, parseAnswerWords, readAnswerWords } from './words';
