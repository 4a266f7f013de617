import { copyOf } from '../copy-of';
import type { Library } from '../language';
import { faceOf as menteesFace } from '../mentee/cards';
import { Draft } from '../mentee/draft';
import { faceOf as mentorsFace } from '../mentor/cards';
import type { Person } from '../person';
import { render } from '../scripts/render';
import { readState } from '../state';
import { contextOf } from '../take-turn';
import { localTime } from '../time';
import { type CardFace, closedFace, isCardOf } from './card';

/** Somebody and what is stored of their conversation. */
export interface Presser {
  readonly person: Person;
  /** As it was stored; null before the first turn. */
  readonly state: unknown;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/**
 * What a card shows now to the one it was made for, from their own state alone. Changes nothing.
 * @returns null when it was made for somebody else
 * @throws when the stored state cannot be read
 */
export function cardNow(library: Library, { person, state, now }: Presser, card: string): CardFace | null {
  if (!isCardOf(card, person.id)) return null;
  const context = contextOf(library, { person, now });
  const read = readState(state, person.role, localTime(now, person.timezone).date);
  if (read.role === 'mentor') return mentorsFace(read, card, context);
  return menteesFace(new Draft(copyOf(read), context, '', null), card);
}

/** While a press is still to be heard: it has arrived, and cannot be pressed again. */
export function heardFace(library: Library, locale: string, card: string): CardFace {
  return closedFace(card, plainWords(library, locale, 'card.got-it'));
}

/** For whoever presses a card that was made for somebody else: nothing personal. */
export function notYours(library: Library, locale: string): string {
  return plainWords(library, locale, 'card.not-yours');
}

function plainWords(library: Library, locale: string, cue: string): string {
  const wording = library.language(locale).wording.get(cue);
  if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
  return render(wording, {}, { person: '', day: '', channel: 'teams' }).text;
}
