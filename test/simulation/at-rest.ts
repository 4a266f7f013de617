interface Held {
  readonly order: string;
  readonly go: () => void;
}

/**
 * What comes over HTTP comes in any order: each request on a connection of its own, as fast as the machine has time for it. Here it waits
 * until everything else is at rest, and goes on in an order that the seed gives.
 */
export class AtRest {
  #held: Held[] = [];

  /** @param order what stands first in the alphabet goes on first among those that wait together */
  hold(order: string): Promise<void> {
    return new Promise((go) => this.#held.push({ order, go }));
  }

  /** Lets all go on. @returns false when none waits */
  letAll(): boolean {
    const held = this.#held.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    this.#held = [];
    for (const { go } of held) go();
    return held.length > 0;
  }
}
