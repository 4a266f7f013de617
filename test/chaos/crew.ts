import type { Note, WorkerSettings } from './notes';
import { WorkerProcess } from './worker-process';

export interface CrewOptions {
  readonly processes: number;
  /** What process number so-and-so is told at its start. */
  readonly settingsFor: (number: number) => WorkerSettings;
  readonly onNote: (worker: WorkerProcess, note: Note) => void;
}

const MOST_FAILED = 10;

/** The worker processes that there are. Whoever ends is replaced at once. */
export class Crew {
  /** Ended by themselves before they were ready, or after. */
  failedStarts = 0;
  crashed = 0;
  readonly #members: WorkerProcess[] = [];
  readonly #waiting: (() => void)[] = [];
  #hired = 0;
  #failedInARow = 0;
  #closing = false;

  constructor(private readonly options: CrewOptions) {
    for (let slot = 0; slot < options.processes; slot += 1) this.#hire(slot);
  }

  get hired(): number {
    return this.#hired;
  }

  /** Where somebody listens, or did a moment ago. */
  targets(): readonly string[] {
    return this.#members.flatMap(({ url, isGone }) => (url === null || isGone ? [] : [url]));
  }

  /** One that is up; waits until there is one. */
  async someoneUp(which: number): Promise<WorkerProcess> {
    for (;;) {
      const up = this.#members.filter(({ isUp }) => isUp);
      const chosen = up[which % Math.max(1, up.length)];
      if (chosen) return chosen;
      await this.#change();
    }
  }

  /** @throws when one after another ends before it is ready: the reason stands on standard error */
  async everybodyUp(): Promise<void> {
    while (!this.#members.every(({ isUp }) => isUp)) {
      if (this.#failedInARow >= MOST_FAILED) throw new Error(`${MOST_FAILED} processes in a row could not start.`);
      await this.#change();
    }
  }

  /** One was stopped, or woken. */
  changed(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async idle(): Promise<void> {
    await Promise.all(this.#members.map((worker) => worker.idle()));
  }

  /** What the run waits for in vain, for a person: `the readiness of process 17`. */
  waitedFor(): readonly string[] {
    return this.#members.flatMap(({ waitedFor, number }) =>
      waitedFor ? [`the ${waitedFor} of process ${number}`] : [],
    );
  }

  /** They finish what they have in hand, and end. */
  async stop(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#members.map((worker) => worker.stop()));
  }

  #hire(slot: number): void {
    this.#hired += 1;
    const worker = new WorkerProcess(this.#hired, this.options.settingsFor(this.#hired));
    this.#members[slot] = worker;
    worker.onNote((note) => this.options.onNote(worker, note));
    void worker.ready.then(() => {
      this.#failedInARow = 0;
      this.changed();
    });
    void worker.ended.then((signal) => {
      if (this.#closing) return;
      if (signal !== 'SIGKILL' && worker.url === null) {
        this.failedStarts += 1;
        this.#failedInARow += 1;
      } else if (signal !== 'SIGKILL') this.crashed += 1;
      this.#hire(slot);
      this.changed();
    });
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
