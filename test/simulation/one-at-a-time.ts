interface Waiting {
  readonly order: string;
  readonly go: () => void;
}

/**
 * The handoff queue is where people meet: two requests in one instant may be decided in either order, and each order is another
 * story. Here they are let through one at a time, in an order that the seed gives.
 */
export class OneAtATime {
  readonly #waiting: Waiting[] = [];
  /** How many have been let through. */
  passed = 0;

  /** @param order what stands first in the alphabet goes first among those that wait together */
  async pass<T>(order: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => this.#waiting.push({ order, go }));
    return work();
  }

  /** Lets one through. @returns false when none waits */
  letNext(): boolean {
    const first = this.#waiting.reduce<Waiting | null>((a, b) => (a === null || b.order < a.order ? b : a), null);
    if (first === null) return false;
    this.#waiting.splice(this.#waiting.indexOf(first), 1);
    this.passed += 1;
    first.go();
    return true;
  }
}
