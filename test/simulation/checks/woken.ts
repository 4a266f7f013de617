import { HOUR, type Player } from '../player';
import type { Check, Turned, Wrong } from '../scene';

/** What wakes somebody may turn out to be nothing: it was settled meanwhile, or is put off. More often than this in an hour nothing ever is. */
const MOST_IN_AN_HOUR = 20;

/** Nobody is woken again and again for nothing: it would go on for ever, for everybody who comes to be as they are. */
export class WokenForSomething implements Check {
  readonly name = 'nobody is woken for nothing again and again';
  looked = 0;
  readonly #idle = new Map<Player, { since: number; turns: number }>();

  constructor(private readonly wrong: Wrong) {}

  turned({ player, events, effects, at }: Turned): void {
    if (events.some(({ kind }) => kind !== 'due')) return;
    this.looked += 1;
    const before = this.#idle.get(player);
    if (effects.some(({ kind }) => kind !== 'ignore') || before === undefined || at - before.since > HOUR) {
      this.#idle.set(player, { since: at, turns: 1 });
      return;
    }
    before.turns += 1;
    if (before.turns === MOST_IN_AN_HOUR + 1)
      this.wrong(this.name, player, `was woken ${before.turns} times in an hour for nothing`);
  }
}
