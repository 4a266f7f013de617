import type { Talk } from '../state';
import { namedAlone, withoutLeading } from './addressing';
import { nameOf } from './calling';
import { plain } from './phrases';
import { send } from './sending';
import { talkOf } from './talks';
import type { Desk } from './turn';

/**
 * With several, a name sends the last of what waits, as each text may have been for another. In a hurry all of it was for one: "Sam all" sends
 * all, and ALL after the name what was left.
 */

/** After so long ALL would be about something else. Milliseconds. */
const WAITS = 15 * 60_000;

/** "Sam all", "all to Sam": everything that waits is for that one; null where it says nothing like it. */
export function allTo({ context }: Desk, text: string, talks: readonly Talk[]): Talk | null {
  const { several, beforeName } = context.language.mentorWords;
  const said = plain(text);
  const end = several.both.find((all) => said.endsWith(` ${all}`));
  const rest = end === undefined ? withoutLeading(said, several.both) : said.slice(0, -end.length - 1);
  const [one, other] = rest === null ? [] : namedAlone(rest, talks, beforeName);
  return one && other === undefined ? one : null;
}

export function leaveBehind({ state, context }: Desk, { handoffId }: Talk, texts: readonly string[]): void {
  state.leftBehind = { handoffId, texts: [...texts], at: context.now };
}

/** @returns whether they wanted the rest sent as well */
export function sendsLeftBehind(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const left = state.leftBehind ?? null;
  if (left === null) return false;
  const talk = talkOf(state, left.handoffId);
  const isOver = talk === null || context.now - left.at > WAITS;
  if (isOver) state.leftBehind = null;
  const { several } = context.language.mentorWords;
  const isAll = several.both.includes(plain(text)) || allTo(desk, text, talk ? [talk] : []) !== null;
  if (isOver || talk === null || !isAll) return false;
  state.leftBehind = null;
  if (send(desk, talk, left.texts, 0)) desk.say('mentor.sent-to', { mentee: nameOf(talk) });
  return true;
}
