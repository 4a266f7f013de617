import type { Talk } from '../state';
import { nameOf } from './calling';
import { mostPressing } from './offers';
import { endTalk, talkOf } from './talks';
import type { Desk } from './turn';
import { tellWhoIsLeft } from './with';

/** The end of a talk by its mentor. */

/** Somebody who was in danger is not finished with unasked. */
export function wantsDone(desk: Desk, talk: Talk): void {
  if (talk.reason !== 'urgent' || talk.unreached) return finish(desk, talk);
  desk.state.ending = talk.handoffId;
  desk.say('mentor.is-safe', { mentee: nameOf(talk) }, 'relay');
}

/**
 * "yes", "no" or DONE once more, to whether that person is safe. Anything else goes on, and the question is over.
 * @returns whether it was an answer
 */
export function heardEnding(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const talk = state.ending === null ? null : talkOf(state, state.ending);
  state.ending = null;
  if (talk === null) return false;
  const { mentorWords } = context.language;
  const answer = mentorWords.keptAnswer(text);
  const again = mentorWords.command(text, [], true)?.command;
  if (answer === 'yes' || again === 'done') finish(desk, talk);
  else if (answer === 'no' || again === 'pass') desk.handBack(talk);
  else return false;
  return true;
}

function finish(desk: Desk, talk: Talk): void {
  const { state, effects, context } = desk;
  const { handoffId, mentee, called, reason } = talk;
  endTalk(state, handoffId);
  state.finished = { handoffId, mentee, at: context.now, ...(called ? { called } : {}) };
  effects.push({ kind: 'handoff', do: 'resolve', handoffId, mentee });
  // Who had only the number looked into hears nothing of it.
  const isUntold = talk.unreached || talk.phoneRead || reason === 'wrong-number';
  desk.say('mentor.done', { mentee: nameOf(talk), told: isUntold ? 'no' : 'yes' });
  if (reason === 'urgent' && !talk.unreached) tellClosed(desk, talk);
  tellWhoIsLeft(desk);
  const next = mostPressing(state.offers);
  if (next) desk.say('mentor.still-waiting', { mentee: nameOf(next) });
}

function tellClosed({ effects }: Desk, talk: Talk): void {
  effects.push({ kind: 'handoff', do: 'share', about: 'closed', to: null, words: '', mentee: talk.mentee.name });
}
