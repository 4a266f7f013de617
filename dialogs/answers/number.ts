import { countsSomething, numeralAt } from './reading/numerals';
import { readMessage } from './reading/read';
import { wordAt } from './reading/token';
import { type AnswerOptions, LONGEST_ANSWER, notTaken, type Parsed, taken } from './types';

/** Anything longer is a telephone number or a reference, not an amount. */
const MOST_DIGITS = 9;

/** The one number that a message names. Two different ones, a clock time or a score are unclear. */
export function parseNumber(
  text: string,
  { words, min, max }: Pick<AnswerOptions, 'words' | 'min' | 'max'>,
): Parsed<number> {
  if (text.length > LONGEST_ANSWER) return notTaken('too-long');
  if (text.trim() === '') return notTaken('empty');
  const { common, time, choice } = words;
  const values: number[] = [];
  let odd = 0;
  for (const { tokens } of readMessage(text, words.reading).clauses) {
    for (let i = 0; i < tokens.length; ) {
      const number = numeralAt(tokens, i, common);
      const loose = number === null || number.value === 1 ? common.numbers.loose.longest(tokens, i) : null;
      const token = tokens[i];
      if (loose !== null) values.push(loose.entry);
      else if (number !== null) values.push(number.value);
      else if (token?.kind === 'figures') return notTaken(token.word.length > MOST_DIGITS ? 'out-of-range' : 'unclear');
      const end = loose?.end ?? number?.end;
      if (end === undefined) {
        const aside =
          common.fillers.longest(tokens, i) ??
          choice.asides.longest(tokens, i) ??
          common.numbers.roughly.longest(tokens, i);
        if (aside === null && !common.little.has(wordAt(tokens, i)) && token?.kind === 'word') odd++;
        i = aside?.end ?? i + 1;
        continue;
      }
      // "9am", "7/10", "not 3" are no amounts.
      if (wordAt(tokens, end) === '/' || time.am.longest(tokens, end) !== null || time.pm.longest(tokens, end) !== null)
        return notTaken('unclear');
      if (common.negators.longest(tokens, i - 1) !== null && common.corrections.longest(tokens, i - 1) === null)
        return notTaken('unclear');
      i = countsSomething(tokens, end, common) ? end + 1 : end;
    }
  }
  const [value, ...others] = new Set(values);
  if (value === undefined || others.length > 0) return notTaken('unclear');
  if (value < (min ?? Number.NEGATIVE_INFINITY) || value > (max ?? Number.POSITIVE_INFINITY))
    return notTaken('out-of-range');
  return taken(value, odd === 0);
}
