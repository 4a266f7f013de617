import type { PersonId } from '../../dialogs/person';
import type { TurnSeen } from '../../services/mailroom/contract';

/** The turns that this process has taken of one person since the watch began. */
export interface Watch {
  /** The next one; null when none came within so many milliseconds. */
  next(withinMs: number): Promise<TurnSeen | null>;
  stop(): void;
}

/** Tells whoever waits for it that somebody's turn has been taken. Of turns in other processes it hears nothing. */
export class Turns {
  readonly #watching = new Map<PersonId, Set<(turn: TurnSeen) => void>>();

  seen(turn: TurnSeen): void {
    for (const tell of this.#watching.get(turn.person.id) ?? []) tell(turn);
  }

  watch(person: PersonId): Watch {
    const seen: TurnSeen[] = [];
    let wake: () => void = () => {};
    const tell = (turn: TurnSeen) => {
      seen.push(turn);
      wake();
    };
    const all = this.#watching.get(person) ?? new Set();
    this.#watching.set(person, all.add(tell));
    return {
      next: async (withinMs) => {
        if (seen.length === 0) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, Math.max(0, withinMs));
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        return seen.shift() ?? null;
      },
      stop: () => {
        all.delete(tell);
        if (all.size === 0) this.#watching.delete(person);
      },
    };
  }
}
