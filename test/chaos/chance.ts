import { createHash } from 'node:crypto';

/** A source of chance that gives the same again for the same seed. */
export interface Chance {
  /** 0 to 1, without 1. */
  next(): number;
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** @param purpose what it is for: each purpose has its own, so that one more question here changes nothing there */
export function chanceFrom(seed: string, purpose: string): Chance {
  let state = createHash('sha256').update(`${seed}\n${purpose}`).digest().readUInt32LE();
  /** Mulberry32, by Tommy Ettinger; public domain. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)];
    if (choice === undefined) throw new RangeError('There is nothing to pick from.');
    return choice;
  };
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { next, below, pick, shuffled };
}
