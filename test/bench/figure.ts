/** One line of `npm run bench`: DESIGN's form, with whatever else a reader needs to judge it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: number;
  /** Above 1: better than the peer. */
  readonly ratio?: number;
  readonly [more: string]: string | number | undefined;
}

/** What a benchmark is told. */
export interface Effort {
  /** Few and short repetitions: to see that it runs, not to publish. */
  readonly quick: boolean;
  /** A table of where our process spends its time is wanted as well. */
  readonly profile: boolean;
  /** Progress, for a person at a terminal. */
  say(line: string): void;
}

export interface Bench {
  /** The figures it gives, in order. */
  readonly names: readonly string[];
  run(effort: Effort): Promise<readonly Figure[]>;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By linear interpolation between the two nearest ranks. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Four digits are more than a noisy machine can tell. */
export const rounded = (value: number) => Number(value.toPrecision(4));

/** Median against median, `higher` or `lower` being the better; `from` and `to` are the worst and the best single pair. */
export function compare(ours: readonly number[], theirs: readonly number[], better: 'higher' | 'lower') {
  const ratioOf = (a: number, b: number) => (better === 'higher' ? a / b : b / a);
  const pairs = ours.map((value, index) => ratioOf(value, theirs[index] ?? Number.NaN));
  return {
    value: rounded(median(ours)),
    peer: rounded(median(theirs)),
    ratio: rounded(ratioOf(median(ours), median(theirs))),
    from: rounded(Math.min(...pairs)),
    to: rounded(Math.max(...pairs)),
    repetitions: ours.length,
  };
}
