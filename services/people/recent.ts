/** Remembers the last used values for a while, so that what lies in Redis is not fetched for every message. */
export class Recent<T> {
  readonly #entries = new Map<string, { value: T; until: number }>();

  constructor(
    /** How many are kept; the least recently used goes first. */
    private readonly most: number,
    /** How stale a value may get, in milliseconds: another process may have changed it. */
    private readonly freshMs: number,
    private readonly now: () => number,
  ) {}

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.until <= this.now()) return undefined;
    // Put back at the end: a Map keeps the order of insertion, so that its first entry is the least recently used.
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: T): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.now() + this.freshMs });
    if (this.#entries.size <= this.most) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }
}
