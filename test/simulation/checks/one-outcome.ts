import { eventIdOf, type Mailroom } from '../../../services/mailroom';
import type { Cast } from '../cast';
import type { Mail } from '../mail';
import type { Player } from '../player';
import type { Check, Turned, Wrong } from '../scene';

/** Everything that somebody wrote is heard in one turn: not in none, and not in two. */
export class OneOutcome implements Check {
  readonly name = 'each message heard has one outcome';
  looked = 0;
  readonly #waiting = new Map<number, string[]>();
  readonly #heard = new Set<string>();

  constructor(
    private readonly wrong: Wrong,
    private readonly cast: Cast,
    private readonly room: () => Pick<Mailroom, 'story'>,
  ) {}

  wrote({ player, once }: Mail): void {
    const waiting = this.#waiting.get(player.index) ?? [];
    waiting.push(once);
    this.#waiting.set(player.index, waiting);
  }

  turned({ player, events }: Turned): void {
    for (const { kind, id } of events) {
      if (kind !== 'heard' && kind !== 'pressed' && kind !== 'enrolled') continue;
      const waiting = this.#waiting.get(player.index) ?? [];
      const which = waiting.findIndex((once) => eventIdOf(player.person?.id ?? '', once) === id);
      if (which >= 0) waiting.splice(which, 1);
      if (this.#heard.has(id)) this.wrong(this.name, player, 'one message was heard in two turns');
      this.#heard.add(id);
      this.looked += 1;
    }
  }

  async atEnd(): Promise<void> {
    for (const [index, waiting] of this.#waiting) {
      const player = this.cast.players[index] ?? null;
      for (const _once of waiting) this.wrong(this.name, player, 'a message was heard in no turn');
    }
    for (const player of this.cast.players) await this.#story(player);
  }

  async #story(player: Player): Promise<void> {
    if (player.person === null) return;
    const ids = new Set<string>();
    for (const line of await this.room().story(player.person.id)) {
      if (line.from === 'bot') continue;
      if (line.ending.how === 'waiting' || line.ending.how === 'dead')
        this.wrong(this.name, player, `a message stands as ${line.ending.how} in the story`);
      if (ids.has(line.id)) this.wrong(this.name, player, 'a message stands twice in the story');
      ids.add(line.id);
    }
  }
}
