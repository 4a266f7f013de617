import type { Timers } from '../../../services/mailroom/timers';

/** Real time in the test's hands. Nothing happens until `pass`. */
export class ManualTimers implements Timers {
  #now: number;
  #alarms: { at: number; fn: () => void }[] = [];

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
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

  /** Lets time go by in small steps, with all that Redis answers in between, until something has happened. */
  async passUntil<T>(happened: Promise<T>): Promise<T> {
    let over = false;
    const end = happened.finally(() => {
      over = true;
    });
    while (!over) {
      this.pass(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return end;
  }
}
