import type { Clause, Message } from '../reading/token';
import { type Mood, notTaken, type Parsed, taken } from '../types';
import type { AnswerWords } from '../words';
import { fits, oddTokens } from './rating-fit';
import { type Rated, ratedAt, scaleAt, scaleNamed } from './scales';
import { Timing } from './timing';

/** A figure given as a mood, on the scale of five; null for one that is not on any scale. */
interface Rating {
  readonly mood: Mood | null;
  readonly sure: boolean;
  readonly clause: number;
  readonly at: number;
  /** Said to be so now. */
  readonly now: boolean;
}

/** A mood given in figures. Null when there is none. */
export function ratingIn(message: Message, words: AnswerWords): Parsed<Mood> | null {
  const found: Rating[] = [];
  let apart = false;
  const scale = scaleNamed(message, words);
  message.clauses.forEach((clause, index) => {
    for (const { rated, at, sure, time } of ratedIn(clause, scale, words)) {
      if (rated.mood === 'apart') apart = true;
      else found.push({ mood: rated.mood, sure: sure && rated.sure, clause: index, at, now: time === 'now' });
    }
  });
  if (apart) return notTaken('contradiction');
  const ofNow = found.some((r) => r.now) ? found.filter((r) => r.now) : found;
  const kept = afterCorrection(ofNow, message, words);
  const onScale = kept.filter((r) => r.mood !== null);
  if (onScale.length === 0) return found.length === 0 ? null : notTaken('out-of-range');
  if (onScale.length < kept.length) return notTaken('contradiction');
  const moods = kept.flatMap((r) => (r.mood === null ? [] : [r.mood]));
  const [lowest, highest] = [Math.min(...moods), Math.max(...moods)];
  if (highest - lowest > 1) return notTaken('contradiction');
  const mood = moods.find((m) => m === lowest);
  return mood === undefined ? null : taken(mood, lowest === highest && kept.every((r) => r.sure));
}

/** "4… no, 3": only what comes after the correction counts. */
function afterCorrection(found: readonly Rating[], message: Message, words: AnswerWords): readonly Rating[] {
  const last = found.at(-1);
  if (last === undefined || found.length === 1) return found;
  for (let c = last.clause; c >= 0; c--) {
    const tokens = message.clauses[c]?.tokens ?? [];
    for (let i = c === last.clause ? last.at - 1 : tokens.length - 1; i >= 0; i--) {
      if (words.common.corrections.longest(tokens, i) === null) continue;
      return found.filter((r) => r.clause > c || (r.clause === c && r.at > i)).map((r) => ({ ...r, sure: false }));
    }
  }
  return found;
}

/** The ratings of one clause that are not of another day. */
function ratedIn({ tokens }: Clause, scale: number, words: AnswerWords) {
  const odd = oddTokens(tokens, words);
  const found: { rated: Rated; at: number; sure: boolean }[] = [];
  const timing = new Timing<(typeof found)[number]>();
  for (let i = 0; i < tokens.length; ) {
    const said = words.mood.book.longest(tokens, i);
    const filler = words.common.fillers.longest(tokens, i);
    const kind = said?.entry.kind;
    if (kind === 'past' || kind === 'present' || kind === 'now') timing.mark(kind);
    // "nice one", "24/7": the figure belongs to the phrase.
    const phrase = Math.max(said?.end ?? 0, filler?.end ?? 0);
    const named = phrase > i + 1 ? { end: phrase } : scaleAt(tokens, i, words);
    const rated = named === null ? ratedAt(tokens, i, scale, words) : null;
    const fit = rated === null ? 'no' : fits(tokens, i, rated, odd, words);
    if (rated !== null && fit !== 'no') {
      const rating = { rated, at: i, sure: fit === 'yes' };
      found.push(rating);
      timing.say(rating);
    }
    i = rated?.end ?? named?.end ?? i + 1;
  }
  const times = timing.times();
  return found.map((rating) => ({ ...rating, time: times.get(rating) })).filter(({ time }) => time !== 'past');
}
