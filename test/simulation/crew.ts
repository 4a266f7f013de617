import type { MailboxEvent } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import type { TurnSeen } from '../../services/mailroom/contract';
import { isDue } from '../../services/mailroom/mail';
import { personKeys } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';
import { type Point, type Process, type ProcessParts, startProcess, type Thought } from './process';

/** How long a process keeps what it has claimed, and a round and more of looking for what a dead one left. */
const LEASE_MS = 10_000;
const ROUNDS_MS = 2_000;

interface CrewParts extends Omit<ProcessParts, 'thought' | 'turned'> {
  /** How far the clock of each process is ahead; one process for each. */
  readonly skews: readonly number[];
  readonly onTurn: (turn: Thought) => void;
  /** A connection to look with. */
  readonly look: RedisClient;
}

/** The processes of the service. One that has died is replaced, and its work taken over when its leases have ended. */
export class Crew {
  readonly #processes: Process[] = [];
  readonly #gone: Process[] = [];
  readonly #thoughts = new Map<Process, Map<PersonId, Thought>>();
  /** A process that is alone tells itself what it needs, without Redis. */
  #mayHaveHints = false;
  #fetched = 0;
  deaths = 0;

  constructor(private readonly parts: CrewParts) {}

  async start(): Promise<void> {
    for (const [index, skew] of this.parts.skews.entries()) await this.#start(index, skew);
    this.#mayHaveHints = this.#isSeveral;
  }

  get #isSeveral(): boolean {
    return this.parts.skews.length > 1;
  }

  async #start(index: number, skewMs: number): Promise<void> {
    const thoughts = new Map<PersonId, Thought>();
    const parts = {
      ...this.parts,
      thought: (thought: Thought) => void thoughts.set(thought.person.id, thought),
      turned: ({ person: { id } }: TurnSeen) => this.#turned(thoughts, id),
    };
    const process = startProcess(parts, skewMs);
    this.#thoughts.set(process, thoughts);
    this.#processes[index] = process;
    await process.start();
  }

  /** One of those that are up. @param which any number */
  one(which: number): Process {
    const process = this.#processes[which % this.#processes.length];
    if (process === undefined) throw new RangeError('There is no process.');
    return process;
  }

  /** Resolves when nothing more comes of what has happened so far: the same story every time, whoever was faster. */
  async settle(): Promise<void> {
    for (;;) {
      await this.parts.stillness.still();
      if (this.parts.stillness.letOne()) continue;
      if (await this.#hearHints()) continue;
      if (this.parts.atRest.letAll()) continue;
      if (!this.parts.queueOrder.letNext()) return;
    }
  }

  /** Hints come to one process after another: two that claim at once would be another run each time. */
  async #hearHints(): Promise<boolean> {
    const { stillness } = this.parts;
    if (this.#mayHaveHints && stillness.begun !== this.#fetched) {
      const alive = this.#processes.filter((process) => !process.isDead());
      await Promise.all(alive.map((process) => process.fetchHints()));
      await stillness.still();
      this.#fetched = stillness.begun;
    }
    return this.#processes.some((process) => process.hearHints());
  }

  /** Wakes everybody who is due. @param which of the processes looks @param near where it looks; everywhere for null */
  async fire(which: number, near: readonly PersonId[] | null): Promise<void> {
    this.#mayHaveHints = true;
    void this.one(which).scheduler.fireNow(near ?? undefined);
    await this.settle();
    this.#mayHaveHints = this.#isSeveral;
  }

  /** Looks at the timers of the queue. */
  async sweep(which: number): Promise<void> {
    void this.one(which).sweep.sweepNow();
    await this.settle();
  }

  #turned(thoughts: Map<PersonId, Thought>, id: PersonId): void {
    const thought = thoughts.get(id);
    if (thought === undefined) return;
    thoughts.delete(id);
    for (const [process, others] of this.#thoughts) {
      const earlier = others.get(id);
      if (!process.isDead() || earlier === undefined) continue;
      others.delete(id);
      // Somebody goes on from what a process wrote that died before it could tell; or does again what it had not written.
      const isAgain = earlier.events.some((one) => thought.events.some((other) => other.id === one.id));
      if (!isAgain) this.parts.onTurn(earlier);
    }
    this.parts.onTurn(thought);
  }

  /** Whoever came by the point where it was to die has died. @returns whether one had to be replaced */
  async replaceDead(): Promise<boolean> {
    let any = false;
    for (const [index, process] of this.#processes.entries()) {
      if (!process.isDead()) continue;
      any = true;
      this.deaths += 1;
      await process.sms.cut();
      await this.#tellUntold(process);
      this.#gone.push(process);
      await this.#start(index, process.skewMs);
    }
    const { time } = this.parts;
    if (any) time.watch(time.now + LEASE_MS, time.now + LEASE_MS + ROUNDS_MS);
    return any;
  }

  /** What a process had written before it died, and could not tell any more. */
  async #tellUntold(process: Process): Promise<void> {
    for (const [id, thought] of this.#thoughts.get(process) ?? []) {
      const waiting = await this.parts.look.lrangeBuffer(personKeys(id).mailbox, 0, -1);
      const isUnheard = (event: MailboxEvent) => waiting.some((entry) => isEntryOf(entry, event));
      if (!thought.events.some(isUnheard)) this.parts.onTurn(thought);
    }
    this.#thoughts.delete(process);
  }

  arm(which: number, point: Point): void {
    this.one(which).dieAt(point);
    this.queueUp(true);
  }

  armAll(point: Point): void {
    for (const process of this.#processes) process.dieAt(point);
    this.queueUp(true);
  }

  disarm(): void {
    for (const process of this.#processes) process.dieAt(null);
    this.queueUp(false);
  }

  /** @param isOneByOne whether Redis is asked one thing at a time from now on */
  queueUp(isOneByOne: boolean): void {
    this.parts.stillness.isOneByOne = isOneByOne;
  }

  /** Every process ends, wherever it is. */
  die(): void {
    for (const process of this.#processes) process.die();
  }

  async close(): Promise<void> {
    for (const process of [...this.#processes, ...this.#gone]) await process.close();
  }
}

/** An entry of a mailbox begins with its kind and the id of its event. */
function isEntryOf(entry: Buffer, { kind, id }: MailboxEvent): boolean {
  return isDue(entry) ? kind === 'due' : entry.toString('latin1', 1, 1 + id.length) === id;
}
