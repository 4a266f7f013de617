export {
  type AlsoHeard,
  type CompiledSafety,
  compileSafety,
  openSafety,
  readSafetyBook,
  type SafetyBook,
} from './book';
export { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
export {
  detectSafely,
  detectSafety,
  isFeltOnly,
  LONGEST_HEARD,
  type Quotation,
  quoteEvidence,
  type SafetyContext,
  type SafetyFinding,
  type SafetyTier,
} from './detect';
export { MessageReader } from './message-reader';
export { harmless, type KnownMessage, messagesFile, messagesOf, messagesOfBook } from './messages';
export { orThrow, type Read } from './phrases/problem';
export { proveSafetyBook } from './prove';
export { ALARMS, type Alarm, alarmsUnseen, type Learning, schoolAlarms, schoolCategories } from './school';
export { type Feeling, Sense } from './sense';
export { readSpelling, type Spelling } from './spelling/rules';
