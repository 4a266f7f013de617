import type { Kept, Talk } from '../state';
import { nameOf } from './calling';
import { keepNoteOn, lately } from './notes';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** @returns whether it was such a command, and not words to be sent */
export function performOn(desk: Desk, { what, texts, meant }: Kept, talk: Talk): boolean {
  if (what === 'done') desk.done(talk);
  else if (what === 'pass') desk.handBack(talk);
  else if (what === 'pass-to') {
    const { handoffId, mentee } = talk;
    desk.effects.push({ kind: 'handoff', do: 'pass', handoffId, mentee, to: meant ?? '' });
  } else if (what === 'note' && texts[0] !== undefined) keepNoteOn(desk, talk, texts[0]);
  else if (what === 'note') desk.say('mentor.note-how', { mentee: nameOf(talk) });
  else return false;
  return true;
}

/** So soon after somebody was finished with, a note may be about them as well as about whoever is left. Milliseconds. */
const JUST_NOW = 30 * 60_000;

/** All who can be meant. */
export function mayMean(desk: Desk, what: Kept['what']): readonly Talk[] {
  const talks = talksOf(desk.state);
  const finished = what === 'note' ? lately(desk) : null;
  if (finished === null || desk.context.now - finished.at > JUST_NOW) return talks;
  return [...talks, { ...finished, reason: 'asked', lastAt: null, asked: false }];
}
