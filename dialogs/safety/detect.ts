import { SAFETY_CATEGORIES, type SafetyBook, type SafetyCategory } from './book';
import type { Token } from './normalise';
import { type HeardPhrase, listen } from './phrases/listen';

export type SafetyTier = 'none' | 'concern' | 'urgent';

/** What was heard about somebody's safety. `evidence` names patterns; there is never a score. */
export interface SafetyFinding {
  readonly tier: SafetyTier;
  readonly category: SafetyCategory | null;
  readonly evidence: readonly string[];
}

/** What came before the message. */
export interface SafetyContext {
  /** The cue of the question it answers. */
  readonly asked?: string | null;
  /** Low days in a row, today's included. */
  readonly lowDays?: number;
}

/** The words that a finding rests on: the pattern's id, and the part of the message. */
export interface Quotation {
  readonly id: string;
  readonly words: string;
}

/** Longer messages are heard at both ends only, and a human reads them. Characters. */
export const LONGEST_HEARD = 5_000;

/**
 * What a message says about somebody's safety. Pure, deterministic, linear in its length.
 * @see detectSafely, which is what a conversation must use.
 */
export function detectSafety(text: string, book: SafetyBook, context: SafetyContext = {}): SafetyFinding {
  return conclude(hear(book.phrasebook.normalise(text), book, context), book);
}

/** As `detectSafety`, but never silent: an over-long message, or a fault in here, is at least a concern. Never throws. */
export function detectSafely(text: string, book: SafetyBook, context: SafetyContext = {}): SafetyFinding {
  try {
    if (text.length <= LONGEST_HEARD) return detectSafety(text, book, context);
    const ends = [text.slice(0, LONGEST_HEARD), text.slice(-LONGEST_HEARD)].map((end) =>
      detectSafety(end, book, context),
    );
    const worst = ends.find((end) => end.tier === 'urgent') ?? ends.find((end) => end.tier === 'concern');
    const evidence = [...new Set(ends.flatMap((end) => end.evidence))];
    return { tier: worst?.tier ?? 'concern', category: worst?.category ?? null, evidence: [...evidence, 'too-long'] };
  } catch {
    return { tier: 'concern', category: null, evidence: ['detector-failed'] };
  }
}

/** The words behind a finding, for the human who is told: never for a log. */
export function quoteEvidence(text: string, book: SafetyBook, context: SafetyContext = {}): Quotation[] {
  const tokens = book.phrasebook.normalise(text);
  return hear(tokens, book, context).map(({ id, span }) => ({
    id,
    words: text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? text.length),
  }));
}

function hear(tokens: readonly Token[], book: SafetyBook, context: SafetyContext): HeardPhrase[] {
  return listen(book.phrasebook, tokens, (id) => {
    const pattern = book.patterns.get(id);
    if (!pattern) return false;
    const asked = pattern['when-asked'];
    if (asked.length > 0 && !asked.includes(context.asked ?? '')) return false;
    return (context.lowDays ?? 0) >= pattern['low-days'];
  });
}

function conclude(heard: readonly HeardPhrase[], book: SafetyBook): SafetyFinding {
  const findings = heard.flatMap(({ id, softened }) => {
    const pattern = book.patterns.get(id);
    return pattern ? [{ category: pattern.category, tier: softened ? ('concern' as const) : pattern.tier }] : [];
  });
  const tier = findings.some((f) => f.tier === 'urgent') ? 'urgent' : findings.length > 0 ? 'concern' : 'none';
  const category = SAFETY_CATEGORIES.find((c) => findings.some((f) => f.tier === tier && f.category === c)) ?? null;
  return { tier, category, evidence: heard.map(({ id }) => id) };
}
