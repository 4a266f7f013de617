import type { RedisClient } from '../../services/redis';

/** Work begins a turn of the event loop after its reason at the latest (mailroom/give-way.ts); so many quiet ones are stillness. */
const QUIET_TURNS = 3;
const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What is asked in one go goes to Redis in one go: a system call for each command would take longer than the command. */
function writtenTogether(connection: RedisClient): () => void {
  let isHeld = false;
  return () => {
    const stream = 'stream' in connection ? connection.stream : undefined;
    if (isHeld || !stream) return;
    isHeld = true;
    stream.cork();
    setImmediate(() => {
      isHeld = false;
      stream.uncork();
    });
  };
}

/** Knows when everything that was begun has come to rest: nothing is asked of Redis or of a provider, and nothing follows. */
export class Stillness {
  #underWay = 0;
  #begun = 0;
  #ended: (() => void) | null = null;
  readonly #inLine: (() => void)[] = [];
  /**
   * While it is, Redis is asked one thing at a time, in the order in which they are asked. Where a process is to die, or somebody
   * does several things in one instant, other work has then come equally far each time: otherwise each connection is as fast as it happens to be.
   */
  isOneByOne = false;

  /** How much has been begun since the run began. */
  get begun(): number {
    return this.#begun;
  }

  /**
   * Counts what is asked on this connection. What a dead process asks is never sent, nor answered.
   * @param isNeverInLine a webhook on its way in may wait for this, and the line goes on only when no webhook is on its way
   */
  watch(connection: RedisClient, isDead: () => boolean, isNeverInLine = false): void {
    const send = connection.sendCommand.bind(connection);
    const together = writtenTogether(connection);
    connection.sendCommand = (...asked: Parameters<typeof connection.sendCommand>) => {
      if (isDead()) return new Promise(() => {});
      const ask = () => {
        together();
        return this.count(Promise.resolve(send(asked[0], asked[1])));
      };
      // With this the run itself asks what has come so far.
      if (!this.isOneByOne || isNeverInLine || asked[0].name === 'subscribe') return ask();
      return new Promise((resolve, reject) => {
        this.#inLine.push(() => void (isDead() || ask().then(resolve, reject)));
      });
    };
  }

  /** Lets one thing be asked that waits in line. @returns false when none waits */
  letOne(): boolean {
    const first = this.#inLine.shift();
    first?.();
    return first !== undefined;
  }

  count<T>(work: Promise<T>): Promise<T> {
    this.#begun += 1;
    this.#underWay += 1;
    const ended = () => {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#ended?.();
    };
    work.then(ended, ended);
    return work;
  }

  async still(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      if (this.#underWay > 0) await new Promise<void>((resolve) => (this.#ended = resolve));
      this.#ended = null;
      const before = this.#begun;
      await turnOfTheLoop();
      quiet = this.#underWay === 0 && this.#begun === before ? quiet + 1 : 0;
    }
  }
}
