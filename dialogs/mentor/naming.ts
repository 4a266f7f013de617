import { calledSo, nameOf } from './calling';
import { ask } from './kept';
import { keepNoteOn, lately } from './notes';
import { mayMean, performOn } from './performing';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** Commands about somebody whom they hold. With several they name one, or are asked which. */

type About = 'done' | 'pass' | 'pass-to' | 'note';

/**
 * @param name as they wrote it; null when they wrote none
 * @param words the note, or whom they pass it to
 */
export function about(desk: Desk, what: About, name: string | null, words: string | null = null): void {
  const talks = mayMean(desk, what);
  const meant = name === null ? talks : calledSo(name, talks);
  const [only] = meant;
  const kept = { what, texts: what === 'note' && words !== null ? [words] : [], pictures: 0, meant: words };
  if (only === undefined || meant.length > 1) return ask(desk, kept);
  performOn(desk, { ...kept, handoffId: null, card: null }, only);
}

/** A note on whom they are with, or whom they finished with last. */
export function keepNote(desk: Desk, words: string): void {
  if (talksOf(desk.state).length > 0) return about(desk, 'note', null, words);
  const finished = lately(desk);
  if (finished === null) return desk.say('mentor.note-nobody');
  keepNoteOn(desk, finished, words);
}

export function howToNote(desk: Desk, name: string | null): void {
  if (talksOf(desk.state).length > 0) return about(desk, 'note', name);
  const finished = lately(desk);
  if (finished === null) return desk.say('mentor.note-nobody');
  desk.say('mentor.note-how', { mentee: nameOf(finished) });
}
