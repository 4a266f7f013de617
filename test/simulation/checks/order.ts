import { eventIdOf } from '../../../services/mailroom';
import { readMessageId } from '../../../services/mailroom/page';
import type { Mail } from '../mail';
import type { Arrived, Check, Turned, Wrong } from '../scene';

/** Messages come to a person in the order in which they were said, and are heard in the order in which they were accepted. */
export class Order implements Check {
  readonly name = 'order is kept';
  looked = 0;
  readonly #last = new Map<number, readonly [number, number]>();
  readonly #accepted = new Map<number, string[]>();

  constructor(private readonly wrong: Wrong) {}

  arrived({ player, message }: Arrived): void {
    const id = readMessageId(message.id);
    if (id === null) return;
    this.looked += 1;
    const [fence, number] = [Number.parseInt(id.fence, 10), id.number];
    const [lastFence, lastNumber] = this.#last.get(player.index) ?? [0, 0];
    if (fence < lastFence || (fence === lastFence && number <= lastNumber))
      this.wrong(this.name, player, `${message.cue} came after what was said behind it`);
    this.#last.set(player.index, [fence, number]);
  }

  accepted({ player, once }: Mail): void {
    const accepted = this.#accepted.get(player.index) ?? [];
    accepted.push(eventIdOf(player.person?.id ?? '', once));
    this.#accepted.set(player.index, accepted);
  }

  turned({ player, events }: Turned): void {
    const accepted = this.#accepted.get(player.index) ?? [];
    const placed = events.map(({ id }) => accepted.indexOf(id)).filter((place) => place >= 0);
    if (placed.length === 0) return;
    const latest = Math.max(...placed);
    // Several that waited together are put in the order of the instants that their provider tells.
    if (placed.length <= latest)
      this.wrong(this.name, player, 'a message was heard before one that was accepted earlier');
    accepted.splice(0, latest + 1);
  }
}
