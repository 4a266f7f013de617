/** Something that is going to happen to, or by, somebody. */
export interface Planned<T> {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** Of several in one instant: the people in their order, and each in their own. */
  readonly order: number;
  readonly act: T;
}

/** What is to happen, the soonest first; a heap, since a run plans hundreds of thousands. */
export class Agenda<T> {
  readonly #heap: Planned<T>[] = [];

  add(planned: Planned<T>): void {
    const heap = this.#heap;
    heap.push(planned);
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  /** Infinity for never. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** All that is to happen by then, in order. */
  takeUntil(instant: number): Planned<T>[] {
    const taken: Planned<T>[] = [];
    while (this.next <= instant) taken.push(this.#takeFirst());
    return taken;
  }

  #takeFirst(): Planned<T> {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    const [first] = heap.splice(-1);
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && this.#isBefore(left, least)) least = left;
      if (right < heap.length && this.#isBefore(right, least)) least = right;
      if (least === at) break;
      this.#swap(at, least);
      at = least;
    }
    if (first === undefined) throw new RangeError('There is nothing planned.');
    return first;
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && (a.at - b.at || a.order - b.order) < 0;
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
