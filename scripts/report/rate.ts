/** So many of so many. */
export interface Rate {
  readonly hits: number;
  readonly of: number;
}

export function rateOf<T>(all: readonly T[], hit: (one: T) => boolean): Rate {
  return { hits: all.filter(hit).length, of: all.length };
}

/** "0.912 (0.88 to 0.94), 292 of 320": with the 95 % interval of Wilson (1927), which holds for few and for rates near 1. */
export function shownRate({ hits, of }: Rate): string {
  if (of === 0) return 'none';
  const z = 1.96;
  const rate = hits / of;
  const centre = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return `${rate.toFixed(3)} (${(centre - half).toFixed(2)} to ${(centre + half).toFixed(2)}), ${hits} of ${of}`;
}

/** "2.7 in 1,000 (13 of 4827)" */
export function perThousand({ hits, of }: Rate): string {
  return of === 0 ? 'none' : `${((1_000 * hits) / of).toFixed(2)} in 1,000 (${hits} of ${of})`;
}
