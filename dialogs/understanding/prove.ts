import type { IntentBook } from './intent-book';
import { recognise } from './intents';
import { optOutEvidence } from './keywords';
import type { OptOutBook } from './opt-out-book';

/** Tries an intents book on the examples inside it. One sentence for each that does not hold. */
export function proveIntentBook(shipped: IntentBook): string[] {
  // Examples are about patterns, and not about what was learnt.
  const book: IntentBook = { ...shipped, sense: null, also: [] };
  const problems: string[] = [];
  const names = [book.exampleMentor];
  for (const [id, { intent, kind, strong, catches, spares }] of book.patterns) {
    for (const text of catches) {
      const heard = recognise(text, book, { names });
      const same = heard.intent === intent && (kind === undefined || heard.entities['kind'] === kind);
      const got = `${heard.intent}${heard.entities['kind'] === undefined ? '' : ` (${heard.entities['kind']})`}`;
      if (!same)
        problems.push(`${id} must catch "${text}", and ${got} is heard: add wording to "says", or mend a guard.`);
      else if (strong && !heard.strong)
        problems.push(`${id} catches "${text}" without being sure: mend the guard that softens it.`);
    }
    for (const text of spares) {
      if (recognise(text, book, { names }).intent !== intent) continue;
      problems.push(`${id} must spare "${text}", and ${intent} is heard: add that wording to "unless".`);
    }
  }
  for (const text of book.quiet) {
    const { intent } = recognise(text, book, { names });
    if (intent !== 'unsure')
      problems.push(`"${text}" is under "quiet", and ${intent} is heard: add it to "unless" there.`);
  }
  return problems;
}

/** Tries an opt-out book on the examples inside it. One sentence for each that does not hold. */
export function proveOptOutBook(shipped: OptOutBook): string[] {
  const book: OptOutBook = { ...shipped, also: [] };
  const problems: string[] = [];
  for (const [id, { catches, spares }] of book.patterns) {
    for (const text of catches) {
      if (!optOutEvidence(text, book).includes(id))
        problems.push(`${id} must catch "${text}", and does not: add wording to "says".`);
    }
    for (const text of spares) {
      if (optOutEvidence(text, book).includes(id))
        problems.push(`${id} must spare "${text}", and does not: add it to "unless".`);
    }
  }
  for (const text of book.quiet) {
    const heard = optOutEvidence(text, book);
    if (heard.length > 0)
      problems.push(`"${text}" is under "quiet", and ${heard.join(', ')} hears it: add it to "unless" there.`);
  }
  return problems;
}
