import type { Timers } from '../../../services/mailroom/timers';

/** Real time in the test's hands. Nothing happens until `pass`. */
export class ManualTimers implements Timers {
  #now: number;
  #alarms: { at: number; fn: () => void }[] = [];

  constructor(
    start: number,
    /** Resolves when whatever was asked of Redis so far has been answered. */
    private readonly answered: () => Promise<unknown>,
  ) {
    this.#now = start;
  }

  now = () => this.#now;

  after = (ms: number, fn: () => void) => {
    const alarm = { at: this.#now + ms, fn };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  };

  /** Lets `ms` go by, ringing what is due in its order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#alarms = this.#alarms.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
    }
    this.#now = end;
  }

  /** Lets time go by in small steps, in each of which Redis has time to answer, until something has happened. */
  async passUntil<T>(happened: Promise<T>): Promise<T> {
    let over = false;
    const end = happened.finally(() => {
      over = true;
    });
    while (!over) {
      this.pass(50);
      await this.answered();
    }
    return end;
  }
}
