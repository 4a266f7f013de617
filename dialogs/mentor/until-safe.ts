import type { MentorState, Talk } from '../state';
import { addressed } from './addressing';
import { known, namedIn, nameOf } from './calling';
import { send } from './sending';
import { talkOf, talksOf } from './talks';
import type { Desk } from './turn';

/** While it is asked whether somebody who was in danger is safe: for their mentor it is over, and what they write next may be for anybody. */

/** After so long without an answer it is asked once more. Milliseconds. */
const AGAIN_AFTER = 5 * 60_000;

export function askWhetherSafe(desk: Desk, talk: Talk): void {
  desk.state.ending = talk.handoffId;
  desk.state.endingAgainAt = desk.context.now + AGAIN_AFTER;
  desk.say('mentor.is-safe', { mentee: nameOf(talk) }, 'relay');
}

/** They were in danger, or wrote in the middle of the talk what may be danger. */
export function isOfDanger({ reason, worried }: Talk): boolean {
  return reason === 'urgent' || worried === true;
}

/** Of whom it is asked whether they are safe; null for nobody. */
export function askedSafe(state: MentorState): Talk | null {
  const talk = state.ending === null ? null : talkOf(state, state.ending);
  return talk !== null && isOfDanger(talk) ? talk : null;
}

/** Nothing goes to anybody that is not plainly for them, and the question stands. @returns whether it was held back */
export function holdsBack(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const talk = askedSafe(state);
  if (talk === null) return false;
  const talks = talksOf(state);
  const others = [...known(state), ...state.gone].filter((one) => talkOf(state, one.handoffId) === null);
  const to = addressed(text, talks, others, context.language.mentorWords);
  const isFor = to?.outright === true ? to.to.includes(talk) : talks.length === 1 && isSaidTo(desk, talk, text, to);
  // They write to that person again: it is not over.
  if (isFor) state.ending = null;
  if (isFor || to?.outright) return false;
  // "Kez i can see you at 3": for another, and asked about as ever. The question stands.
  if (namedIn(text, talks).some((one) => one !== talk) && namedIn(text, [talk]).length === 0) return false;
  keepUnsent(desk, talk, text);
  return true;
}

/** Not sent, and kept in case it was for that person after all; and they are asked, once more. */
export function keepUnsent(desk: Desk, talk: Talk, text: string): void {
  const { state, context } = desk;
  const { handoffId } = talk;
  if (state.ending !== handoffId) state.endingAgainAt = context.now + AGAIN_AFTER;
  state.ending = handoffId;
  state.unsent = { handoffId, text };
  desk.say('mentor.safe-first', { mentee: nameOf(talk) });
}

/** SEND: it was for that person. Whether they are safe is asked all the same. @returns whether there was anything */
export function sendUnsent(desk: Desk): boolean {
  const { state } = desk;
  const { unsent } = state;
  const talk = unsent === null ? null : talkOf(state, unsent.handoffId);
  if (unsent === null || talk === null) return false;
  state.unsent = null;
  if (send(desk, talk, [unsent.text], 0)) desk.say('mentor.sent-to', { mentee: nameOf(talk) });
  const now = talkOf(state, unsent.handoffId);
  if (now !== null) askWhetherSafe(desk, now);
  return true;
}

/** Of whom it was asked whether they are safe, before danger was heard of them anew; null for nobody. */
export function crossedSafe(state: MentorState): Talk | null {
  const { crossed } = state;
  const talk = crossed?.danger === true ? talkOf(state, crossed.handoffId) : null;
  return talk !== null && isOfDanger(talk) ? talk : null;
}

/** "You get some sleep", "Sam, call me if you need": to that person, and not about them to somebody else. */
function isSaidTo({ context }: Desk, talk: Talk, text: string, to: ReturnType<typeof addressed<Talk>>): boolean {
  const { danger } = context.language.mentorWords;
  if (!danger.isToThem(text) || danger.isOfAnother(text)) return false;
  return to !== null || namedIn(text, [talk]).length === 0;
}

/** When it is asked once more; null for never. A projection of their state alone. */
export function safeAgainAt(state: MentorState): number | null {
  return askedSafe(state) === null ? null : state.endingAgainAt;
}

/** @returns whether it was */
export function askSafeAgain(desk: Desk): boolean {
  const { state, context } = desk;
  const talk = askedSafe(state);
  const at = safeAgainAt(state);
  if (talk === null || at === null || at > context.now || state.stopped) return false;
  putAgain(desk, talk);
  return true;
}

export function putAgain(desk: Desk, talk: Talk): void {
  desk.state.endingAgainAt = null;
  desk.say('mentor.is-safe', { mentee: nameOf(talk) }, 'relay');
}
