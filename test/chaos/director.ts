import type { FaultPoint } from '../../services/mailroom';
import type { Crew } from './crew';
import type { Planned } from './plan';
import type { ChaosStore } from './store';
import type { WorkerProcess } from './worker-process';

/** Something that was broken, from when until when (ms, the origin of `performance.now`). */
export interface Fault {
  readonly what: 'kill' | 'stop' | 'redis' | 'stall';
  /** Where in its code a process was. */
  readonly point: FaultPoint | 'anywhere';
  /** Its number; null for a fault of Redis, which is one of all processes. */
  readonly process: number | null;
  readonly from: number;
  until: number;
}

export interface DirectorOptions {
  readonly plan: readonly Planned[];
  readonly crew: Crew;
  readonly store: ChaosStore;
  /** How far the load may run ahead of the faults, in messages. */
  readonly slack: number;
}

type OfProcess = Exclude<Planned, { what: 'redis' }>;

/** A process that nothing brings to the point it was to end at ends wherever it is, after so long. */
const POINT_MS = 3_000;

/** Breaks what is to be broken when it is to be broken. */
export class Director {
  readonly faults: Fault[] = [];
  readonly #healing = new Set<Promise<void>>();
  #acknowledged = 0;
  #begun = 0;
  #orders = 0;
  #wake = () => {};
  #given = false;
  #redis: Promise<void> = Promise.resolve();

  constructor(private readonly options: DirectorOptions) {}

  /** So many messages may be begun: faults are to fall among them, not after them. */
  get limit(): number {
    const next = this.options.plan[this.#begun];
    return next ? next.after + this.options.slack : Number.POSITIVE_INFINITY;
  }

  acknowledged(count: number): void {
    this.#acknowledged = count;
    this.#wake();
  }

  giveUp(): void {
    this.#given = true;
    this.#wake();
  }

  /** Resolves when everything was broken, and all of it has healed. @param moved called when the limit has moved */
  async run(moved: () => void): Promise<void> {
    for (const planned of this.options.plan) {
      while (this.#acknowledged < planned.after && !this.#given) await this.#more();
      if (this.#given) break;
      await this.#break(planned);
      this.#begun += 1;
      moved();
    }
    while (this.#healing.size > 0) await Promise.all(this.#healing);
  }

  async #break(planned: Planned): Promise<void> {
    if (planned.what === 'redis') return this.#killRedis(planned.which);
    const worker = await this.options.crew.someoneUp(planned.which);
    worker.doomed = true;
    if (planned.what === 'kill') await this.#kill(worker, planned);
    else await this.#stop(worker, planned);
  }

  async #kill(worker: WorkerProcess, planned: OfProcess): Promise<void> {
    const where: { point: Fault['point'] } = { point: 'anywhere' };
    const ordered = this.#order(worker, planned, 'SIGKILL', (point) => {
      where.point = point;
    });
    if (ordered) await withinTime(worker.ended);
    const from = performance.now();
    worker.signal('SIGKILL');
    await worker.ended;
    this.faults.push({ what: 'kill', point: where.point, process: worker.number, from, until: performance.now() });
  }

  async #stop(worker: WorkerProcess, planned: OfProcess): Promise<void> {
    let asleep = false;
    let slept = () => {};
    const stopped = new Promise<void>((resolve) => {
      slept = resolve;
    });
    const ordered = this.#order(worker, planned, 'SIGSTOP', (point) => {
      asleep = true;
      this.#sleep(worker, point, planned.forMs);
      slept();
    });
    if (ordered) await withinTime(Promise.race([stopped, worker.ended]));
    if (asleep || worker.isGone) return;
    // It may obey the first order after all, when it wakes up: then it sleeps once more.
    worker.order({ order: 'carry-on' });
    worker.signal('SIGSTOP');
    this.#sleep(worker, 'anywhere', planned.forMs);
  }

  /** @returns false when it may be anywhere, and so need not be ordered */
  #order(
    worker: WorkerProcess,
    { point, nth }: OfProcess,
    signal: 'SIGKILL' | 'SIGSTOP',
    obeyed: (point: FaultPoint) => void,
  ): boolean {
    if (point === null) return false;
    this.#orders += 1;
    const id = this.#orders;
    worker.onNote((note) => note.note === 'at' && note.id === id && obeyed(note.point));
    worker.order({ order: 'end-at', id, point, nth, signal });
    return true;
  }

  #sleep(worker: WorkerProcess, point: Fault['point'], forMs: number): void {
    worker.stopped = true;
    const from = performance.now();
    const fault: Fault = { what: 'stop', point, process: worker.number, from, until: Number.POSITIVE_INFINITY };
    this.faults.push(fault);
    this.#heal(
      new Promise((resolve) => {
        setTimeout(() => {
          fault.until = performance.now();
          worker.signal('SIGCONT');
          worker.doomed = false;
          this.options.crew.changed();
          resolve();
        }, forMs);
      }),
    );
  }

  /** One after another: the next is killed only when all of it answers again. */
  async #killRedis(which: number): Promise<void> {
    await this.#redis;
    const from = performance.now();
    const fault: Fault = {
      what: 'redis',
      point: 'anywhere',
      process: null,
      from,
      until: Number.POSITIVE_INFINITY,
    };
    this.faults.push(fault);
    this.#redis = this.options.store.kill(which).then(() => {
      fault.until = performance.now();
    });
    this.#heal(this.#redis);
  }

  #heal(healed: Promise<void>): void {
    this.#healing.add(healed);
    void healed.finally(() => this.#healing.delete(healed));
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

async function withinTime(happened: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, POINT_MS);
  });
  await Promise.race([happened, late]);
  clearTimeout(timer);
}
