import type { Fault } from './director';
import type { Repeat } from './provider';

/** What an end or a pause in the middle of a delivery can reach beyond itself: what was on the wire, and a lease. */
export interface Explanations {
  /** For each kind of fault, at each point: how many repeats it explains. */
  readonly by: ReadonlyMap<string, number>;
  /** Repeats that no fault explains, or that go beyond one for each person and fault. */
  readonly unexplained: readonly Repeat[];
}

const RANK: Readonly<Record<Fault['what'], number>> = { kill: 0, stop: 1, redis: 2, stall: 3 };

/**
 * Finds for each message that reached the provider again the fault that explains it: one of the process that sent it first, or
 * again, or of Redis, between the two. A person has one message in the air at a time, so that each fault explains at most
 * one repeat for each person: that is the bound.
 *
 * @param graceMs a lease: so long something may have been under way when it was noticed here
 */
export function explain(repeats: readonly Repeat[], faults: readonly Fault[], graceMs: number): Explanations {
  const by = new Map<string, number>();
  const unexplained: Repeat[] = [];
  const used = new Map<string, Set<Fault>>();
  for (const repeat of repeats) {
    const theirs = used.get(repeat.to) ?? new Set<Fault>();
    used.set(repeat.to, theirs);
    const fault = faults
      .filter((each) => concerns(each, repeat, graceMs) && !theirs.has(each))
      .sort((a, b) => RANK[a.what] - RANK[b.what] || a.until - b.until)[0];
    if (!fault) {
      unexplained.push(repeat);
      continue;
    }
    theirs.add(fault);
    const label = labelOf(fault);
    by.set(label, (by.get(label) ?? 0) + 1);
  }
  return { by, unexplained };
}

export const labelOf = ({ what, point }: Fault) =>
  what === 'kill' || what === 'stop' ? `${what} ${point === 'anywhere' ? '' : 'at '}${point}` : what;

function concerns({ process, from, until }: Fault, { first, again }: Repeat, graceMs: number): boolean {
  const theirs = process === null || process === first.process || process === again.process;
  return theirs && until + graceMs >= first.at && from - graceMs <= again.at;
}
