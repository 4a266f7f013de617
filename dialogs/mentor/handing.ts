import type { MailboxEvent } from '../events';
import { inOneList } from '../lists';
import { isUnreachable } from '../reach';
import type { Talk } from '../state';
import { calledSo, known, nameOf } from './calling';
import type { Passing, TakeOver } from './commands';
import { stays } from './leaving';
import { about } from './naming';
import { inOrder, mostPressing } from './offers';
import { keepPassed } from './passed';
import { endTalk, talkOf, talksOf } from './talks';
import type { Desk } from './turn';
import { askedSafe, putAgain } from './until-safe';
import { tellWhoIsLeft } from './with';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How a mentee goes from one mentor's hands into another's, and on and off shift. */

/** So many of those who could be asked are named in one text. */
const NAMED = 4;

/** They have been silent, and the mentee waits. */
export function stillThere(desk: Desk, event: Of<'still-there'>) {
  const { state } = desk;
  const talk = talkOf(state, event.handoffId);
  if (talk === null || state.stopped) return desk.ignore('not-this-handoff');
  // A yes would answer both, and end it.
  if (askedSafe(state) === talk) return putAgain(desk, talk);
  talk.asked = true;
  const several = state.besides.length > 0 ? 'yes' : 'no';
  // "Just write to them" would ask for what is impossible.
  if (talk.unreached && talk.reason === 'urgent')
    return desk.say('mentor.ring-them', { mentee: nameOf(talk) }, 'crisis');
  desk.say('mentor.still-there', { mentee: nameOf(talk), several }, 'relay');
}

/** An answer to that question, and to nobody else: they are there, for everybody of whom they were asked. */
export function keep(desk: Desk, asked: readonly Talk[]) {
  for (const talk of asked) {
    const { handoffId, mentee } = talk;
    talk.asked = false;
    talk.lastAt = desk.context.now;
    talk.keptAt = desk.context.now;
    desk.effects.push({ kind: 'handoff', do: 'keep', handoffId, mentee });
    desk.say('mentor.kept', { mentee: nameOf(talk) });
  }
}

/** Asked of two, many answer twice: so soon after one answer another is the same, and is for nobody to read. Milliseconds. */
const SAME_ANSWER = 5 * 60_000;

/** @returns whether it only says again that they are there */
export function keptAlready(desk: Desk, talks: readonly Talk[]): boolean {
  const talk = talks.find(({ keptAt }) => keptAt !== null && desk.context.now - keptAt < SAME_ANSWER);
  if (talk) desk.say('mentor.kept', { mentee: nameOf(talk) });
  return talk !== undefined;
}

/** What they held is somebody else's now, or back with the team. */
export function lost(desk: Desk, event: Of<'handoff-lost'>) {
  const { state } = desk;
  const talk = talkOf(state, event.handoffId);
  if (talk === null) return desk.ignore('not-this-handoff');
  endTalk(state, event.handoffId);
  if (state.stopped) return;
  const mentee = nameOf(talk);
  if (event.by === null) {
    keepPassed(state, talk, true);
    return desk.say('mentor.lapsed', { mentee }, 'relay');
  }
  const words = event.because ?? '';
  const hasWords = words === '' ? 'no' : 'yes';
  desk.say('mentor.taken-over', { mentee, by: event.by.name, hasWords, words }, 'relay');
}

/** They give back whom they hold, and may take them again. */
export function handBack(desk: Desk, talk: Talk) {
  const { handoffId, mentee } = talk;
  endTalk(desk.state, handoffId);
  keepPassed(desk.state, talk);
  desk.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
  desk.say(talk.reason === 'urgent' ? 'mentor.released-in-danger' : 'mentor.released', { mentee: nameOf(talk) });
  tellWhoIsLeft(desk);
}

/**
 * To somebody by name: one whom they hold, or one they were offered. It stays theirs until the queue says otherwise.
 * @returns whether there is anybody whom they could mean
 */
export function passTo(desk: Desk, { mentee, to }: Passing): boolean {
  const { state } = desk;
  const talks = talksOf(state);
  const waiting = mentee === null ? mostPressing(state.offers) : calledSo(mentee, state.offers)[0];
  if (talks.length > 0 && (mentee === null || calledSo(mentee, talks).length > 0)) about(desk, 'pass-to', mentee, to);
  else if (waiting)
    desk.effects.push({ kind: 'handoff', do: 'pass', handoffId: waiting.handoffId, mentee: waiting.mentee, to });
  else return false;
  return true;
}

export function passAnswered(desk: Desk, event: Of<'pass-answered'>) {
  const { state } = desk;
  const passed = known(state).find(({ handoffId }) => handoffId === event.handoffId);
  const mentee = nameOf(passed ?? event);
  const { locale } = desk.context.language;
  const names = (event.there ?? []).slice(0, NAMED);
  const anyone = names.length > 0 ? 'yes' : 'no';
  const who = inOneList(names, locale, 'disjunction');
  if (event.answer === 'nobody') {
    if (state.stopped || state.left || state.off || isUnreachable(state.reach)) return;
    return desk.say('mentor.nobody-else', { mentee }, 'relay');
  }
  if (event.answer === 'unknown') return desk.say('mentor.pass-unknown', { mentee, to: event.to, anyone, who });
  if (event.answer === 'off') return desk.say('mentor.pass-off', { mentee, to: event.to, anyone, who });
  endTalk(state, event.handoffId);
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  desk.say('mentor.passed-to', { mentee, to: event.to });
  tellWhoIsLeft(desk);
}

/** Whether they may, and which one is meant, the queue knows. */
export function takeOver(desk: Desk, { mentee, from, because }: TakeOver) {
  desk.effects.push({ kind: 'handoff', do: 'take-over', mentee, from, because });
}

export function takeOverRefused(desk: Desk, { because, mentee, from }: Of<'take-over-refused'>) {
  if (because === 'not-allowed') return desk.say('mentor.take-over-not-yours', { mentee });
  desk.say('mentor.take-over-unknown', { mentee, from });
}

/** Off shift: what waits for them goes to the next at once, and nothing new comes. */
export function goOff(desk: Desk) {
  desk.state.off = true;
  desk.effects.push({ kind: 'handoff', do: 'go-off' });
  for (const { handoffId, mentee } of desk.state.offers) {
    desk.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }
  // Theirs to take all the same, as one that they passed on is.
  for (const offer of inOrder(desk.state.offers).toReversed()) keepPassed(desk.state, offer);
  desk.state.offers = [];
  sayOff(desk);
}

/** Coordinators hear of danger all the same: they are the last who can be asked. */
export function sayOff(desk: Desk) {
  desk.say('mentor.off', { coordinator: desk.context.person.role === 'coordinator' ? 'yes' : 'no' });
}

export function goOn(desk: Desk) {
  desk.state.off = false;
  desk.effects.push({ kind: 'handoff', do: 'go-on' });
  stays(desk);
  desk.say('mentor.on');
  const { passed } = desk.state;
  if (passed) desk.say('mentor.may-be-waiting', { mentee: nameOf(passed) });
}
