/**
 * What was read from sealed bytes the last time, for as long as the bytes are the same: profiles, addresses and keys hardly ever
 * change, and opening and checking them costs more than comparing them.
 */
export class SameBytes<Value> {
  readonly #known = new Map<string, { readonly bytes: Buffer; readonly value: Value }>();

  /** @param most values kept; the one that was read longest ago goes first */
  constructor(private readonly most: number) {}

  /** @throws whatever `read` throws; nothing is kept then */
  of(owner: string, bytes: Buffer, read: (bytes: Buffer) => Value): Value {
    const known = this.#known.get(owner);
    if (known?.bytes.equals(bytes)) return known.value;
    const value = read(bytes);
    this.#known.delete(owner);
    // A copy: what comes from Redis may be a slice of something far larger.
    this.#known.set(owner, { bytes: Buffer.from(bytes), value });
    if (this.#known.size > this.most) this.#forgetOldest();
    return value;
  }

  #forgetOldest(): void {
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
