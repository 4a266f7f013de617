import type { FaultPoint } from '../../services/mailroom';
import type { Note, Order } from './notes';

/** Kills or stops its own process at a point of its code, when that was ordered. */
export class SelfEnding {
  #order: Extract<Order, { order: 'end-at' }> | null = null;
  #passes = 0;

  constructor(private readonly tell: (note: Note) => void) {}

  end(order: Extract<Order, { order: 'end-at' }> | null): void {
    this.#order = order;
    this.#passes = 0;
  }

  readonly at = (point: FaultPoint): void => {
    const order = this.#order;
    if (order?.point !== point) return;
    this.#passes += 1;
    if (this.#passes < order.nth) return;
    this.#order = null;
    this.tell({ note: 'at', point, id: order.id });
    // A signal to oneself takes effect before this call returns.
    process.kill(process.pid, order.signal);
  };
}
