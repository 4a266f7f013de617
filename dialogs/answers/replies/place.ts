import { deniesNext } from '../mood/levels';
import type { Found } from '../reading/phrases';
import { type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Reply, ReplyWords } from '../words/replies';

/** "no one", "no money": the word belongs to what follows. "no I'm fine", "no, money" and "nah money" are a no. */
export function isDeterminer<L extends string>(
  tokens: readonly Token[],
  at: number,
  end: number,
  own: ReplyWords<L>,
  words: AnswerWords,
): boolean {
  const { common } = words;
  if (end - at > 1) return false;
  // "no good", "nae too shabby": a mood.
  const isMood = words.mood.book.longest(tokens, at)?.entry.kind === 'level' || deniesNext(tokens, end, words);
  if (common.closeNegators.has(wordAt(tokens, at)) && isMood) return true;
  if (!own.determiners.has(tokens[at]?.written ?? '')) return false;
  const next = tokens[end];
  return (
    next !== undefined &&
    !common.little.has(next.word) &&
    common.fillers.longest(tokens, end) === null &&
    common.negators.longest(tokens, end) === null &&
    common.corrections.longest(tokens, end) === null &&
    own.asides.longest(tokens, end) === null &&
    own.book.longest(tokens, end) === null
  );
}

/**
 * Words that could answer by themselves, but belong to what follows: "I do | not want to", "not really | good",
 * "absolutely | awful", "been | better". A yes or no to a question is followed by something else than a mood.
 */
export function isBegun<L extends string>(
  tokens: readonly Token[],
  at: number,
  { entry, end }: Found<Reply<L>>,
  { common, mood }: AnswerWords,
): boolean {
  const moodAt = (i: number) => mood.book.longest(tokens, i, common.within);
  const following = moodAt(end)?.entry.kind;
  const spanning = [at, end - 1].some((i) => {
    const found = moodAt(i);
    return found?.entry.kind === 'level' && found.end > end;
  });
  if (entry.place === 'whole')
    return spanning || following === 'level' || common.negators.longest(tokens, end) !== null;
  const measures = ['strong', 'soft'].includes(moodAt(at)?.entry.kind ?? '');
  return (measures && following === 'level') || (entry.place === 'anywhere' && spanning);
}
