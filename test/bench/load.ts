import type { Line } from './talk';

/** How the load reaches a bot. */
export interface Door {
  /** Resolves with the status of the answer. `n`: the how-manieth message of this person it is. */
  post(person: number, n: number, text: string): Promise<number>;
  /** Whose number or conversation it is; null for somebody else's. */
  personAt(to: string): number | null;
}

export interface LoadOptions {
  readonly door: Door;
  readonly people: number;
  /** Conversations under way at once. */
  readonly inFlight: number;
  readonly line: (n: number) => Line;
}

interface Waiting {
  left: number;
  readonly answered: () => void;
}

const PATIENCE_MS = 20_000;

/**
 * A closed loop: so many conversations are under way at once, and a person writes again only when the answer to what
 * they said last has come. Person after person gets a turn, round and round.
 */
export class ClosedLoop {
  /** Turns that were answered: every reply is in, and so is the answer to the webhook. */
  turns = 0;
  readonly #said: number[];
  readonly #waiting = new Map<number, Waiting>();
  /** Who says nothing at the moment, in the order in which it is their turn. */
  readonly #silent: number[];
  #running = false;

  constructor(private readonly options: LoadOptions) {
    this.#said = Array.from({ length: options.people }, () => 0);
    this.#silent = this.#said.map((_, person) => person);
  }

  /** One of the bot's messages has reached a phone. */
  arrived(to: string): void {
    const person = this.options.door.personAt(to);
    const waiting = person === null ? undefined : this.#waiting.get(person);
    if (!waiting) return;
    waiting.left -= 1;
    if (waiting.left === 0) waiting.answered();
  }

  /** Everybody says their next `lines` lines. */
  async everybody(lines: number): Promise<void> {
    const { people, inFlight } = this.options;
    let left = people * lines;
    await this.#lanes(inFlight, () => left-- > 0);
  }

  /** Goes on until `stop`, then resolves when the last answer is in. */
  async run(): Promise<void> {
    this.#running = true;
    await this.#lanes(this.options.inFlight, () => this.#running);
  }

  stop(): void {
    this.#running = false;
  }

  async #lanes(count: number, more: () => boolean): Promise<void> {
    const lane = async () => {
      while (more()) {
        const person = this.#silent.shift() ?? 0;
        await this.#turn(person);
        this.#silent.push(person);
      }
    };
    await Promise.all(Array.from({ length: count }, lane));
  }

  async #turn(person: number): Promise<void> {
    const { door, line } = this.options;
    const n = this.#said[person] ?? 0;
    this.#said[person] = n + 1;
    const { text, replies } = line(n);
    const replied = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No answer to "${text}": ${this.#waiting.get(person)?.left} replies are missing.`)),
        PATIENCE_MS,
      );
      this.#waiting.set(person, {
        left: replies,
        answered: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
    const [status] = await Promise.all([door.post(person, n, text), replied]);
    this.#waiting.delete(person);
    if (status < 200 || status > 299) throw new Error(`"${text}" was answered ${status}.`);
    this.turns += 1;
  }
}
