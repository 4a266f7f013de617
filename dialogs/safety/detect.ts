import type { SafetyBook } from './book';
import { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
import type { Token } from './normalise';
import { type HeardPhrase, listen } from './phrases/listen';
import type { Feeling, Wariness } from './sense';

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
  /** Danger was heard from them in the last day. */
  readonly afterDanger?: boolean;
  /** In the last day they told of having taken something that may cost a life. */
  readonly afterTaking?: boolean;
  /** Today they told of having used drugs. */
  readonly afterUsing?: boolean;
  /** Some hours ago at most they named a medicine; and said that they took some of it, and not how much. */
  readonly afterMedicine?: boolean;
  readonly afterSome?: boolean;
  /** One of us may have done it: few words are enough to ask. */
  readonly ofOneOfUs?: boolean;
}

/** The words that a finding rests on: the pattern's id, and the part of the message. */
export interface Quotation {
  readonly id: string;
  readonly words: string;
}

/** Low days in a row after which less is needed to ask. */
const ROW_OF_LOW_DAYS = 3;
/** The evidence of what no pattern heard begins with this, then a dot and the category. */
const LEARNT = 'learnt';

/** Longer messages are heard at both ends only, and a human reads them. Characters. */
export const LONGEST_HEARD = 5_000;

/**
 * What a message says about somebody's safety. Pure, deterministic, linear in its length.
 * @see detectSafely, which is what a conversation must use.
 */
export function detectSafety(text: string, book: SafetyBook, context: SafetyContext = {}): SafetyFinding {
  const own = detectIn(text, book, book.sense, context);
  if (book.also.length === 0) return own;
  const heard = book.also.map(({ book, isIn }) => detectIn(text, book, isIn(text) ? book.sense : null, context));
  return heard.reduce(higher, own);
}

function detectIn(text: string, book: SafetyBook, sense: SafetyBook['sense'], context: SafetyContext): SafetyFinding {
  const said = conclude(hear(book.phrasebook.normalise(text), book, context), book);
  // The surest wording needs no second opinion.
  return said.tier === 'urgent' ? said : joined(said, sense?.feel(text, warinessOf(context)) ?? null);
}

const HEIGHT: Readonly<Record<SafetyTier, number>> = { none: 0, concern: 1, urgent: 2 };

/** Of two languages, what is graver; of both, what it rests on. */
function higher(one: SafetyFinding, other: SafetyFinding): SafetyFinding {
  const graver = HEIGHT[other.tier] > HEIGHT[one.tier] ? other : one;
  return { ...graver, evidence: [...new Set([...one.evidence, ...other.evidence])] };
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

/** Whether no pattern heard it: it is only like messages in which there was danger. */
export function isFeltOnly({ evidence }: SafetyFinding): boolean {
  return evidence.length > 0 && evidence.every((id) => id.startsWith(`${LEARNT}.`));
}

/** The words behind a finding, for the human who is told: never for a log. */
export function quoteEvidence(text: string, book: SafetyBook, context: SafetyContext = {}): Quotation[] {
  const others = book.also.map(({ book, isIn }) => ({ book, sense: isIn(text) ? book.sense : null }));
  const books = [{ book, sense: book.sense }, ...others];
  const said = books.flatMap((one) => quoteSaid(text, one.book, context));
  if (said.length > 0) return said;
  return books.flatMap(({ sense }) => quoteFelt(text, sense, context)).slice(0, 1);
}

function quoteSaid(text: string, book: SafetyBook, context: SafetyContext): Quotation[] {
  const tokens = book.phrasebook.normalise(text);
  return hear(tokens, book, context).map(({ id, span }) => ({
    id,
    words: text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? text.length),
  }));
}

function quoteFelt(text: string, sense: SafetyBook['sense'], context: SafetyContext): Quotation[] {
  const felt = sense?.feel(text, warinessOf(context)) ?? null;
  if (sense === null || felt === null) return [];
  const { start, end } = sense.quote(text);
  return [{ id: `${LEARNT}.${felt.category}`, words: text.slice(start, end) }];
}

/** After danger or a row of low days less is needed to ask. */
function warinessOf({ afterDanger, lowDays, ofOneOfUs }: SafetyContext): Wariness {
  if (afterDanger === true || (lowDays ?? 0) >= ROW_OF_LOW_DAYS) return 'wary';
  return ofOneOfUs === true ? 'open' : 'calm';
}

/** Either may hear what the other misses; neither silences the other. */
function joined(said: SafetyFinding, felt: Feeling | null): SafetyFinding {
  if (felt === null) return said;
  const evidence = [...said.evidence, `${LEARNT}.${felt.category}`];
  if (said.tier === 'none') return { tier: felt.tier, category: felt.category, evidence };
  if (felt.tier !== 'urgent') return { ...said, evidence };
  return { tier: felt.tier, category: isTurnedRound(said, felt) ? said.category : felt.category, evidence };
}

/** What is felt does not know who threatens whom; the words of a pattern do, where they tell who did it. */
function isTurnedRound(said: SafetyFinding, felt: Feeling): boolean {
  if (said.category === 'being-harmed') return felt.category === 'harm-to-others';
  return felt.category === 'being-harmed' && said.evidence.every((id) => id.endsWith(DID_IT));
}

/** How the evidence ends that whoever writes did it, to somebody at home. */
const DID_IT = '.at-home';

function hear(tokens: readonly Token[], book: SafetyBook, context: SafetyContext): HeardPhrase[] {
  return listen(book.phrasebook, tokens, (id) => {
    const pattern = book.patterns.get(id);
    if (!pattern) return false;
    const asked = pattern['when-asked'];
    if (asked.length > 0 && !asked.includes(context.asked ?? '')) return false;
    if (pattern['after-taking']) return context.afterTaking === true;
    if (pattern['after-using']) return context.afterUsing === true;
    if (pattern['after-some']) return context.afterSome === true;
    if (pattern['after-medicine']) return context.afterMedicine === true;
    const days = pattern['low-days'];
    if (pattern['after-danger'] && context.afterDanger === true) return true;
    return days === 0 ? !pattern['after-danger'] : (context.lowDays ?? 0) >= days;
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
