import { countsSomething, numeralAt } from '../reading/numerals';
import { type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Rated } from './scales';

/** The first and the last token of a clause that say something of their own. */
export interface OddTokens {
  readonly first: number;
  readonly last: number;
}

/** Every token that does not merely stand round a rating. */
export function oddTokens(tokens: readonly Token[], words: AnswerWords): OddTokens {
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
export function fits(
  tokens: readonly Token[],
  at: number,
  rated: Rated,
  odd: OddTokens,
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
