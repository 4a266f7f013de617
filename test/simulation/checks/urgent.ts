import type { Mail } from '../mail';
import { MINUTE, type Player } from '../player';
import type { Arrived, Check, Turned, Wrong } from '../scene';

interface Danger {
  readonly player: Player;
  readonly at: number;
  isAnswered: boolean;
  isHandedOff: boolean;
}

/** Retries of a message and the takeover of a dead process's work included. */
const WITHIN = 3 * MINUTE;

/** Whoever says outright that they are in danger is answered, and a human is called, whatever else is going on. */
export class Urgent implements Check {
  readonly name = 'each urgent message is answered and handed off';
  looked = 0;
  #open: Danger[] = [];

  constructor(
    private readonly wrong: Wrong,
    /** From here on the provider or the service is away for longer; nobody is late before this instant. */
    private readonly excusedUntil: () => number,
  ) {}

  wrote({ player, act }: Mail, at: number): void {
    if (act.kind !== 'says' || !act.urgent) return;
    this.looked += 1;
    this.#open.push({ player, at, isAnswered: false, isHandedOff: false });
  }

  turned({ player, effects }: Turned): void {
    for (const danger of this.#of(player)) {
      // A human who has the conversation reads it, and is not talked over.
      danger.isAnswered ||= effects.some((effect) => effect.kind === 'post' && effect.event.kind === 'mentee-spoke');
      danger.isHandedOff ||= effects.some(
        (effect) => effect.kind === 'handoff' && effect.do === 'open' && effect.reason === 'urgent',
      );
    }
  }

  arrived({ player, message }: Arrived): void {
    if (message.cue.startsWith('crisis.')) for (const danger of this.#of(player)) danger.isAnswered = true;
  }

  async afterStep(now: number): Promise<void> {
    if (this.#open.length === 0) return;
    const late = (one: Danger) => now > Math.max(one.at, this.excusedUntil()) + WITHIN;
    for (const one of this.#open.filter(late)) {
      const what = one.isAnswered ? 'handed off' : 'answered';
      if (!one.isAnswered || !one.isHandedOff) this.wrong(this.name, one.player, `danger was not ${what} in time`);
    }
    this.#open = this.#open.filter((one) => !late(one) && !(one.isAnswered && one.isHandedOff));
  }

  async atEnd(now: number): Promise<void> {
    await this.afterStep(now + 2 * WITHIN);
  }

  #of(player: Player): Danger[] {
    return this.#open.filter((one) => one.player === player);
  }
}
