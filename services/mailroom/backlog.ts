/** Since when something waits, partition by partition, as far as the last look at each tells. Real ms. */
export class Backlog {
  readonly #oldest = new Map<number, number>();

  /** @param since when the oldest there came; negative for nothing, and what is still to come does not wait. */
  saw(partition: number, since: number, now: number): void {
    if (since >= 0 && since <= now) this.#oldest.set(partition, since);
    else this.#oldest.delete(partition);
  }

  /** How long the oldest of all has been waiting; 0 for nothing. */
  ageMs(now: number): number {
    return this.#oldest.size === 0 ? 0 : Math.max(0, now - Math.min(...this.#oldest.values()));
  }
}
