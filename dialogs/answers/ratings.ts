import { countsSomething, numeralAt } from './numerals';
import { type Clause, type Message, type Token, wordAt } from './token';
import { Timing } from './timing';
import { type Mood, notTaken, type Parsed, taken } from './types';
import type { AnswerWords } from './words';

/** A figure given as a mood, on the scale of five; null for one that is not on any scale. */
interface Rating {
  readonly mood: Mood | null;
  readonly sure: boolean;
  readonly clause: number;
  readonly at: number;
  /** Said to be so now. */
  readonly now: boolean;
}

/** "7/10", "3", "2 or 3": what a stretch of tokens rates, and where it ends. */
interface Rated {
  readonly mood: Mood | null | 'apart';
  readonly end: number;
  readonly sure: boolean;
  /** It names its own scale, so that it cannot be counting anything. */
  readonly scaled: boolean;
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
  const onScale = ofNow.filter((r) => r.mood !== null);
  if (onScale.length === 0) return found.length === 0 ? null : notTaken('out-of-range');
  if (onScale.length < ofNow.length) return notTaken('contradiction');
  const kept = afterCorrection(onScale, message, words);
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

/** "out of 10 I'd say 6", "1 to 10, 7": the scale, when it is named apart from the figure. */
function scaleNamed(message: Message, words: AnswerWords): number {
  for (const { tokens } of message.clauses) {
    for (let i = 0; i < tokens.length; i++) {
      const named = scaleAt(tokens, i, words);
      if (named !== null) return named.top;
    }
  }
  return 5;
}

/** "out of 10" with no figure before it, or the question read back: "1 to 5?" */
function scaleAt(tokens: readonly Token[], at: number, words: AnswerWords): { top: number; end: number } | null {
  const before = numeralAt(tokens, at - 1, words.common);
  const over = before === null ? overAt(tokens, at, words) : null;
  if (over !== null) return { top: over.value, end: over.end };
  const range = rangeAt(tokens, at, words);
  return range !== null && range.isScale && range.from <= 1 && SCALES.includes(range.to) ? { top: range.to, end: range.end } : null;
}

/** The usual tops of a scale. "3/4" is not on one: it is "3 or 4". */
const SCALES: readonly number[] = [5, 10, 20, 50, 100];

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

function ratedAt(tokens: readonly Token[], at: number, scale: number, words: AnswerWords): Rated | null {
  const { numbers } = words.common;
  const range = rangeAt(tokens, at, words);
  const first = numeralAt(tokens, at, words.common);
  if (first === null) return null;
  const top = overAt(tokens, first.end, words);
  if (top !== null) {
    // "50/50" is the middle, not the top.
    const value = first.value === 50 && top.value === 50 ? 25 : first.value;
    return { mood: onFive(value, top.value), end: top.end, sure: true, scaled: true };
  }
  if (wordAt(tokens, first.end) === '%' || numbers.percent.has(wordAt(tokens, first.end))) {
    return { mood: onFive(first.value, 100), end: first.end + 1, sure: true, scaled: true };
  }
  if (range !== null) return ratedRange(tokens, range, scale, words);
  // A figure cannot be below the lowest mood in any other sense than this one; above the highest it may be on another scale.
  const mood = first.value > scale ? null : onFive(first.value, scale);
  return { mood, end: first.end, sure: first.value >= 1, scaled: false };
}

/** Of two neighbours the lower one is taken; two figures further apart are no answer. */
function ratedRange(tokens: readonly Token[], range: NonNullable<ReturnType<typeof rangeAt>>, scale: number, words: AnswerWords): Rated {
  const over = overAt(tokens, range.end, words);
  const top = over?.value ?? scale;
  const mood = range.to > top ? null : range.to - range.from > 1 ? 'apart' : onFive(range.from, top);
  return { mood, end: over?.end ?? range.end, sure: false, scaled: over !== null };
}

/** "/10", "out of ten" */
function overAt(tokens: readonly Token[], at: number, { common }: AnswerWords) {
  const start = wordAt(tokens, at) === '/' ? at + 1 : common.numbers.outOf.longest(tokens, at)?.end;
  const top = start === undefined ? null : numeralAt(tokens, start, common);
  return top !== null && SCALES.includes(top.value) ? top : null;
}

/**
 * Any scale to that of five: value ÷ top × 5, rounded to the nearest whole with halves going up (so 7/10, which is 3.5,
 * is a 4, and the ten steps fall into pairs), and never below 1 or above 5 ("0/10", "11/10").
 */
function onFive(value: number, top: number): Mood {
  const rounded = Math.round((value * 5) / top);
  return rounded <= 1 ? 1 : rounded === 2 ? 2 : rounded === 3 ? 3 : rounded === 4 ? 4 : 5;
}

/** "2 or 3", "2-3", "3/4", "2 maybe 3", rising or falling. */
function rangeAt(tokens: readonly Token[], at: number, words: AnswerWords) {
  const first = numeralAt(tokens, at, words.common);
  if (first === null || !Number.isInteger(first.value)) return null;
  let i = first.end;
  const joins = (word: string) => word === '-' || word === '/' || words.common.numbers.between.has(word);
  while (i < first.end + 2 && joins(wordAt(tokens, i))) i++;
  if (i === first.end) return null;
  // What joins them has been passed: a dash here is no minus.
  const second = numeralAt(tokens, i, words.common);
  if (second === null || !Number.isInteger(second.value) || second.value === first.value) return null;
  const [from, to] = [Math.min(first.value, second.value), Math.max(first.value, second.value)];
  const join = wordAt(tokens, first.end);
  return { from, to, end: second.end, isScale: join === '-' || words.common.numbers.upTo.has(join) };
}

/** The first and the last token that say something of their own, and do not merely stand round a rating. */
function oddTokens(tokens: readonly Token[], words: AnswerWords): { first: number; last: number } {
  let first = tokens.length;
  let last = -1;
  for (let i = 0; i < tokens.length; ) {
    const end = endOfFrame(tokens, i, words);
    if (end === i) {
      first = Math.min(first, i);
      last = i;
    }
    i = Math.max(end, i + 1);
  }
  return { first, last };
}

function endOfFrame(tokens: readonly Token[], at: number, { common, mood }: AnswerWords): number {
  const entry = mood.book.longest(tokens, at, common.within);
  const isFrame = entry !== null && !['other', 'none', 'wished'].includes(entry.entry.kind);
  const found = [
    isFrame ? entry : null,
    mood.frames.longest(tokens, at),
    common.fillers.longest(tokens, at),
    common.numbers.roughly.longest(tokens, at),
    common.corrections.longest(tokens, at),
    common.numbers.outOf.longest(tokens, at),
    numeralAt(tokens, at, common),
  ];
  return Math.max(at, ...found.map((f) => f?.end ?? at));
}

/** Whether a number, where it stands, is a mood; "loosely" when there is more in the clause. */
function fits(
  tokens: readonly Token[],
  at: number,
  rated: Rated,
  odd: { first: number; last: number },
  words: AnswerWords,
): 'yes' | 'loosely' | 'no' {
  const before = wordAt(tokens, at - 1);
  if (countsSomething(tokens, rated.end, words.common) || CURRENCY.has(before)) return 'no';
  if (isDenied(tokens, at, words) || isOrdinal(tokens, rated.end, words)) return 'no';
  const led = odd.first >= at;
  const followed = odd.last < rated.end;
  if (led && followed) return 'yes';
  if (rated.scaled) return 'loosely';
  if (!led) return followed && words.mood.leadIns.has(before) ? 'loosely' : 'no';
  return beginsRemark(tokens, rated.end, words) ? 'loosely' : 'no';
}

const CURRENCY: ReadonlySet<string> = new Set(['£', '$', '€']);

/** "not a 3", "not even a 2" */
function isDenied(tokens: readonly Token[], at: number, { common }: AnswerWords): boolean {
  return [1, 2, 3].some(
    (back) =>
      common.negators.longest(tokens, at - back) !== null && common.corrections.longest(tokens, at - back) === null,
  );
}

/** "2nd" */
function isOrdinal(tokens: readonly Token[], end: number, { common }: AnswerWords): boolean {
  const next = tokens[end];
  return next?.kind === 'word' && next.glued && common.numbers.roughly.longest(tokens, end) === null;
}

/** After a leading figure: "3 hostel kicking off" goes on to something else; "4 lads" and "1 drink" count. */
function beginsRemark(tokens: readonly Token[], at: number, words: AnswerWords): boolean {
  const next = wordAt(tokens, at);
  if (words.common.little.has(next) || words.common.fillers.longest(tokens, at) !== null) return true;
  if (words.mood.book.longest(tokens, at)?.entry.kind === 'level') return true;
  const number = numeralAt(tokens, at - 1, words.common);
  if (number === null || Math.abs(number.value) === 1) return false;
  return ![next, wordAt(tokens, at + 1)].some((word) => !words.common.little.has(word) && /[^su]s$/u.test(word));
}
