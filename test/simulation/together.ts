import { hash } from 'node:crypto';
import type { SimulationOptions } from './options';
import type { Told } from './parts';

/** What belongs to the run as a whole, and is no sum of its parts. */
const OF_THE_WHOLE = ['seed', 'mentees', 'days', 'faults', 'digest', 'seconds', 'turnsPerSecond'] as const;

/** The last line of a run in parts: counts are added up, wherever they stand; the digest is made of the parts' digests, in order. */
export function together(options: SimulationOptions, parts: readonly Told[], seconds: number): Told {
  const { seed, mentees, days, faults } = options;
  const own = new Set<string>(OF_THE_WHOLE);
  const counts = parts.map((part) => Object.fromEntries(Object.entries(part).filter(([name]) => !own.has(name))));
  const { violations, ...summed } = counts.reduce<Record<string, unknown>>(added, {});
  const turns = Number(summed['turns'] ?? 0);
  return {
    violations,
    seed,
    mentees,
    days,
    faults,
    parts: parts.length,
    digest: hash('sha256', parts.map(({ digest }) => digest).join()).slice(0, 16),
    ...summed,
    seconds: Number(seconds.toFixed(1)),
    turnsPerSecond: Math.round(turns / seconds),
  };
}

function added(sum: Record<string, unknown>, part: Record<string, unknown>): Record<string, unknown> {
  const all = { ...sum };
  for (const [name, value] of Object.entries(part)) {
    const before = all[name];
    if (typeof value === 'number') all[name] = Number(before ?? 0) + value;
    else if (typeof value === 'boolean') all[name] = before === true || value;
    else if (isCounts(value)) all[name] = added(isCounts(before) ? before : {}, value);
    else all[name] = value;
  }
  return all;
}

const isCounts = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
