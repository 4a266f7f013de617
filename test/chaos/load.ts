import { chanceFrom } from './chance';
import { Poster, type Webhook, webhookFor } from './webhook';

export interface LoadOptions {
  readonly seed: string;
  /** The numbers that write. */
  readonly numbers: readonly string[];
  readonly messages: number;
  /** Where there are processes now. */
  readonly targets: () => readonly string[];
  /** So many messages may have been begun by now. */
  readonly limit: () => number;
  /** Called with how many messages have been acknowledged. */
  readonly onAcknowledged: (count: number) => void;
}

interface Writer {
  readonly number: string;
  readonly all: number;
  /** Acknowledged, and answered by the bot. */
  acknowledged: number;
  answered: number;
  writing: boolean;
}

const MOST_AT_ONCE = 256;
/** A person does not write on and on into a silence. It also bounds what waits in a mailbox. */
const MOST_UNANSWERED = 8;
/** Of the second copies, so many come at the same time as the first; the others up to a share of the run later. */
const AT_ONCE = 0.2;
const LATEST = 0.1;
const DEADLINE_MS = 1_000;
const AGAIN_MS = 25;

/** The provider's side of incoming messages: each is posted twice, and each copy again until it is answered 200. */
export class Load {
  /** First copies that were answered 200; second ones; and posts that were not, by what came instead. */
  acknowledged = 0;
  copied = 0;
  readonly refused = { unavailable: 0, cut: 0, other: 0 };
  readonly #writers: Writer[];
  readonly #byNumber: ReadonlyMap<string, Writer>;
  readonly #free: Set<Writer>;
  readonly #copies: Webhook[] = [];
  readonly #copiesAfter = new Map<number, Webhook[]>();
  readonly #poster = new Poster(DEADLINE_MS);
  readonly #chance;
  #begun = 0;
  #inFlight = 0;
  #given = false;
  #done = () => {};

  constructor(private readonly options: LoadOptions) {
    const { seed, numbers, messages } = options;
    this.#chance = chanceFrom(seed, 'load');
    this.#writers = numbers.map((number, index) => {
      const all = Math.floor(messages / numbers.length) + (index < messages % numbers.length ? 1 : 0);
      return { number, all, acknowledged: 0, answered: 0, writing: false };
    });
    this.#byNumber = new Map(this.#writers.map((writer) => [writer.number, writer]));
    this.#free = new Set(this.#writers.filter(({ all }) => all > 0));
  }

  /** How many this number writes in all, and how many of them were acknowledged. */
  of(number: string): { all: number; acknowledged: number } {
    const writer = this.#byNumber.get(number);
    return { all: writer?.all ?? 0, acknowledged: writer?.acknowledged ?? 0 };
  }

  /** Resolves when both copies of every message were answered 200, or when it was given up. */
  async run(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    this.pump();
    await done;
    this.#poster.close();
  }

  giveUp(): void {
    this.#given = true;
    this.#done();
  }

  /** The bot has answered this number. */
  answered(number: string): void {
    const writer = this.#byNumber.get(number);
    if (!writer) return;
    writer.answered += 1;
    this.#letGo(writer);
    this.pump();
  }

  /** Begins as much as may be begun now. */
  pump(): void {
    while (this.#inFlight < MOST_AT_ONCE && !this.#given) {
      const work = this.#next();
      if (!work) return;
      this.#inFlight += 1;
      void work().finally(() => {
        this.#inFlight -= 1;
        this.pump();
      });
    }
  }

  #next(): (() => Promise<void>) | null {
    const copy = this.#copies.pop();
    if (copy) return () => this.#copy(copy);
    if (this.#begun >= this.options.limit() || this.#free.size === 0) return null;
    const writer = this.#chance.pick([...this.#free]);
    this.#free.delete(writer);
    this.#begun += 1;
    return () => this.#write(writer);
  }

  async #write(writer: Writer): Promise<void> {
    const { messages, onAcknowledged } = this.options;
    writer.writing = true;
    const webhook = webhookFor(writer.number, writer.acknowledged + 1);
    const atOnce = this.#chance.next() < AT_ONCE;
    if (atOnce) this.#copies.push(webhook);
    this.pump();
    await this.#until200(webhook);
    if (this.#given) return;
    writer.acknowledged += 1;
    writer.writing = false;
    this.acknowledged += 1;
    if (!atOnce) this.#copyLater(webhook);
    this.#ripen(this.acknowledged);
    this.#letGo(writer);
    onAcknowledged(this.acknowledged);
    if (this.acknowledged === messages) for (const at of [...this.#copiesAfter.keys()]) this.#ripen(at);
    this.#endIfDone();
  }

  async #copy(webhook: Webhook): Promise<void> {
    await this.#until200(webhook);
    this.copied += 1;
    this.#endIfDone();
  }

  #endIfDone(): void {
    const { messages } = this.options;
    if (this.acknowledged === messages && this.copied === messages) this.#done();
  }

  #copyLater(webhook: Webhook): void {
    const at = this.acknowledged + 1 + this.#chance.below(Math.ceil(this.options.messages * LATEST));
    const others = this.#copiesAfter.get(at);
    if (others) others.push(webhook);
    else this.#copiesAfter.set(at, [webhook]);
  }

  #ripen(at: number): void {
    this.#copies.push(...(this.#copiesAfter.get(at) ?? []));
    this.#copiesAfter.delete(at);
  }

  #letGo(writer: Writer): void {
    const { writing, acknowledged, answered, all } = writer;
    if (!writing && acknowledged < all && acknowledged - answered < MOST_UNANSWERED) this.#free.add(writer);
  }

  async #until200(webhook: Webhook): Promise<void> {
    while (!this.#given) {
      const targets = this.options.targets().filter((url) => this.#poster.hasRoom(url));
      if (targets.length > 0) {
        const status = await this.#poster.post(this.#chance.pick(targets), webhook);
        if (status === 200) return;
        this.refused[status === 503 ? 'unavailable' : status === null ? 'cut' : 'other'] += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
