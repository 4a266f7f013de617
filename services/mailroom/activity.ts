/** Counts what is going on, and tells when nothing is. */
export class Activity {
  #going = 0;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#going += 1;
  }

  end(count = 1): void {
    this.#going -= count;
    if (this.#going > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  get quiet(): boolean {
    return this.#going === 0;
  }

  async whenQuiet(): Promise<void> {
    if (!this.quiet) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
