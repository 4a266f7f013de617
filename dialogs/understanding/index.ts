export { besideSlip } from './beside-slip';
export { apartFrom } from './clauses';
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
export { PLAINLY, recognise, UNSURE, type Understanding } from './intents';
export { exactKeyword, freeFormOptOut, hearOptOut, type Keyword, optOutEvidence } from './keywords';
export { examplesFile, type IntentLesson, intentLessons, isHeavy } from './lessons';
export { type CompiledOptOut, compileOptOut, type OptOutBook, openOptOut, readOptOutBook } from './opt-out-book';
export { type OptOutLesson, optOutLessons, optOutLessonsOfBook, optOutsFile } from './opt-out-lessons';
export { optOutsUnseen, schoolOptOuts } from './opt-out-school';
export { type OptOutHeard, OptOutSense, optOutAt } from './opt-out-sense';
export { proveIntentBook, proveOptOutBook } from './prove';
export { NEEDS, REMARKS, type Remark } from './remark-names';
export { compileRemarks, openRemarks, proveRemarkBook, type RemarkBook, remarksIn } from './remarks';
export { INTENT_BUCKETS, type IntentSchooling, schoolIntents } from './school';
export { wantsSecondOpinion, worthUsing } from './second-opinion';
export { IntentSense } from './sense';
