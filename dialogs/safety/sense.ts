import { inBuckets, type Learnt } from '../learning';
import { remembering } from '../remember';
import { SAFETY_CATEGORIES, type SafetyCategory } from './categories';
import type { MessageReader } from './message-reader';
import type { Token } from './normalise';
import type { Span } from './phrases/run';
import { CATEGORY_BUCKETS } from './school';

/** What a message is like, of all those that were learnt from. */
export interface Feeling {
  readonly tier: 'concern' | 'urgent';
  readonly category: SafetyCategory;
}

/** Longer messages are felt part by part: what is said in one of many sentences would be lost among the others. Words. */
const LONGEST_PART = 60;
const NEXT_PART = 30;
/** How much nearer danger is felt where there was danger, or many low days, before. */
const WARY = 0.15;
/**
 * So few words are soon like anything: more likeness is asked of them, where there is no reason to ask sooner. Of the 74 held-out messages
 * in danger that are as short it costs one.
 */
const FEW_WORDS = 6;
const LIKER = 0.2;
/** A sentence among others counts by itself only where it is long enough to be like something, and far on the urgent side. Words. */
const ONE_SENTENCE = { fewest: 6, liker: 0.2 };
/** A message is asked about several times in a turn. */
const REMEMBERED = 8;
/** A quotation has so many words; it is looked for among the first words of a message. */
const QUOTED = { fewest: 4, most: 16, step: 4, among: 200 };

/** `calm`: nothing came before; `open`: few words are enough; `wary`: there is reason to ask sooner. */
export type Wariness = 'calm' | 'open' | 'wary';

/**
 * Hears danger that no pattern was written for, by its likeness to messages in which people were in danger. Pure, deterministic, linear in
 * the length of a message.
 */
export class Sense {
  /** What a message feels like; null where it is like the harmless ones. */
  readonly feel: (text: string, wariness: Wariness) => Feeling | null;

  constructor(
    private readonly alarms: Learnt,
    private readonly categories: Learnt,
    private readonly reader: MessageReader,
    /** Whether a message is a bare answer ("yes", "6 o'clock"): of so few words likeness is chance, and nothing is felt. */
    isBareAnswer: (text: string) => boolean,
  ) {
    this.feel = remembering(REMEMBERED, (text: string, wariness: Wariness) =>
      isBareAnswer(text) ? null : this.feelAnew(text, wariness),
    );
  }

  /** The words that it rests on most: where in the text they begin and end. */
  quote(text: string): { readonly start: number; readonly end: number } {
    const tokens = this.reader.tokens(text);
    const span = this.nearest(tokens);
    return { start: tokens[span.from]?.start ?? 0, end: tokens[span.to - 1]?.end ?? text.length };
  }

  private feelAnew(text: string, wariness: Wariness): Feeling | null {
    const tokens = this.reader.tokens(text);
    const isLittle = wariness === 'calm' && tokens.length <= FEW_WORDS;
    const needed = wariness === 'wary' ? -WARY : isLittle ? LIKER : 0;
    const isShort = tokens.length <= LONGEST_PART;
    const parts = isShort ? [this.reader.pieces(text)] : partsOf(tokens).map((part) => this.reader.piecesOf(part));
    const felt = parts.map((part) => this.feelPart(part, needed));
    const urgent = felt.find((one) => one?.tier === 'urgent') ?? this.urgentSentence(tokens);
    return urgent ?? felt.find((one) => one !== null) ?? null;
  }

  /** What is urgent in one sentence is not lost among those about the bus. */
  private urgentSentence(tokens: readonly Token[]): Feeling | null {
    const sentences = sentencesOf(tokens);
    if (sentences.length < 2) return null;
    for (const sentence of sentences) {
      if (sentence.length < ONE_SENTENCE.fewest) continue;
      const pieces = this.reader.piecesOf(sentence);
      const urgent = this.alarms.standing(pieces).get('urgent') ?? 0;
      if (urgent > ONE_SENTENCE.liker) return { tier: 'urgent', category: this.categoryOf(pieces) };
    }
    return null;
  }

  /** @param needed how far on the side of danger it must lie for a question */
  private feelPart(pieces: readonly number[], needed: number): Feeling | null {
    const standing = this.alarms.standing(pieces);
    const urgent = (standing.get('urgent') ?? 0) > 0;
    if (!urgent && (standing.get('danger') ?? 0) <= needed) return null;
    return { tier: urgent ? 'urgent' : 'concern', category: this.categoryOf(pieces) };
  }

  private categoryOf(pieces: readonly number[]): SafetyCategory {
    const standings = this.categories.standing(inBuckets(pieces, CATEGORY_BUCKETS));
    const at = (category: SafetyCategory) => standings.get(category) ?? Number.NEGATIVE_INFINITY;
    return SAFETY_CATEGORIES.reduce((best, category) => (at(category) > at(best) ? category : best));
  }

  /** The row of words that stands furthest on the side of danger by itself. */
  private nearest(tokens: readonly Token[]): Span {
    let best: Span = { from: 0, to: tokens.length };
    let furthest = Number.NEGATIVE_INFINITY;
    const last = Math.min(tokens.length, QUOTED.among);
    for (let from = 0; from < last; from += 1) {
      for (let many = QUOTED.fewest; many <= QUOTED.most && from + many <= last; many += QUOTED.step) {
        const standing = this.alarms.standing(this.reader.piecesOf(tokens.slice(from, from + many))).get('danger') ?? 0;
        if (standing <= furthest) continue;
        furthest = standing;
        best = { from, to: from + many };
      }
    }
    return best;
  }
}

/** A message in parts that overlap, so that nothing is cut in two. */
function partsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  for (let from = 0; from === 0 || from + NEXT_PART < tokens.length; from += NEXT_PART) {
    parts.push(tokens.slice(from, from + LONGEST_PART));
  }
  return parts;
}

function sentencesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const starts = tokens.flatMap(({ pause }, i) => (i > 0 && pause === 'sentence' ? [i] : []));
  return [0, ...starts].map((from, i) => tokens.slice(from, starts[i] ?? tokens.length));
}
