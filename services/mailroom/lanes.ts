import type { Item } from './item';

/**
 * Items in the order in which they are to go, by lane. Messages of one person are a lane; what else their turns ask for
 * (posts, handoffs) is another one, so that a provider that hangs does not hold up the alert to a human.
 */
export class Lanes {
  readonly #lanes = new Map<string, Item[]>();

  /** @returns true when it is the first of its lane, and so to be worked on now. */
  add(item: Item): boolean {
    const name = laneOf(item);
    const lane = this.#lanes.get(name);
    if (lane) lane.push(item);
    else this.#lanes.set(name, [item]);
    return lane === undefined;
  }

  /** Those of its lane that are to go after it, in order. */
  behind(item: Item): readonly Item[] {
    const lane = this.#lanes.get(laneOf(item)) ?? [];
    return lane.slice(lane.indexOf(item) + 1);
  }

  /** The one of its lane that is being worked on. */
  first(item: Item): Item | undefined {
    return this.#lanes.get(laneOf(item))?.[0];
  }

  /** Takes an item out and tells which is to be worked on next in its lane, if it was the one before it. */
  remove(item: Item): Item | undefined {
    const name = laneOf(item);
    const lane = this.#lanes.get(name);
    const index = lane ? lane.indexOf(item) : -1;
    if (!lane || index < 0) return undefined;
    lane.splice(index, 1);
    if (lane.length === 0) this.#lanes.delete(name);
    return index === 0 ? lane[0] : undefined;
  }
}

/** Messages are what may be given up; the rest is work. */
export const isMessage = (item: Item) => item.letter === 'm';

const laneOf = (item: Item) => `${isMessage(item) ? 'say' : 'work'} ${item.person}`;
