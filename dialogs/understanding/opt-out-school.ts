import { type Diligence, inBuckets, type Line, learn, standing, type Telling, tellingOf } from '../learning';
import { hashOf } from '../learning/hash';
import type { OptOutLesson } from './opt-out-lessons';
import { INTENT_BUCKETS } from './school';

/** The one line that is learnt, by its name in the learnt file. */
export const OPT_OUT = 'opt-out';

const FEWEST = 1;
const DILIGENCE: Diligence = { cost: 1, examplesCost: 6, rounds: 8 };
/** The messages are split into so many parts, by family. */
const PARTS = 5;

export interface OptOutSchooling {
  readonly lines: ReadonlyMap<string, Line>;
  readonly telling: Telling;
}

/** Learns what asking for no more messages looks like. Pure and deterministic. */
export function schoolOptOuts(
  lessons: readonly OptOutLesson[],
  read: (text: string) => readonly number[],
): OptOutSchooling {
  const parted = piecesOf(lessons, read);
  const { line, telling } = learnFrom(parted);
  return { lines: new Map([[OPT_OUT, line]]), telling };
}

/** How each message stands, in the order of `lessons`, with a line that was learnt without its family. */
export function optOutsUnseen(
  lessons: readonly OptOutLesson[],
  read: (text: string) => readonly number[],
): readonly number[] {
  const parted = piecesOf(lessons, read);
  const lines = Array.from({ length: PARTS }, (_, part) => learnFrom(parted.filter((lesson) => lesson.part !== part)));
  return parted.map(({ part, pieces }) => {
    const learnt = lines[part];
    return learnt === undefined ? Number.NaN : standing(learnt.line, pieces, learnt.telling);
  });
}

interface Parted {
  readonly is: boolean;
  readonly part: number;
  readonly pieces: readonly number[];
}

function piecesOf(lessons: readonly OptOutLesson[], read: (text: string) => readonly number[]): Parted[] {
  return lessons.map(({ text, is, family }) => ({
    is,
    part: hashOf(family) % PARTS,
    pieces: inBuckets(read(text), INTENT_BUCKETS),
  }));
}

function learnFrom(lessons: readonly Parted[]): { line: Line; telling: Telling } {
  const telling = tellingOf(
    lessons.map(({ pieces }) => pieces),
    FEWEST,
    INTENT_BUCKETS,
  );
  return { line: learn(lessons, telling, DILIGENCE), telling };
}
