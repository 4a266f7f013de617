import type { AnswerWords } from '../answers';
import { momentAt } from '../answers/moments/clock';
import { dayAt } from '../answers/moments/dates';
import { readMessage } from '../answers/reading/read';
import type { Token } from '../answers/reading/token';
import type { LocalTime } from '../time';
import { readWish } from './wish';
import type { RhythmWords } from './words';

/**
 * Whether a message names a day or a time and nothing else: "thursday at 5", "tues thurs sat", "7pm". Then it says when, and not what.
 * Pure; the same words, text and moment give the same result.
 */
export function isOnlyWhen(text: string, words: RhythmWords, answers: AnswerWords, now: LocalTime): boolean {
  const { clauses } = readMessage(text, answers.reading, answers.guess.moment);
  let named = 0;
  for (const { tokens } of clauses) {
    for (let at = 0; at < tokens.length; ) {
      const end = namedUntil(tokens, at, words, answers, now.date);
      if (end > at) named++;
      const next = Math.max(end, smallUntil(tokens, at, words, answers));
      if (next === at) return false;
      at = next;
    }
  }
  return named > 0 && (readWish(text, words, answers, now)?.wish.kind ?? 'set') === 'set';
}

/** Where a day, a time or a pace ends that stands here. */
function namedUntil(tokens: readonly Token[], at: number, words: RhythmWords, answers: AnswerWords, today: string) {
  return furthest(at, [
    dayAt(tokens, at, today, answers),
    momentAt(tokens, at, answers),
    answers.date.weekdays.longest(tokens, at),
    words.days.longest(tokens, at),
    words.numbers.longest(tokens, at),
  ]);
}

/** Where the small words end that stand between days and times. */
function smallUntil(tokens: readonly Token[], at: number, words: RhythmWords, answers: AnswerWords) {
  const sign = tokens[at]?.kind === 'sign' ? { end: at + 1 } : null;
  return furthest(at, [
    answers.time.leadIns.longest(tokens, at),
    answers.time.after.longest(tokens, at),
    answers.common.fillers.longest(tokens, at),
    words.both.longest(tokens, at),
    sign,
  ]);
}

function furthest(at: number, ends: readonly ({ readonly end: number } | null)[]): number {
  return Math.max(at, ...ends.map((one) => one?.end ?? at));
}
