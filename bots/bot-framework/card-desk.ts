import type { CardFace } from '../../dialogs/cards/card';
import { cardNow, heardFace, notYours } from '../../dialogs/cards/now';
import type { Library } from '../../dialogs/language';
import type { Person, PersonId } from '../../dialogs/person';
import { eventIdOf } from '../../services/mailroom';
import type { Clock } from '../../services/mailroom/contract';
import type { Turns } from './turns';

export interface CardDeskOptions {
  readonly library: Library;
  /** What is remembered of somebody as of the last commit. */
  readonly state: (person: PersonId) => Promise<unknown>;
  readonly turns: Turns;
  readonly clock: Clock;
  /** How long whoever pressed a button waits to see what came of it; ms. */
  readonly patienceMs?: number;
}

/** Somebody at their phone would rather see the answer than a promise of it, but not for longer than this. */
const PATIENCE_MS = 2_000;

/** Shows cards as they now are. */
export class CardDesk {
  constructor(private readonly options: CardDeskOptions) {}

  /** Changes nothing. Null when the card was made for somebody else. @throws when the store is away */
  async face(person: Person, card: string): Promise<CardFace | null> {
    const { library, state, clock } = this.options;
    return cardNow(library, { person, state: await state(person.id), now: clock.now() }, card);
  }

  /**
   * What the card shows once a press has been heard, or, when that takes too long, that it has arrived: the card is looked at
   * again whenever it is shown.
   * @param accept puts the press into the mailbox, under `once`
   * @throws whatever `accept` throws: then nothing has been kept
   */
  async pressed(
    person: Person,
    card: string,
    once: string,
    accept: () => Promise<'accepted' | 'duplicate'>,
  ): Promise<{ readonly outcome: 'accepted' | 'duplicate'; readonly face: CardFace | null }> {
    const { library, turns, patienceMs = PATIENCE_MS } = this.options;
    const until = performance.now() + patienceMs;
    const watch = turns.watch(person.id);
    try {
      const outcome = await accept();
      const event = eventIdOf(person.id, once);
      let heard = outcome === 'duplicate';
      for (;;) {
        const face = heard ? await this.#faceOf(person, card) : null;
        if (face && !face.pending) return { outcome, face };
        const turn = await watch.next(until - performance.now());
        if (turn === null) return { outcome, face: face ?? heardFace(library, person.locale, card) };
        heard ||= turn.events.some(({ id }) => id === event);
      }
    } finally {
      watch.stop();
    }
  }

  /** Kept is kept: that the card cannot be looked at in this moment is no reason to say that the press was lost. */
  async #faceOf(person: Person, card: string): Promise<CardFace | null> {
    return this.face(person, card).catch(() => heardFace(this.options.library, person.locale, card));
  }

  /** For somebody whose card it is not; nothing personal. `person` is null when nobody knows them. */
  notYours(person: Person | null): string {
    return notYours(this.options.library, person?.locale ?? '');
  }
}
