import { Temporal } from 'temporal-polyfill';
import type { AnswerWords } from '../answers';
import type { Token } from '../answers/reading/token';
import { addDays, daysBetween } from '../time';
import { type Marks, numbersOf, saying } from './marks';
import { isOfEachWeek } from './one-day';
import { figureBefore, type NamedSpan, type Span, spanAt } from './spans';
import type { RhythmWords, Word } from './words';

/** A break as it was named: `from` null for now; `until` the local day on which texts come again, null when it was not named. */
export interface NamedBreak {
  readonly from: string | null;
  readonly until: string | 'open' | null;
  /** No more than a day of the week, which may be told for another reason. */
  readonly loose: boolean;
}

/** A longer break between two days is no break, but days the wrong way round. */
const LONGEST_RANGE = 183;

/** A break with a beginning: "24 dec to 2 jan", "from friday for a week", "over xmas"; `which` where its days make no sense, null for none. */
export function rangeIn(
  read: Marks,
  words: RhythmWords,
  answers: AnswerWords,
  today: string,
): NamedBreak | 'which' | null {
  const named = spansIn(read, words, answers);
  const range = rangeOf(read, named, words, answers, today) ?? stretchIn(read, named, words, today);
  if (range === null || range === 'which') return range;
  const { from, until } = range;
  if (from !== null && until !== null && until !== 'open' && daysBetween(from, until) > LONGEST_RANGE) return 'which';
  return { ...range, from: from !== null && from > today ? from : null };
}

function spansIn({ clauses }: Marks, words: RhythmWords, answers: AnswerWords): NamedSpan[] {
  return clauses.flatMap(({ tokens }, clause) => {
    const named: NamedSpan[] = [];
    for (let at = 0; at < tokens.length; ) {
      const span = spanAt(tokens, at, words, answers);
      if (span !== null) named.push({ clause, ...span });
      at = span?.end ?? at + 1;
    }
    return named;
  });
}

/** "24 dec to 2 jan", "from 24 dec til 2 jan", "24-27 dec", "between xmas and new year" */
function rangeOf(
  read: Marks,
  named: readonly NamedSpan[],
  words: RhythmWords,
  answers: AnswerWords,
  today: string,
): NamedBreak | 'which' | null {
  for (const second of named) {
    const { tokens } = read.clauses[second.clause] ?? { tokens: [] };
    // "And" joins a first day and a last only after "between".
    const and = saying(read.marks, 'from') !== undefined;
    const joint = jointBefore(tokens, second.at, words, and);
    const joined = joint ?? jointAt(tokens, second.at, words, and);
    if (joined === null) continue;
    // "al 2 de enero": the joint is read as a part of the day.
    const other = joint === null ? spanAt(tokens, joined.end, words, answers) : second;
    if (other === null) continue;
    const first = named.find(({ clause, end }) => clause === second.clause && end === joined.at);
    const figure = first === undefined ? figureBefore(tokens, joined.at - 1) : null;
    if (first !== undefined && !isOfEveryWeek(read, first)) return between(first, other, joined.inclusive, today);
    const last = figure === null ? null : other.on(today)?.last;
    const from = last == null || figure === null ? null : figure(last);
    if (last != null && from !== null) return spanned({ first: from, last }, joined.inclusive);
  }
  return null;
}

function between(
  first: Pick<NamedSpan, 'on'>,
  second: Pick<NamedSpan, 'on'>,
  inclusive: boolean,
  today: string,
): NamedBreak | 'which' | null {
  const begins = first.on(today);
  if (begins === null) return null;
  const soon = second.on(today);
  // It began some days ago, and goes on.
  const lastYear = Temporal.PlainDate.from(begins.first).subtract({ years: 1 }).toString();
  if (soon !== null && soon.last < begins.first && daysBetween(lastYear, soon.last) <= LONGEST_RANGE) {
    return spanned({ first: lastYear, last: soon.last }, inclusive, soon.first);
  }
  const ends = second.on(begins.first);
  if (ends === null || ends.last < begins.first) return 'which';
  return spanned({ first: begins.first, last: ends.last }, inclusive, ends.first);
}

