import { listOf, nameOf } from './calling';
import { inOrderTaken, talksOf } from './talks';
import type { Desk } from './turn';

/** A mentor always knows whom they are with. */

/** After one has gone. */
export function tellWhoIsLeft(desk: Desk): void {
  const talks = inOrderTaken(talksOf(desk.state));
  const [only] = talks;
  if (only === undefined) return;
  if (talks.length > 1) return tellHowToName(desk);
  desk.say('mentor.still-with', { mentee: nameOf(only) });
}

/** With several, words go to whoever is named. */
export function tellHowToName(desk: Desk): void {
  const talks = inOrderTaken(talksOf(desk.state));
  const [first] = talks;
  if (first === undefined || talks.length < 2) return;
  desk.say('mentor.several', { mentees: listOf(desk.context.language, talks, 'conjunction'), mentee: nameOf(first) });
}
