import type { News } from '../../services/mailroom';
import type { Carrier, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { type Chance, chanceFrom } from '../chaos/chance';
import type { Cast } from './cast';
import { MINUTE, type Player } from './player';
import type { Scene } from './scene';

interface ProviderParts {
  readonly cast: Cast;
  readonly scene: Scene;
  readonly now: () => number;
  readonly seed: string;
  readonly faults: boolean;
  /** Of a hundred attempts, with faults, so many are answered with a 5xx. */
  readonly refused: (message: OutgoingMessage) => number;
  /** Tells the service later what became of a message. */
  readonly tell: (player: Player, at: number, messageId: string, news: News) => void;
}

/** So many with a 429, or after the deadline. */
const SLOWED = 1.5;
const UNANSWERED = 1;
const AWAY: Sent = { sent: false, because: '30003', again: false, means: 'away' };

/** The provider and everybody's phones: takes what is sent, shows it to whom it is for, and tells what became of it. */
export class Provider implements Carrier {
  readonly #chances = new Map<number, Chance>();
  readonly #open = new Set<string>();
  /** While it is, everything is refused. */
  isDown = false;
  readonly counts = { refused: 0, slowed: 0, unanswered: 0, away: 0, receipts: 0 };

  constructor(private readonly parts: ProviderParts) {}

  async send(message: OutgoingMessage): Promise<Sent> {
    const { cast, faults, now } = this.parts;
    const refused = this.parts.refused(message);
    const player = cast.of(message.to);
    if (player === null) throw new Error('A message to somebody who is not in the cast.');
    if (this.isDown) return { sent: false, because: 'status-503', again: true };
    const drawn = 100 * this.#chanceOf(player).next();
    if (player.role.unreachable?.(now())) return this.#away(player, message, drawn);
    if (faults && drawn < refused) {
      this.counts.refused += 1;
      return { sent: false, because: 'status-503', again: true };
    }
    if (faults && drawn < refused + SLOWED) {
      this.counts.slowed += 1;
      return { sent: false, because: '429', again: true, afterMs: 20_000, fault: 'wait' };
    }
    const isUnanswered = faults && drawn < refused + SLOWED + UNANSWERED;
    this.#take(player, message);
    if (!isUnanswered) return { sent: true };
    this.counts.unanswered += 1;
    this.#open.add(message.id);
    return { sent: false, because: 'timeout', again: true };
  }

  /** Whether it took this one, and its answer never came: then it may be sent again. */
  leftOpen(messageId: string): boolean {
    return this.#open.has(messageId);
  }

  #take(player: Player, message: OutgoingMessage): void {
    const { scene, now } = this.parts;
    if (!scene.arrived(message)) return;
    const { cue, text, choices = null } = message;
    player.role.hears({ cue, text, choices, at: now() });
    this.#tellLater(player, message.id);
  }

  /** Late, twice, and out of order. */
  #tellLater(player: Player, messageId: string): void {
    const { faults, tell, now } = this.parts;
    const chance = this.#chanceOf(player);
    if (chance.next() > (faults ? 0.2 : 0.05)) return;
    this.counts.receipts += 1;
    const at = now() + 2_000 + chance.below(5 * MINUTE);
    tell(player, at, messageId, { delivery: 'delivered' });
    if (chance.next() < 0.3) tell(player, at + 1_000, messageId, { delivery: 'delivered' });
    if (chance.next() < 0.3) tell(player, at + 2_000, messageId, { delivery: 'sent' });
  }

  /** Their phone takes nothing today: the provider knows at once, or only later. */
  #away(player: Player, message: OutgoingMessage, drawn: number): Sent {
    const { tell, now } = this.parts;
    this.counts.away += 1;
    if (drawn < 50) return AWAY;
    tell(player, now() + 3_000, message.id, { delivery: 'failed', because: '30003', means: 'away' });
    return { sent: true };
  }

  #chanceOf(player: Player): Chance {
    const chance = this.#chances.get(player.index) ?? chanceFrom(this.parts.seed, `provider ${player.index}`);
    this.#chances.set(player.index, chance);
    return chance;
  }
}