/** @param until where its end is the day on which texts come again */
function spanned({ first, last }: Span, inclusive: boolean, until = last): NamedBreak {
  return { from: first, until: inclusive || until <= first ? addDays(last, 1) : until, loose: false };
}

/** "from friday", "from friday for a week", "over xmas", "next week", "pause tomorrow" */
function stretchIn(read: Marks, named: readonly NamedSpan[], words: RhythmWords, today: string): NamedBreak | null {
  const begins = named.find((span) => says(read.clauses[span.clause]?.tokens ?? [], span.at, 'from', words));
  const hasLimit = saying(read.marks, 'until') !== undefined || saying(read.marks, 'after') !== undefined;
  const isOpen = saying(read.marks, 'open-ended') !== undefined;
  const [days] = numbersOf(read.marks, 'for');
  if (begins === undefined && (hasLimit || isOpen)) return null;
  const spans = named.flatMap((span) => span.on(today) ?? []).filter(({ last }) => last > today);
  const [one = null] = begins === undefined ? spans : [begins.on(today)];
  if (one === null) return null;
  if (days !== undefined) return { from: one.first, until: addDays(one.first, days), loose: false };
  if (begins !== undefined && begins.kind !== 'occasion')
    return { from: one.first, until: isOpen ? 'open' : null, loose: false };
  const last =
    spans
      .map((span) => span.last)
      .sort()
      .at(-1) ?? one.last;
  const first = spans.map((span) => span.first).sort()[0] ?? one.first;
  const isWeekday = named.every(({ kind }) => kind === 'weekday');
  if (isWeekday && (named.length > 1 || isOfEachWeek(read, words) || !mayBeOnce(read))) return null;
  return { from: first, until: addDays(last, 1), loose: isWeekday };
}

/** "pause monday" is one day, and so is "no texts this monday"; "no texts on monday" leaves Mondays out. */
function mayBeOnce({ marks }: Marks): boolean {
  const isLeavingOut = saying(marks, 'leave-out') !== undefined || saying(marks, 'only') !== undefined;
  return saying(marks, 'this-one') !== undefined || !isLeavingOut;
}

/** "monday to friday", with nothing that says which: the days of every week. */
function isOfEveryWeek({ marks }: Marks, { clause, at, kind }: NamedSpan): boolean {
  const phrase = marks.find((mark) => mark.clause === clause && mark.at === at);
  const isWeek = phrase?.says.some((said) => said.kind === 'days' && said.days.length > 1) === true;
  return kind === 'weekday' && isWeek;
}

interface Joint {
  readonly at: number;
  readonly end: number;
  /** "to" takes the last day in; "till" is when it is over. */
  readonly inclusive: boolean;
}

function jointBefore(tokens: readonly Token[], end: number, words: RhythmWords, and: boolean): Joint | null {
  for (let at = Math.max(0, end - MOST_JOINT_WORDS); at < end; at++) {
    const joint = jointAt(tokens, at, words, and);
    if (joint?.end === end) return joint;
  }
  return null;
}

function jointAt(tokens: readonly Token[], at: number, words: RhythmWords, and: boolean): Joint | null {
  const said = words.says.longest(tokens, at);
  const isOne = (kind: Word) => said?.entry.some((one) => one.kind === kind) === true;
  if (said !== null && (isOne('to') || isOne('until'))) return { at, end: said.end, inclusive: isOne('to') };
  const joins = and ? words.both.longest(tokens, at) : null;
  if (joins !== null) return { at, end: joins.end, inclusive: true };
  if (tokens[at]?.word === '-') return { at, end: at + 1, inclusive: true };
  return null;
}

const MOST_JOINT_WORDS = 4;

/** Whether words that say this end where a span begins, or begin it. */
function says(tokens: readonly Token[], at: number, kind: Word, words: RhythmWords): boolean {
  for (let from = Math.max(0, at - MOST_JOINT_WORDS); from <= at; from++) {
    const said = words.says.longest(tokens, from);
    if (said?.entry.some((one) => one.kind === kind) && said.end >= at) return true;
  }
  return false;
}
