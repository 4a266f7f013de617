import { addDays, weekday } from '../time';
import { type Mark, type Marks, saying } from './marks';
import type { Wish } from './wish';
import type { RhythmWords, Word } from './words';

/** "mondays", and no "tues". */
export function namesDaysOfEveryWeek({ says, written }: Mark, { isEachDay }: RhythmWords): boolean {
  return says.some((said) => said.kind === 'days' && (said.days.length > 1 || isEachDay(written)));
}

/** Days of every week are meant, one by one or all of them: "fridays", "every friday", "on a friday". */
export function isOfEachWeek({ marks, clauses }: Marks, words: RhythmWords): boolean {
  if (marks.some((mark) => dayOf(mark) !== null && namesDaysOfEveryWeek(mark, words))) return true;
  return clauses.some(({ tokens }) => tokens.some((_, at) => words.each.longest(tokens, at) !== null));
}

/** Beside these a day that is left out is a part of how they want it every week, or of a longer break. */
const OF_MORE_DAYS: readonly Word[] = ['only', 'less', 'more', 'until', 'after', 'resume', 'from', 'to', 'this-one'];
const PACES: ReadonlySet<string> = new Set(['every', 'a-day', 'a-week', 'for', 'occasion', 'place']);

/**
 * "Dont text me friday", "skip weds im in court": the coming one, where one day of the week is left out and nothing says that each of
 * them is meant. Null for anything else.
 */
export function oneDayIn(read: Marks, words: RhythmWords, today: string): Wish | null {
  const { marks } = read;
  if (isOfEachWeek(read, words) || OF_MORE_DAYS.some((word) => saying(marks, word))) return null;
  if (marks.some(({ says }) => says.some(({ kind }) => PACES.has(kind)))) return null;
  const days = marks.filter(({ says }) => says.some(({ kind }) => kind === 'days'));
  const [named] = days;
  const day = named === undefined ? null : dayOf(named);
  if (named === undefined || day === null || days.length > 1) return null;
  const once = howLeftOut(marks, named);
  if (once === null) return null;
  // Said on the day itself it is the next one: today's is "not today".
  const ahead = (day - weekday(today) + 6) % 7;
  const from = addDays(today, ahead + 1);
  return { kind: 'pause', from, until: addDays(from, 1), once };
}

/** The words that leave it out stand right before it; or they end the message, and it was told before: "court on weds no text pls". */
function howLeftOut(marks: readonly Mark[], named: Mark): 'texts' | 'day' | 'told' | null {
  const before = marks.find(({ clause, end }) => clause === named.clause && end === named.at);
  if (before !== undefined && leavesOut(before)) return isOfTexts(before) ? 'texts' : 'day';
  const last = marks.at(-1);
  const isLast = last !== undefined && marks.indexOf(named) === marks.length - 2;
  return isLast && leavesOut(last) && says(last, 'not-then') && isOfTexts(last) ? 'told' : null;
}

/** The one day of the week that a mark names. */
function dayOf({ says }: Mark): number | null {
  for (const said of says) if (said.kind === 'days' && said.days.length === 1) return said.days[0] ?? null;
  return null;
}

const says = (mark: Mark, word: Word) => mark.says.some(({ kind }) => kind === word);

/** "Except friday", "never friday" leave out each of them. */
const leavesOut = (mark: Mark) => says(mark, 'leave-out') && (says(mark, 'not-then') || says(mark, 'pause'));

/** "Do not text me", and no bare "not". */
const isOfTexts = (mark: Mark) => says(mark, 'pause');
