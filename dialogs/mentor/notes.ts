import type { Offer } from '../state';
import { nameOf } from './calling';
import type { Desk } from './turn';

/** Longer notes are cut: it is a note and no report. Characters. */
const LONGEST = 300;
/** After this long it would be a note on somebody whom they no longer think of. */
const STILL_MEANT_MS = 12 * 60 * 60_000;

/** A short note, kept with that mentee's own record. */
export function keepNoteOn(desk: Desk, of: Pick<Offer, 'handoffId' | 'mentee' | 'called'>, words: string): void {
  const { id, name } = desk.context.person;
  const note = words.slice(0, LONGEST);
  const kept = { kind: 'note-kept', handoffId: of.handoffId, by: { id, name }, words: note } as const;
  desk.effects.push({ kind: 'post', to: of.mentee.id, event: kept });
  desk.effects.push({ kind: 'ledger', what: 'note-written', detail: { handoff: of.handoffId } });
  desk.say('mentor.noted', { mentee: nameOf(of) });
}

/** Whom they finished with last, while a note may still be about them. */
export function lately({ state, context: { now } }: Desk) {
  const { finished } = state;
  return finished !== null && now - finished.at < STILL_MEANT_MS ? finished : null;
}
