export { readSafetyBook, type SafetyBook } from './book';
export { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
export {
  detectSafely,
  detectSafety,
  LONGEST_HEARD,
  type Quotation,
  quoteEvidence,
  type SafetyContext,
  type SafetyFinding,
  type SafetyTier,
} from './detect';
export { type KnownMessage, messagesFile, messagesOf, messagesOfBook } from './messages';
export { makeNormaliser } from './normalise';
export { orThrow, type Read } from './phrases/problem';
export { proveSafetyBook } from './prove';
export { border, LINES, type LineName, school, unseen } from './school';
export { type Feeling, Sense } from './sense';
export { readSpelling, type Spelling } from './spelling/rules';
