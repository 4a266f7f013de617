import type { PersonState } from '../../dialogs/state';
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
  readonly tell: (player: Player, at: number, message: OutgoingMessage, news: News) => void;
}

/** So many with a 429, or after the deadline. */
const SLOWED = 1.5;
const UNANSWERED = 1;

/** What the provider makes of a message: takes it, perhaps with an answer that never comes; loses it later; or refuses it. */
export type Verdict = 'takes' | 'unanswered' | 'loses' | 'away' | 'slowed' | 'unavailable';

/** As a carrier hears it. */
const HEARD_AS: Readonly<Record<Verdict, Sent>> = {
  takes: { sent: true },
  unanswered: { sent: false, because: 'timeout', again: true },
  loses: { sent: true },
  away: { sent: false, because: '30003', again: false, means: 'away' },
  slowed: { sent: false, because: '429', again: true, afterMs: 20_000, fault: 'wait' },
  unavailable: { sent: false, because: 'status-503', again: true },
};

/**
 * The provider and everybody's phones: takes what is sent, shows it to whom it is for, and tells what became of it. A carrier itself for
 * everybody but those who text: what they are sent comes by HTTP (sms.ts).
 */
export class Provider implements Carrier {
  readonly #chances = new Map<number, Chance>();
  readonly #open = new Set<string>();
  /** While it is, everything is refused. */
  isDown = false;
  readonly counts = { refused: 0, slowed: 0, unanswered: 0, away: 0, receipts: 0 };

  constructor(private readonly parts: ProviderParts) {}

  async send(message: OutgoingMessage): Promise<Sent> {
    const verdict = this.verdictOn(message);
    const state = this.parts.scene.stateOf(this.#playerOf(message));
    if (verdict === 'takes' || verdict === 'unanswered') this.take(message, state);
    return HEARD_AS[verdict];
  }

  /** One attempt. */
  verdictOn(message: OutgoingMessage): Verdict {
    const { faults, now } = this.parts;
    const refused = this.parts.refused(message);
    const player = this.#playerOf(message);
    if (this.isDown) return 'unavailable';
    const drawn = 100 * this.#chanceOf(player).next();
    if (player.role.unreachable?.(now())) return this.#away(player, message, drawn);
    if (faults && drawn < refused) {
      this.counts.refused += 1;
      return 'unavailable';
    }
    if (faults && drawn < refused + SLOWED) {
      this.counts.slowed += 1;
      return 'slowed';
    }
    if (!faults || drawn >= refused + SLOWED + UNANSWERED) return 'takes';
    this.counts.unanswered += 1;
    this.#open.add(message.id);
    return 'unanswered';
  }

  /** Whether it took this one, and its answer never came: then it may be sent again. */
  leftOpen(messageId: string): boolean {
    return this.#open.has(messageId);
  }

  /**
   * It is on their phone.
   * @param state of whom it is for, as of when it was handed to its carrier
   */
  take(message: OutgoingMessage, state: PersonState | null): void {
    const { scene, now } = this.parts;
    const player = this.#playerOf(message);
    if (!scene.arrived(message, state)) return;
    const { cue, text, choices = null } = message;
    player.role.hears({ cue, text, choices, at: now() });
    this.#tellLater(player, message);
  }

  /** Late, twice, and out of order. */
  #tellLater(player: Player, message: OutgoingMessage): void {
    const { faults, tell, now } = this.parts;
    const chance = this.#chanceOf(player);
    if (chance.next() > (faults ? 0.2 : 0.05)) return;
    this.counts.receipts += 1;
    const at = now() + 2_000 + chance.below(5 * MINUTE);
    tell(player, at, message, { delivery: 'delivered' });
    if (chance.next() < 0.3) tell(player, at + 1_000, message, { delivery: 'delivered' });
    if (chance.next() < 0.3) tell(player, at + 2_000, message, { delivery: 'sent' });
  }

  /** Their phone takes nothing today: the provider knows at once, or only later. */
  #away(player: Player, message: OutgoingMessage, drawn: number): Verdict {
    const { tell, now } = this.parts;
    this.counts.away += 1;
    if (drawn < 50) return 'away';
    tell(player, now() + 3_000, message, { delivery: 'failed', because: '30003', means: 'away' });
    return 'loses';
  }

  #playerOf({ to }: OutgoingMessage): Player {
    const player = this.parts.cast.of(to);
    if (player === null) throw new Error('A message to somebody who is not in the cast.');
    return player;
  }

  #chanceOf(player: Player): Chance {
    const chance = this.#chances.get(player.index) ?? chanceFrom(this.parts.seed, `provider ${player.index}`);
    this.#chances.set(player.index, chance);
    return chance;
  }
}
