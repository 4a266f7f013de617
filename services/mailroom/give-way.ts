/**
 * After so much work in one go, ms, whatever has come in is heard before more is begun. Less would part what Redis writes to
 * disk together: with one millisecond a turn cost a fifth more.
 */
const AT_ONCE_MS = 5;

/**
 * Begins work only when everything that has come in has been dealt with. Redis confirms many messages at once, and each may be
 * turned by the process that took it: without this the last of their senders is answered behind the turns of all others.
 */
export class GiveWay {
  readonly #waiting: (() => void)[] = [];
  #isDue = false;

  /** @param now ms of an origin of its own */
  constructor(private readonly now: () => number) {}

  /** First come, first served. @param work must not throw */
  begin(work: () => void): void {
    this.#waiting.push(work);
    this.#later();
  }

  /** The event loop looks at every connection between one immediate and the next. */
  #later(): void {
    if (this.#isDue || this.#waiting.length === 0) return;
    this.#isDue = true;
    setImmediate(() => this.#go());
  }

  #go(): void {
    const until = this.now() + AT_ONCE_MS;
    do this.#waiting.shift()?.();
    while (this.#waiting.length > 0 && this.now() < until);
    this.#isDue = false;
    this.#later();
  }
}
