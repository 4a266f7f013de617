export {
  type CompiledIntents,
  compileIntents,
  HELP_TOPICS,
  type HelpTopic,
  INTENTS,
  type Intent,
  type IntentBook,
  openIntents,
  readIntentBook,
  SLIP_KINDS,
  type SlipKind,
} from './intent-book';
export { recognise, UNSURE, type Understanding } from './intents';
export { exactKeyword, freeFormOptOut, type Keyword, optOutEvidence } from './keywords';
export { examplesFile, type IntentLesson, intentLessons } from './lessons';
export { type CompiledOptOut, compileOptOut, type OptOutBook, openOptOut, readOptOutBook } from './opt-out-book';
export { proveIntentBook, proveOptOutBook } from './prove';
export { INTENT_BUCKETS, type IntentSchooling, schoolIntents } from './school';
export { wantsSecondOpinion, worthUsing } from './second-opinion';
export { IntentSense } from './sense';
