import type { AnswerWords } from '../answers';
import { numeralAt } from '../answers/reading/numerals';
import type { Clause, Token } from '../answers/reading/token';
import type { Marks } from './marks';
import type { RhythmWords } from './words';

/** What a number in it counts is no hour: "one a week". */
const COUNTS: ReadonlySet<string> = new Set(['every', 'a-day', 'a-week', 'for']);

/** The clauses as hours are looked for in them, cut where two things are both meant: "10 and 6" is two times, and "10 or 6" is about ten. */
export function piecesOf({ clauses, marks }: Marks, words: RhythmWords, { common }: AnswerWords): readonly Clause[] {
  return clauses.flatMap((clause, c) => {
    const counted = marks.filter((mark) => mark.clause === c && mark.says.some(({ kind }) => COUNTS.has(kind)));
    const isCount = (at: number) =>
      counted.some((mark) => at >= mark.at && at < mark.end) && numeralAt(clause.tokens, at, common) !== null;
    const pieces: Token[][] = [[]];
    for (let at = 0; at < clause.tokens.length; ) {
      const joint = words.both.longest(clause.tokens, at);
      const token = clause.tokens[at];
      if (joint !== null) pieces.push([]);
      else if (token !== undefined && !isCount(at)) pieces.at(-1)?.push(token);
      at = joint?.end ?? at + 1;
    }
    return pieces.map((tokens) => ({ ...clause, tokens }));
  });
}
