import type { AnswerWords } from '../answers';
import { type Clock, momentAt } from '../answers/moments/clock';
import { minutesOf, timeOf } from '../answers/moments/time';
import { type PhraseBook, phraseSet } from '../answers/reading/phrases';
import { readMessage } from '../answers/reading/read';
import type { Token } from '../answers/reading/token';
import type { Shift } from '../handoffs/shifts';
import type { Language } from '../language';
import { anyOf, plain } from './phrases';

/** What a rota says, from left to right. */
type Piece =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'until' };

/** More than so many stretches are no rota that somebody could read back in one line. */
const MOST = 5;
const HALF_DAY = 12 * 60;
const DAY = 24 * 60;

/**
 * A weekly rota as people text it: "mon wed 6pm-10pm, sat 10 til 2", "weekdays 9-5", "6-10pm mon to thu".
 * @returns null when it is not clear; `always` for "any time"
 */
export function readRota(
  text: string,
  { answers, rhythm, mentorWords }: Pick<Language, 'answers' | 'rhythm' | 'mentorWords'>,
): readonly Shift[] | 'always' | null {
  const { until, between, always } = mentorWords.rota;
  if (always.map(plain).includes(plain(text))) return 'always';
  const mayStand = phraseSet(between.map((phrase) => answers.reading.lexicon.phrase(phrase)));
  const parts = text.split(new RegExp(`\\s*[-–—]\\s*|\\s+${anyOf(until)}\\s+`, 'iu'));
  const pieces: Piece[] = [];
  for (const [index, part] of parts.entries()) {
    const read = piecesOf(part, answers, rhythm.days, mayStand);
    if (read === null) return null;
    if (index > 0) pieces.push({ kind: 'until' });
    pieces.push(...read);
  }
  return shiftsOf(pieces);
}

function piecesOf(
  part: string,
  answers: AnswerWords,
  days: Language['rhythm']['days'],
  mayStand: PhraseBook<true>,
): readonly Piece[] | null {
  const tokens = readMessage(part, answers.reading, answers.guess.moment).clauses.flatMap((clause) => clause.tokens);
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = pieceAt(tokens, at, answers, days);
    if (found !== null) pieces.push(found.piece);
    const end = found?.end ?? mayStand.longest(tokens, at)?.end ?? signEnd(tokens, at);
    if (end === null) return null;
    at = end;
  }
  return pieces;
}

const signEnd = (tokens: readonly Token[], at: number) => (tokens[at]?.kind === 'sign' ? at + 1 : null);

function pieceAt(tokens: readonly Token[], at: number, answers: AnswerWords, days: Language['rhythm']['days']) {
  const several = days.longest(tokens, at);
  if (several?.entry.kind === 'days')
    return { piece: { kind: 'days', days: several.entry.days }, end: several.end } as const;
  const one = answers.date.weekdays.longest(tokens, at);
  if (one !== null) return { piece: { kind: 'days', days: [one.entry] }, end: one.end } as const;
  const clock = momentAt(tokens, at, answers);
  return clock?.kind === 'clock' ? ({ piece: { kind: 'clock', clock }, end: clock.end } as const) : null;
}

/** Days go with the hours after them, or with those before them where the hours come first. */
function shiftsOf(pieces: readonly Piece[]): readonly Shift[] | null {
  const shifts: Shift[] = [];
  let days: number[] = [];
  let hours: Pick<Shift, 'from' | 'until'> | null = null;
  const hoursFirst = pieces[0]?.kind === 'clock';
  const close = () => {
    if (hours === null || days.length === 0) return false;
    shifts.push({ days: [...new Set(days)].sort(), ...hours });
    [days, hours] = [[], null];
    return true;
  };
  for (let at = 0; at < pieces.length; ) {
    const [one, joint, other] = pieces.slice(at, at + 3);
    const isSpan = joint?.kind === 'until' && one?.kind === other?.kind;
    if (one?.kind === 'clock' && isSpan && other?.kind === 'clock') {
      if (hoursFirst && hours !== null && !close()) return null;
      hours = hoursOf(one.clock, other.clock);
      if (!hoursFirst && !close()) return null;
    } else if (one?.kind === 'days') {
      days.push(...(isSpan && other?.kind === 'days' ? daysFrom(one.days, other.days) : one.days));
    } else return null;
    at += isSpan ? 3 : 1;
  }
  if (hoursFirst && !close()) return null;
  const isWhole = days.length === 0 && hours === null && shifts.length > 0;
  return isWhole && shifts.length <= MOST ? shifts : null;
}

/** "thu to mon" goes over the weekend. */
function daysFrom([first = 1]: readonly number[], last: readonly number[]): readonly number[] {
  const end = last.at(-1) ?? first;
  const length = ((end - first + 7) % 7) + 1;
  return Array.from({ length }, (_, ahead) => ((first - 1 + ahead) % 7) + 1);
}

/** Where morning or evening was not said: the shortest stretch, and of two alike the one that begins in waking hours. */
function hoursOf(from: Clock, until: Clock): Pick<Shift, 'from' | 'until'> {
  const pairs = minutesFor(from).flatMap((a) => minutesFor(until).map((b) => [a, b] as const));
  const [[start, end] = [0, 0]] = pairs.toSorted(
    (one, other) => lengthOf(one) - lengthOf(other) || oddness(one[0]) - oddness(other[0]),
  );
  return { from: timeOf(start), until: timeOf(end) };
}

function minutesFor({ hour, minute, half }: Clock): readonly number[] {
  const at = minutesOf(timeOf(hour * 60 + minute));
  return half === 'open' ? [at % HALF_DAY, (at % HALF_DAY) + HALF_DAY] : [at];
}

const lengthOf = ([from, until]: readonly [number, number]) => (until - from + DAY) % DAY || DAY;

/** 7 to 11 are of the morning, the others of the afternoon, as everywhere (answers). */
const oddness = (start: number) => (start >= 7 * 60 && start < 19 * 60 ? 0 : 1);
