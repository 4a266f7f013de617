import type { SafetyBook } from './book';
import { detectSafety, type SafetyContext } from './detect';

/** Tries a book on the examples inside it. One sentence for each that does not hold; none when the book is sound. */
export function proveSafetyBook(shipped: SafetyBook): string[] {
  // Examples are about patterns, and not about what was learnt.
  const book: SafetyBook = { ...shipped, sense: null, also: [] };
  const problems: string[] = [];
  for (const [id, pattern] of book.patterns) {
    const context: SafetyContext = {
      asked: pattern['when-asked'][0] ?? null,
      lowDays: pattern['low-days'],
      afterDanger: pattern['after-danger'],
      afterTaking: pattern['after-taking'],
      afterUsing: pattern['after-using'],
      afterMedicine: pattern['after-medicine'],
      afterSome: pattern['after-some'],
    };
    for (const text of pattern.catches) {
      const { tier, evidence } = detectSafety(text, book, context);
      if (!evidence.includes(id))
        problems.push(`${id} must catch "${text}", and does not: add wording to "says", or mend a guard.`);
      else if (tier !== pattern.tier && tier !== 'urgent') {
        problems.push(
          `${id} catches "${text}" only as ${tier}, through a guard: list that guard under "ignores", or mend it.`,
        );
      }
    }
    for (const text of pattern.spares) {
      if (!detectSafety(text, book, context).evidence.includes(id)) continue;
      problems.push(`${id} must spare "${text}", and does not: add that wording to "unless".`);
    }
  }
  for (const text of book.quiet) {
    const { evidence } = detectSafety(text, book);
    if (evidence.length > 0)
      problems.push(`"${text}" is under "quiet", and ${evidence.join(', ')} hears it: add it to "unless" there.`);
  }
  return problems;
}
