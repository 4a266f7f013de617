import { type Diligence, inBuckets, type Line, learn, type Telling, tellingOf } from '../learning';
import type { IntentLesson } from './lessons';

export interface IntentSchooling {
  readonly lines: ReadonlyMap<string, Line>;
  readonly telling: Telling;
}

/** Fewer than for danger: there are fewer messages to learn from, and what is learnt is learnt anew while people wait. */
export const INTENT_BUCKETS = 1 << 15;
const FEWEST = 1;
const DILIGENCE: Diligence = { cost: 1, examplesCost: 6, rounds: 6 };

/**
 * Learns what messages are about. Pure and deterministic. It takes a breath after each thing that it has learnt, so that whoever
 * runs it can do something else in between.
 */
export function* schoolIntents(
  lessons: readonly IntentLesson[],
  read: (text: string) => readonly number[],
): Generator<void, IntentSchooling> {
  const pieces: number[][] = [];
  for (const [at, { text }] of lessons.entries()) {
    pieces.push(inBuckets(read(text), INTENT_BUCKETS));
    if (at % MESSAGES_A_BREATH === 0) yield;
  }
  const telling = tellingOf(pieces, FEWEST, INTENT_BUCKETS);
  const lines = new Map<string, Line>();
  for (const label of new Set(lessons.map((lesson) => lesson.label))) {
    const of = lessons.map((lesson, at) => ({ pieces: pieces[at] ?? [], is: lesson.label === label }));
    lines.set(label, learn(of, telling, DILIGENCE));
    yield;
  }
  return { lines, telling };
}

const MESSAGES_A_BREATH = 100;
