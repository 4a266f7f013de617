import type { Item } from './item';
import { Lanes } from './lanes';

/** A partition whose delivery this process holds, or asks for. */
export class Holding {
  readonly lanes = new Lanes();
  /** By stream id. */
  readonly inHand = new Map<string, Item>();
  /** Those that were to go when the lease had run out: they go on when it is granted again. */
  readonly stalled = new Set<Item>();
  /** The last entry handed over, so that a lost reply can be asked for again. */
  last = '0';
  /** Until when nobody else may deliver it, real ms. */
  until = 0;
  asking = false;
  askAgain = false;
  /** When we last asked, there were as many as were asked for. */
  more = false;
  cancelTimer: () => void = () => {};

  constructor(readonly partition: number) {}

  /**
   * Forgets all that is not under way: another process has delivered here, and what is left comes anew.
   * @returns how many they were.
   */
  forgetWaiting(): number {
    const forgotten = [...this.inHand.values()].filter((item) => !item.flying);
    for (const item of forgotten) this.remove(item);
    for (const item of this.inHand.values()) item.overtaken = true;
    this.last = '0';
    return forgotten.length;
  }

  /** @returns the next of its lane, when it was the one before it. */
  remove(item: Item): Item | undefined {
    item.cancelPause();
    this.stalled.delete(item);
    this.inHand.delete(item.streamId);
    return this.lanes.remove(item);
  }
}
