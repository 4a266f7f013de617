import type { People } from '../../services/people';
import { type Chance, chanceFrom } from '../chaos/chance';
import type { Agenda } from './agenda';
import type { Cast } from './cast';
import type { Crew } from './crew';
import { bring, type Mail, mailOf } from './mail';
import { type Act, HOUR, MINUTE, type Player } from './player';
import type { Process } from './process';
import type { Scene } from './scene';
import type { Sms } from './sms';

interface DoorParts {
  readonly crew: () => Crew;
  readonly people: People;
  readonly cast: Cast;
  readonly scene: Scene;
  readonly sms: Pick<Sms, 'posts'>;
  readonly agenda: Agenda<Deed>;
  readonly seed: string;
  readonly faults: boolean;
  readonly now: () => number;
}

/** Something on the agenda. What is done alone has the whole service to itself. */
export interface Deed {
  /** Whoever does it, or whom it is about; null for what is nobody's. */
  readonly player: Player | null;
  readonly isSpoken: boolean;
  readonly isAlone: boolean;
  do(): Promise<unknown>;
}

const COPIED = 0.15;
const DELAYED = 0.03;
/** A provider that got no answer posts again after so long. */
const POSTED_AGAIN = 10_000;
const CAUGHT_UP = 10 * MINUTE;

/** What people do, on its way into the service: posted again when nobody answered; with faults also late, twice and out of order. */
export class Doors {
  readonly #chances = new Map<number, Chance>();
  readonly #unanswered = new Map<Mail, Process>();
  /** When the whole service is up again; before that nothing is answered. */
  upAt = 0;
  readonly counts = { copies: 0, delayed: 0, postedAgain: 0, duplicates: 0 };

  constructor(private readonly parts: DoorParts) {}

  deed(player: Player, act: Act): Deed {
    const isAlone = player.person === null;
    return { player, isSpoken: act.kind === 'says', isAlone, do: () => this.#does(mailOf(player, act)) };
  }

  /** What waited for an answer has come in by then. */
  get excusedUntil(): number {
    return this.upAt + CAUGHT_UP;
  }

  async #does(mail: Mail): Promise<void> {
    const { scene, faults, now } = this.parts;
    scene.wrote(mail);
    const chance = this.#chanceOf(mail.player);
    const which = chance.below(1_000);
    if (!faults) return this.#post(mail, which);
    if (chance.next() < COPIED) {
      this.counts.copies += 1;
      const most = chance.next() < 0.5 ? MINUTE : 2.5 * HOUR;
      this.#later(mail, now() + 1_000 + chance.below(most), which + 1, true);
    }
    if (chance.next() >= DELAYED) return this.#post(mail, which);
    this.counts.delayed += 1;
    this.#later(mail, now() + 1_000 + chance.below(90) * 1_000, which);
  }

  async #post(mail: Mail, which: number, isCopy = false): Promise<void> {
    const { crew, now } = this.parts;
    if (this.upAt > now()) {
      // A duplicate is known as one for three hours.
      if (isCopy) return;
      // Behind one another, and not all in the same moment.
      return this.#later(mail, this.upAt + this.#chanceOf(mail.player).below(CAUGHT_UP / MINUTE) * MINUTE, which);
    }
    const process = crew().one(which);
    this.#unanswered.set(mail, process);
    await this.#bring(mail, process);
    this.#unanswered.delete(mail);
  }

  async #bring(mail: Mail, process: Process): Promise<void> {
    const { people, cast, scene, sms } = this.parts;
    const { player, act, sid } = mail;
    const heard = (outcome: string) => {
      if (outcome === 'accepted') scene.accepted(mail);
      else this.counts.duplicates += 1;
    };
    if (sid !== null && act.kind === 'says') await sms.posts(player, act.text, sid, process.sms, heard);
    else heard(await bring(mail, process.room.intake, people, cast));
  }

  /** Whatever was on its way to a process that has died. */
  postAgain(): void {
    for (const [mail, process] of this.#unanswered) {
      if (!process.isDead()) continue;
      this.#unanswered.delete(mail);
      this.counts.postedAgain += 1;
      this.#later(mail, this.parts.now() + POSTED_AGAIN, this.#chanceOf(mail.player).below(1_000));
    }
  }

  #later(mail: Mail, at: number, which: number, isCopy = false): void {
    const deed = {
      player: mail.player,
      isSpoken: false,
      isAlone: mail.player.person === null,
      do: () => this.#post(mail, which, isCopy),
    };
    this.parts.agenda.add({ at, order: mail.player.index, act: deed });
  }

  #chanceOf(player: Player): Chance {
    const chance = this.#chances.get(player.index) ?? chanceFrom(this.parts.seed, `door ${player.index}`);
    this.#chances.set(player.index, chance);
    return chance;
  }
}
