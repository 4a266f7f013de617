import type { Talk } from '../state';
import { beginsWithName, withoutLeading } from './addressing';
import { calledSo, known, namedIn, nameOf } from './calling';
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
  const { headOfNote, noteIsOn } = desk.context.language.mentorWords;
  const all = mayMean(desk, { what: 'note', texts: [words] });
  const head = headOfNote(words);
  const called = head === null ? [] : calledSo(head, all);
  const begun = withoutLeading(plain(words), noteIsOn);
  const on = begun === null ? null : beginsWithName(begun, all);
  const [headed, other] = on === null ? called : calledSo(on, all);
  if (headed && other === undefined) return keepNoteOn(desk, headed, words);
  // Of somebody who is not known here: in nobody else's record.
  if (head !== null && called.length === 0) {
    return all.length > 0 ? askWhoseNote(desk, words) : desk.say('mentor.note-nobody');
  }
  keepNoteOnLikely(desk, words, all);
}

function keepNoteOnLikely(desk: Desk, words: string, all: readonly Talk[]): void {
  const likely = mayMean(desk, { what: 'note', texts: [] });
  const [waiting, another] = known(desk.state);
  // Nobody else could be meant.
  if (all.length === 0 && waiting && another === undefined) return keepNoteOn(desk, waiting, words);
  if (all.length === 0) return desk.say('mentor.note-nobody');
  const first = beginsWithName(plain(words), all);
  const named = namedIn(words, all);
  const meant = named.length === 0 ? likely : first !== null && named.length > 1 ? calledSo(first, named) : named;
  const [only] = meant;
  if (only && meant.length === 1 && (likely.includes(only) || likely.length === 0))
    return keepNoteOn(desk, only, words);
  askWhoseNote(desk, words);
}

function askWhoseNote(desk: Desk, words: string): void {
  ask(desk, { what: 'note', texts: [words], pictures: 0, meant: words });
}

export function howToNote(desk: Desk, name: string | null): void {
  if (talksOf(desk.state).length > 0) return about(desk, 'note', name);
  const finished = lately(desk);
  if (finished === null) return desk.say('mentor.note-nobody');
  desk.say('mentor.note-how', { mentee: nameOf(finished) });
}
