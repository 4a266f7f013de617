import type { Desk } from './turn';

/** Longer notes are cut: it is a note and no report. Characters. */
const LONGEST = 300;
/** After this long it would be a note on somebody whom they no longer think of. */
const STILL_MEANT_MS = 12 * 60 * 60_000;

/** A short note on whom they are with, or whom they finished with last: kept with that mentee's own record. */
export function keepNote(desk: Desk, words: string): void {
  const about = noted(desk);
  if (about === null) return desk.say('mentor.note-nobody');
  const { id, name } = desk.context.person;
  const note = words.slice(0, LONGEST);
  const kept = { kind: 'note-kept', handoffId: about.handoffId, by: { id, name }, words: note } as const;
  desk.effects.push({ kind: 'post', to: about.mentee.id, event: kept });
  desk.effects.push({ kind: 'ledger', what: 'note-written', detail: { handoff: about.handoffId } });
  desk.say('mentor.noted', { mentee: about.mentee.name });
}

export function howToNote(desk: Desk): void {
  const about = noted(desk);
  if (about === null) return desk.say('mentor.note-nobody');
  desk.say('mentor.note-how', { mentee: about.mentee.name });
}

function noted({ state, context: { now } }: Desk) {
  const { holding, finished } = state;
  if (holding) return holding;
  return finished !== null && now - finished.at < STILL_MEANT_MS ? finished : null;
}
