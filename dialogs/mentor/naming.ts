import { beginsWithName } from './addressing';
import { calledSo, namedIn, nameOf } from './calling';
import { ask } from './kept';
import { keepNoteOn, lately } from './notes';
import { mayMean, performOn } from './performing';
import { plain } from './phrases';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** Commands about somebody whom they hold. With several they name one, or are asked which. */

type About = 'done' | 'pass' | 'pass-to' | 'note';

/**
 * @param name as they wrote it; null when they wrote none
 * @param words the note, or whom they pass it to
 */
export function about(desk: Desk, what: About, name: string | null, words: string | null = null): void {
  const talks = mayMean(desk, { what, texts: [] });
  const meant = name === null ? talks : calledSo(name, talks);
  const [only] = meant;
  const kept = { what, texts: what === 'note' && words !== null ? [words] : [], pictures: 0, meant: words };
  if (only === undefined || meant.length > 1) return ask(desk, kept);
  performOn(desk, kept, only);
}

/**
 * A note on whom it names, or whom they are with, or whom they finished with last. A wrong record cannot be made good: where it names
 * somebody else, or nobody among several, it is asked.
 */
export function keepNote(desk: Desk, words: string): void {
  const likely = mayMean(desk, { what: 'note', texts: [] });
  const all = mayMean(desk, { what: 'note', texts: [words] });
  if (all.length === 0) return desk.say('mentor.note-nobody');
  const first = beginsWithName(plain(words), all);
  const named = namedIn(words, all);
  const meant = named.length === 0 ? likely : first !== null && named.length > 1 ? calledSo(first, named) : named;
  const [only] = meant;
  if (only && meant.length === 1 && likely.includes(only)) return keepNoteOn(desk, only, words);
  ask(desk, { what: 'note', texts: [words], pictures: 0, meant: words });
}

export function howToNote(desk: Desk, name: string | null): void {
  if (talksOf(desk.state).length > 0) return about(desk, 'note', name);
  const finished = lately(desk);
  if (finished === null) return desk.say('mentor.note-nobody');
  desk.say('mentor.note-how', { mentee: nameOf(finished) });
}
