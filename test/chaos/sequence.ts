import { z } from 'zod';

/** What came of the numbers 1, 2, 3, … of one kind from one sender, as far as it has been heard. Small enough for a state. */
export const Sequence = z.object({
  /** How many were heard, repeats left out. */
  count: z.number(),
  /** The highest of them. */
  last: z.number(),
  /** Lower ones that have not come. */
  missing: z.array(z.number()),
  repeats: z.number(),
  /** Came after a higher one. */
  late: z.number(),
});
export type Sequence = z.infer<typeof Sequence>;

export const NOTHING_YET: Sequence = { count: 0, last: 0, missing: [], repeats: 0, late: 0 };

export function heard(before: Sequence, number: number): Sequence {
  const { count, last, missing, repeats, late } = before;
  if (number > last) {
    const skipped = Array.from({ length: number - last - 1 }, (_, index) => last + 1 + index);
    return { ...before, count: count + 1, last: number, missing: [...missing, ...skipped] };
  }
  if (!missing.includes(number)) return { ...before, repeats: repeats + 1 };
  return { ...before, count: count + 1, late: late + 1, missing: missing.filter((each) => each !== number) };
}

/** How many of the first `all` have not come. */
export const lostOf = ({ last, missing }: Sequence, all: number) =>
  missing.filter((number) => number <= all).length + Math.max(0, all - last);
