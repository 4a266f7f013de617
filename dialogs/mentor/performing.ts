import type { Kept, Offer, Talk } from '../state';
import { known, namedIn, nameOf } from './calling';
import { keepNoteOn, lately } from './notes';
import { NEW_TALK, talksOf } from './talks';
import type { Desk } from './turn';

/** @returns whether it was such a command, and not words to be sent */
export function performOn(
  desk: Desk,
  { what, texts, meant }: Pick<Kept, 'what' | 'texts' | 'meant'>,
  talk: Talk,
): boolean {
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

/** All who can be meant. A note may name others whom they know, and is about whom they finished with last while they are with nobody. */
export function mayMean(desk: Desk, { what, texts }: Pick<Kept, 'what' | 'texts'>): readonly Talk[] {
  const talks = talksOf(desk.state);
  if (what !== 'note') return talks;
  const finished = lately(desk);
  const isLate = finished !== null && talks.length > 0 && desk.context.now - finished.at > JUST_NOW;
  const likely = [...talks, ...(finished === null || isLate ? [] : [asTalk(finished)])];
  const others = namedIn(texts.join(' '), [...known(desk.state), ...desk.state.gone]).map(asTalk);
  return [...likely, ...others].filter(
    (one, at, all) => all.findIndex(({ mentee }) => mentee.id === one.mentee.id) === at,
  );
}

function asTalk({ handoffId, mentee, called, at }: Omit<Offer, 'reason'>): Talk {
  return { handoffId, mentee, at, reason: 'asked', ...NEW_TALK, ...(called ? { called } : {}) };
}
