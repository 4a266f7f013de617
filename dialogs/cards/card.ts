import type { CardOption, Choices } from '../effects';
import type { PersonId } from '../person';
import { hash } from '../scripts/render';

/** What a card shows: the message that it came with, or what became of it. */
export interface CardFace {
  readonly card: string;
  readonly text: string;
  /** What came of it, under the message; null as long as nothing has. */
  readonly outcome: string | null;
  readonly options: readonly CardOption[];
  readonly hint: string | null;
  /** Somebody else has been asked, and it will show something else in a moment. */
  readonly pending: boolean;
}

/** The face that a message with buttons goes out with. */
export function firstFace(text: string, { card, options, hint }: Choices): CardFace {
  return { card, text, outcome: null, options, hint, pending: false };
}

/** A face with nothing to press. */
export function closedFace(card: string, text: string, outcome: string | null = null): CardFace {
  return { card, text, outcome, options: [], hint: null, pending: false };
}

/**
 * An id that no card of another person has, so that a card that was forwarded is known for what it is. A card is looked up in
 * the state of whoever presses it and nowhere else; this only decides which kind words they get.
 * @param own unique among the person's cards
 */
export function cardId(own: string, person: PersonId): string {
  return `${own}-${hash(person).toString(36)}`;
}

export function isCardOf(card: string, person: PersonId): boolean {
  return card.endsWith(`-${hash(person).toString(36)}`);
}
