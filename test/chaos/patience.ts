/** Ends when nothing has moved for too long. */
export class Patience {
  /** Resolves when it has ended. */
  readonly over: Promise<void>;
  isOver = false;
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    let end = () => {};
    this.over = new Promise((resolve) => {
      end = resolve;
    });
    this.#timer = setTimeout(() => {
      this.isOver = true;
      end();
    }, ms);
  }

  /** Something has moved. */
  renew(): void {
    if (!this.isOver) this.#timer.refresh();
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
