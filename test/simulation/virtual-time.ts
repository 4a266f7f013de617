import type { Clock } from '../../services/mailroom/contract';
import { SLICE_EVERY_MS } from '../../services/mailroom/sweep';
import type { Timers } from '../../services/mailroom/timers';

interface Alarm {
  readonly at: number;
  readonly fn: () => void;
  /** The process whose it is. */
  readonly of: number;
  /** One of the rounds in which a mailroom looks for what no hint told of. */
  readonly isRound: boolean;
}

/** What a process has of time: its own clock, which may be off, and timers by it. */
export type ProcessTime = Clock & Timers;

/**
 * Time in the hands of the run: it stands still until it is moved, and jumps over what lies between. Rounds of looking are
 * left out, eight a second for months of nothing, but while something may have been lost (`watch`).
 */
export class VirtualTime {
  readonly #alarms = new Set<Alarm>();
  #processes = 0;
  #watched = { from: 0, until: 0 };

  /** @param now milliseconds since 1970, UTC */
  constructor(public now: number) {}

  /** @param skewMs how far this process's clock is ahead; a process that is dead hears no alarm */
  of(skewMs: number, isDead: () => boolean): ProcessTime {
    this.#processes += 1;
    const of = this.#processes;
    return {
      now: () => this.now + skewMs,
      after: (ms, fn) => {
        const alarm = { of, at: this.now + ms, fn: () => !isDead() && fn(), isRound: ms === SLICE_EVERY_MS };
        this.#alarms.add(alarm);
        return () => void this.#alarms.delete(alarm);
      },
    };
  }

  /** In between the rounds are rung too. */
  watch(from: number, until: number): void {
    this.#watched = { from: this.#watched.until > this.now ? Math.min(from, this.#watched.from) : from, until };
  }

  /** When the next alarm rings; infinity for none. */
  next(): number {
    let first = Number.POSITIVE_INFINITY;
    for (const alarm of this.#alarms) first = Math.min(first, this.#ringsAt(alarm));
    return Math.max(first, this.now);
  }

  #ringsAt({ at, isRound }: Alarm): number {
    if (!isRound) return at;
    const { from, until } = this.#watched;
    const earliest = Math.max(at, from, this.now);
    return earliest <= until ? earliest : Number.POSITIVE_INFINITY;
  }

  /** Rings whatever is over by now for one process: two at once would race each other. @returns whether anything was */
  ring(): boolean {
    const all = [...this.#alarms].filter((alarm) => this.#ringsAt(alarm) <= this.now);
    const first = Math.min(...all.map((alarm) => alarm.of));
    const over = all.filter((alarm) => alarm.of === first);
    for (const alarm of over.sort((a, b) => a.at - b.at)) if (this.#alarms.delete(alarm)) alarm.fn();
    return over.length > 0;
  }
}
