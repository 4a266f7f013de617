import type { AnswerWords } from '../answers';
import { momentAt } from '../answers/moments/clock';
import { dayAt } from '../answers/moments/dates';
import { numeralAt } from '../answers/reading/numerals';
import { readMessage } from '../answers/reading/read';
import type { Clause, Token } from '../answers/reading/token';
import type { RhythmWords, Said, Word } from './words';

/** One thing that a message says about time, and where. A phrase may say more than one thing. */
export interface Mark {
  readonly says: readonly Said[];
  /** As it stood in the message, in small letters. */
  readonly written: string;
  readonly clause: number;
  readonly at: number;
  readonly end: number;
}

export interface Marks {
  readonly clauses: readonly Clause[];
  readonly marks: readonly Mark[];
  /** How many words belong to none of it. */
  readonly odd: number;
  /** A day, a time or a figure stands in it. */
  readonly dated: boolean;
}

/** What a message says about when, how often and where somebody wants to be texted, from left to right, the longest phrase first. */
export function marksIn(text: string, words: RhythmWords, answers: AnswerWords, today: string): Marks {
  const { clauses } = readMessage(text, answers.reading, answers.guess.moment);
  const marks: Mark[] = [];
  let odd = 0;
  let dated = false;
  clauses.forEach(({ tokens }, clause) => {
    for (let at = 0; at < tokens.length; ) {
      if (beginsNothing(tokens[at], words)) {
        odd++;
        at++;
        continue;
      }
      const mark = markAt(tokens, at, words, answers);
      const place = mark === null ? null : placeAfter(mark, tokens, words);
      if (mark !== null) marks.push({ ...mark, written: written(tokens, at, mark.end), clause, at });
      if (mark !== null && place !== null)
        marks.push({ ...place, written: written(tokens, mark.end, place.end), clause, at: mark.end });
      const when = mark === null ? whenEnd(tokens, at, answers, today) : at;
      if (when > at || tokens[at]?.kind === 'figures') dated = true;
      const end = place?.end ?? mark?.end ?? Math.max(when, asideEnd(tokens, at, words, answers));
      if (end === at) odd++;
      at = Math.max(end, at + 1);
    }
  });
  return { clauses, marks, odd, dated };
}

/** Most words. A spelling may bring a word to figures: "midi et quart" is "12:15". */
function beginsNothing(token: Token | undefined, { begins }: RhythmWords): boolean {
  return token?.kind === 'word' && !begins.has(token.word) && !/^\d/.test(token.word);
}

function markAt(tokens: readonly Token[], at: number, words: RhythmWords, answers: AnswerWords) {
  const found: { readonly said: Said; readonly end: number }[] = [];
  for (const book of [words.numbers, words.days, words.occasions]) {
    const one = book.longest(tokens, at);
    if (one !== null) found.push({ said: one.entry, end: one.end });
  }
  // "in two weeks", "give me a week"
  const start = answers.date.in.longest(tokens, at)?.end ?? at;
  const phrase = words.spans.longest(tokens, start);
  if (phrase !== null) found.push({ said: phrase.entry, end: phrase.end });
  const plain = words.says.longest(tokens, at);
  if (plain !== null) for (const said of plain.entry) found.push({ said, end: plain.end });
  const span = spanAt(tokens, start, answers);
  if (span !== null) found.push(span);
  const weekday = answers.date.weekdays.longest(tokens, at);
  if (weekday !== null) found.push({ said: { kind: 'days', days: [weekday.entry] }, end: weekday.end });
  if (found.length === 0) return null;
  const end = Math.max(...found.map((one) => one.end));
  return { says: found.filter((one) => one.end === end).map(({ said }) => said), end };
}

/** The place after "we moved to" or "i am in". */
function placeAfter({ says, end }: Pick<Mark, 'says' | 'end'>, tokens: readonly Token[], words: RhythmWords) {
  const staying = says.some(({ kind }) => kind === 'staying');
  if (!staying && !says.some(({ kind }) => kind === 'moved')) return null;
  const found = words.places.longest(tokens, end);
  if (found === null) return null;
  const place = written(tokens, end, found.end);
  const said = { kind: 'place', zone: found.entry[0] ?? null, place, staying } as const;
  return { says: [said], end: found.end };
}

function written(tokens: readonly Token[], from: number, to: number): string {
  const parts = tokens.slice(from, to).map((token) => token.written);
  return parts.join(' ');
}

/** "3 weeks", "ten days", "two months" */
function spanAt(tokens: readonly Token[], at: number, { common, date }: AnswerWords) {
  const number = numeralAt(tokens, at, common);
  if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > 366) return null;
  const units = [date.dayUnits, date.weekUnits, date.monthUnits].map((unit) => unit.longest(tokens, number.end));
  const found = units.findIndex((unit) => unit !== null);
  const end = units[found]?.end;
  if (end === undefined) return null;
  return { said: { kind: 'for', many: number.value * ([1, 7, 28][found] ?? 1) } as const, end };
}

/** Where a day, a time or a sign ends that stands here. */
function whenEnd(tokens: readonly Token[], at: number, answers: AnswerWords, today: string): number {
  const ends = [
    dayEnd(tokens, at, answers, today),
    momentAt(tokens, at, answers)?.end,
    answers.date.months.longest(tokens, at)?.end,
    tokens[at]?.kind === 'sign' ? at + 1 : at,
  ];
  return Math.max(...ends.map((end) => end ?? at));
}

/** Where words end that say nothing by themselves. */
function asideEnd(tokens: readonly Token[], at: number, words: RhythmWords, { common, time }: AnswerWords): number {
  const books = [words.asides, common.fillers, time.asides, time.leadIns, time.after];
  return Math.max(at, ...books.map((book) => book.longest(tokens, at)?.end ?? at));
}

/** Where a day ends that stands here; "on mondays" only up to the weekday, which says something by itself. */
function dayEnd(tokens: readonly Token[], at: number, answers: AnswerWords, today: string): number | undefined {
  const end = dayAt(tokens, at, today, answers)?.end;
  if (end === undefined) return undefined;
  for (let inside = at + 1; inside < end; inside++) {
    if (answers.date.weekdays.longest(tokens, inside) !== null) return inside;
  }
  return end;
}

/** The first mark that says this, if any does. */
export function saying(marks: readonly Mark[], kind: Word): Mark | undefined {
  return marks.find(({ says }) => says.some((said) => said.kind === kind));
}

/** The numbers that marks of one kind say, in order. */
export function numbersOf(marks: readonly Mark[], kind: 'every' | 'a-day' | 'a-week' | 'for'): readonly number[] {
  return marks.flatMap(({ says }) => says.flatMap((said) => (said.kind === kind ? [said.many] : [])));
}
