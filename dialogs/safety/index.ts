export { readSafetyBook, SAFETY_CATEGORIES, type SafetyBook, type SafetyCategory } from './book';
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
export { orThrow, type Read } from './phrases/problem';
export { proveSafetyBook } from './prove';
export { readSpelling, type Spelling } from './spelling/rules';
