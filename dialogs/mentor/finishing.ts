import type { Talk } from '../state';
import { nameOf } from './calling';
import { mostPressing } from './offers';
import { plain } from './phrases';
import { endTalk, talkOf } from './talks';
import { easeOwn } from './tell-team';
import type { Desk } from './turn';
import { askWhetherSafe, crossedSafe, isOfDanger, keepUnsent, sendUnsent } from './until-safe';
import { tellWhoIsLeft } from './with';

/** The end of a talk by its mentor. */

/** Somebody who was in danger is not finished with unasked. */
export function wantsDone(desk: Desk, talk: Talk): void {
  if (isOfDanger(talk)) return askWhetherSafe(desk, talk);
  if (!isUnspoken(talk)) return finish(desk, talk);
  desk.state.ending = talk.handoffId;
  desk.say('mentor.not-written', { mentee: nameOf(talk) }, 'relay');
}

/** They wrote while they waited, and nobody has answered: one DONE too many would leave it so. */
function isUnspoken({ wrote, lastAt, unreached, phoneRead, reason }: Talk): boolean {
  const isForWords = reason === 'asked' || reason === 'concern';
  return isForWords && wrote === false && lastAt !== null && !unreached && !phoneRead;
}

/**
 * "yes" or "no" to whether that person is safe; DONE once more, where they have only not been written to. Anything else goes on: whether they are safe is still asked then, any other
 * question is over.
 * @returns whether it was an answer
 */
export function heardEnding(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { ending } = state;
  const talk = ending === null ? null : talkOf(state, ending);
  state.ending = null;
  const { mentorWords } = context.language;
  if (mentorWords.keptAnswer(text) === 'send' && sendUnsent(desk)) return true;
  const crossed = crossedSafe(state);
  state.crossed = null;
  if (talk === null) return crossed !== null && isOnTheWay(desk, crossed, text);
  const isOfSafety = isOfDanger(talk);
  const answer = mentorWords.keptAnswer(text) ?? (isOfSafety ? safeOrNot(desk, talk, text) : null);
  const again = mentorWords.command(text, [], true)?.command;
  if (answer === 'yes' || (again === 'done' && !isOfSafety))
    finish(desk, talk, mentorWords.keptAnswer(text) === null && isOfSafety ? text : '');
  else if (answer === 'no' && !isOfSafety) desk.say('mentor.as-it-was');
  else if (answer === 'no' || again === 'pass') desk.handBack(talk);
  // Another DONE says nothing of how that person is, and the coordinators would read that they are safe.
  else if (answer === 'unsure' || again === 'done') wantsDone(desk, talk);
  else {
    if (isOfSafety) state.ending = ending;
    return false;
  }
  return true;
}

/** Their yes or no to what was asked before new danger was heard: it ends nothing, is sent to nobody, and is asked again. */
function isOnTheWay(desk: Desk, talk: Talk, text: string): boolean {
  const answer = desk.context.language.mentorWords.keptAnswer(text) ?? safeOrNot(desk, talk, text);
  if (answer === null || answer === 'send') return false;
  keepUnsent(desk, talk, text);
  return true;
}

/** "yes shes ok now", "no hes not". What is said to that person is no answer about them: null. */
function safeOrNot({ context }: Desk, talk: Talk, text: string): 'yes' | 'no' | 'unsure' | null {
  const { danger, keptAnswer } = context.language.mentorWords;
  if (danger.isUnsure(text)) return 'unsure';
  if (danger.isToThem(text) || text.includes('?')) return null;
  const head = keptAnswer(plain(text).split(/[\s,.;:!-]/)[0] ?? '');
  const isOfThem = danger.isOfAnother(text) || danger.isSafe(text) || plain(text).includes(plain(nameOf(talk)));
  if (!isOfThem || (head === null && !danger.isSafe(text))) return null;
  if (head === 'no') return danger.isSafe(text) && !danger.isDoubtful(text) ? 'unsure' : 'no';
  return danger.isDoubtful(text) ? 'unsure' : 'yes';
}

/** @param words in which they said that this one is safe; '' for a plain yes */
function finish(desk: Desk, talk: Talk, words = ''): void {
  const { state, effects, context } = desk;
  const { handoffId, mentee, called, reason } = talk;
  endTalk(state, handoffId);
  state.finished = { handoffId, mentee, at: context.now, ...(called ? { called } : {}) };
  effects.push({ kind: 'handoff', do: 'resolve', handoffId, mentee });
  // Who had only the number looked into hears nothing of it.
  const isUntold = talk.unreached || talk.phoneRead || reason === 'wrong-number';
  desk.say('mentor.done', { mentee: nameOf(talk), told: isUntold ? 'no' : 'yes' });
  if (reason === 'urgent') {
    tellClosed(desk, talk, words);
    easeOwn(desk);
  }
  tellWhoIsLeft(desk);
  const next = mostPressing(state.offers);
  if (next) desk.say('mentor.still-waiting', { mentee: nameOf(next) });
}

function tellClosed({ effects }: Desk, talk: Talk, words: string): void {
  effects.push({ kind: 'handoff', do: 'share', about: 'closed', to: null, words, mentee: talk.mentee.name });
}
