import { BUCKETS } from './pieces';

/** One message that is learnt from: its pieces, each once, and whether it is an example of what is learnt. */
export interface Lesson {
  readonly pieces: readonly number[];
  readonly is: boolean;
}

export interface Diligence {
  /** How dearly a mistake is paid for: larger fits the lessons more closely. */
  readonly cost: number;
  /** A mistake about an example costs so many times one about the others. */
  readonly examplesCost: number;
  /** Times that all lessons are gone through. */
  readonly rounds: number;
}

/** A line between what is and what is not: above 0 is. */
export interface Line {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** How much a piece can tell, by bucket: 0 for one that was met too seldom to be relied upon, most for the rarest of the others. */
export type Telling = Float64Array;

/** How telling each piece is: the logarithm of how many messages there are to one that has it. */
export function tellingOf(messages: readonly (readonly number[])[], fewest: number, buckets = BUCKETS): Telling {
  const counts = new Float64Array(buckets);
  for (const pieces of messages) for (const piece of pieces) counts[piece] = (counts[piece] ?? 0) + 1;
  return counts.map((count) => (count < fewest ? 0 : Math.log((messages.length + 1) / (count + 1))));
}

/** The length of a message as a vector of its pieces: what its sum is divided by, so that a long message weighs no more than a short one. */
export function lengthOf(pieces: readonly number[], telling: ArrayLike<number>): number {
  let squares = 0;
  for (const piece of pieces) squares += (telling[piece] ?? 0) ** 2;
  return Math.sqrt(squares) || 1;
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent. Deterministic: the same lessons in the same order
 * give the same line on every machine.
 * @see Hsieh et al., "A dual coordinate descent method for large-scale linear SVM" (ICML 2008), algorithm 1
 */
export function learn(lessons: readonly Lesson[], telling: Telling, { cost, examplesCost, rounds }: Diligence): Line {
  const weights = new Float64Array(telling.length);
  const shares = Float64Array.from(lessons, ({ pieces }) => 1 / lengthOf(pieces, telling));
  const alphas = new Float64Array(lessons.length);
  const order = Int32Array.from(lessons.keys());
  const chance = chanceFrom(7);
  let bias = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const at of order) {
      const lesson = lessons[at];
      if (!lesson) continue;
      const side = lesson.is ? 1 : -1;
      const slack = 1 / (2 * cost * (lesson.is ? examplesCost : 1));
      const share = shares[at] ?? 0;
      const alpha = alphas[at] ?? 0;
      const gradient = side * (share * sum(weights, lesson.pieces, telling) + bias) - 1 + slack * alpha;
      // The message's own length is 1, and the bias is one more piece.
      const better = Math.max(0, alpha - gradient / (2 + slack));
      if (better === alpha) continue;
      alphas[at] = better;
      const step = (better - alpha) * side;
      for (const piece of lesson.pieces) weights[piece] = (weights[piece] ?? 0) + step * share * (telling[piece] ?? 0);
      bias += step;
    }
  }
  return { weights: weights.map((weight, piece) => weight * (telling[piece] ?? 0)), bias };
}

/** How far on the side of the examples a message lies. */
export function standing({ weights, bias }: Line, pieces: readonly number[], telling: Telling): number {
  let total = 0;
  for (const piece of pieces) total += weights[piece] ?? 0;
  return bias + total / lengthOf(pieces, telling);
}

function sum(weights: Float64Array, pieces: readonly number[], telling: Telling): number {
  let total = 0;
  for (const piece of pieces) total += (weights[piece] ?? 0) * (telling[piece] ?? 0);
  return total;
}

function shuffle(order: Int32Array, chance: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** The same row of numbers from 0 to 1 for the same seed (mulberry32): learning leaves nothing to chance. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
