import { reasonArg } from '../cues';
import type { MailboxEvent } from '../events';
import type { Offer } from '../state';
import { isQuiet, nextWaking } from '../time';
import { wordCount } from '../word-count';
import { withoutLeading } from './addressing';
import { allNamed, calledSo, listOf, nameApart, nameOf } from './calling';
import { inOrder, mostPressing, ofOthers } from './offers';
import { forgetPassed, passedOf } from './passed';
import { plain } from './phrases';
import { beginTalk, endTalk, talkOf, talksOf } from './talks';
import type { Desk } from './turn';
import { tellHowToName } from './with';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How a mentor comes to hold one, or hears that somebody else does. */

/** They want one: the most pressing, or that of whoever they name. */
export function take(desk: Desk, name: string | null): void {
  const { state } = desk;
  const offers = [...state.offers, ...passedOf(state)];
  const named = name === null ? [] : calledSo(name, offers);
  if (named.length > 1)
    return desk.say('mentor.take-which', { mentees: listOf(desk.context.language, named, 'disjunction') });
  const offer = name === null ? (mostPressing(state.offers) ?? state.passed) : named[0];
  if (offer) return isFull(desk) ? desk.say('mentor.full') : desk.claim(offer);
  const { holding, besides } = state;
  if (holding && besides.length === 0) return desk.say('mentor.hold-first', { mentee: nameOf(holding) });
  if (holding) return tellHowToName(desk);
  desk.effects.push({ kind: 'handoff', do: 'come', to: 'take', mentee: name });
}

/** So many words are a name at most: "take lee", "take big lee". */
const NAME_AT_MOST = 3;

/** "take Lee", who was not offered to them: the queue knows who waits. @returns whether it was that */
export function takeUnasked(desk: Desk, text: string): boolean {
  const mentee = withoutLeading(plain(text).replace(/[.!?]+$/, ''), desk.context.language.mentorWords.takes);
  if (mentee === null || wordCount(mentee) > NAME_AT_MOST) return false;
  desk.effects.push({ kind: 'handoff', do: 'come', to: 'take', mentee });
  return true;
}

/** They came of themselves, and nobody is there for them to come to. */
export function nobodyWaits(desk: Desk, { to }: Of<'nobody-waits'>): void {
  const { stopped, left, offers } = desk.state;
  if (stopped || left) return desk.ignore('not-offered');
  const waiting = mostPressing(offers);
  // Their list was told already.
  if (waiting && to === 'list') return desk.ignore('nobody-else-waits');
  if (waiting) desk.say('mentor.how', { mentee: nameOf(waiting) });
  else desk.say(to === 'list' ? 'mentor.list-nobody' : 'mentor.nothing');
}

/** "take both", "take Sam and Kez": of those who wait. As many as they may have. @returns whether it was that */
export function takeSeveral(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { several, takes } = context.language.mentorWords;
  const rest = withoutLeading(plain(text), takes);
  const offers = rest === null || state.offers.length === 0 ? [] : allNamed(rest, inOrder(state.offers), several);
  if (offers.length === 0) return false;
  const free = offers.slice(0, mostMore(desk));
  if (free.length === 0) desk.say('mentor.full');
  for (const offer of free) desk.claim(offer);
  return true;
}

export function answered(desk: Desk, event: Of<'claim-answered'>): void {
  const { state } = desk;
  const offer = [...state.offers, ...passedOf(state)].find((o) => o.handoffId === event.handoffId);
  if (state.claiming === event.handoffId) state.claiming = null;
  const fresh: Offer = offer ?? {
    handoffId: event.handoffId,
    mentee: desk.asSeen(event.mentee),
    reason: event.reason ?? 'asked',
    at: event.at,
  };
  const apart = offer === undefined && event.answer === 'won' ? nameApart(state, fresh) : null;
  forgetPassed(state, event.handoffId);
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  if (state.left) return notTheirs(desk, event);
  const mentee = nameOf(fresh);
  if (event.answer !== 'won') return tellNotFree(desk, mentee, event);
  // Told again of what is theirs already, they stay with whom they write to.
  const talk = talkOf(state, event.handoffId) ?? beginTalk(state, { ...fresh, at: event.at });
  talk.phoneRead = event.phoneRead === true;
  if (talk.phoneRead) desk.say('mentor.yours-phone-read', { mentee }, 'crisis', talk);
  else desk.say('mentor.yours', { mentee, reason: reasonArg(talk.reason), others: ofOthers(talk) }, 'relay', talk);
  if (apart) desk.say('mentor.same-name', { first: apart.first, mentee });
  tellHowToName(desk);
}

/** Whoever else waits for them is not forgotten over it: their yes may have been for that one. */
function tellNotFree(desk: Desk, mentee: string, { answer, owner }: Of<'claim-answered'>): void {
  if (answer === 'taken') desk.say('mentor.taken', { mentee, owner: owner?.name ?? '' });
  else desk.say('mentor.gone');
  const next = mostPressing(desk.state.offers);
  if (next) desk.say('mentor.still-waiting', { mentee: nameOf(next) });
}

/** They have left meanwhile: what came to them after all goes back. */
function notTheirs(desk: Desk, { handoffId, mentee, answer }: Of<'claim-answered'>): void {
  if (answer !== 'won') return desk.ignore('has-left');
  desk.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
}

export function closed(desk: Desk, event: Of<'handoff-closed'>): void {
  const { state } = desk;
  const held = talkOf(state, event.handoffId);
  const offer = state.offers.find((o) => o.handoffId === event.handoffId);
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  // What they asked of it was refused: it is theirs no longer, and they did not know.
  endTalk(state, event.handoffId);
  forgetPassed(state, event.handoffId);
  if (!(offer ?? held) || state.stopped) return desk.ignore('not-offered');
  if (event.wroteAgain && offer) return heardAgain(desk, nameOf(offer));
  if (event.rested && held) return desk.say('mentor.rested', { mentee: nameOf(held) }, 'relay');
  if (event.withTeam && held) state.takenAt = desk.context.now;
  if (event.withTeam) return desk.say('mentor.with-team', { mentee: nameOf(held ?? offer ?? event) }, 'relay');
  if (event.by) desk.say('mentor.closed', { mentee: nameOf(offer ?? held ?? event), by: event.by.name });
  else desk.say('mentor.gone');
}

/** Nobody need look in any more. Somebody who writes at night wakes no mentor with it. */
function heardAgain(desk: Desk, mentee: string): void {
  const { now, person } = desk.context;
  if (!isQuiet(now, person.timezone)) return desk.say('mentor.wrote-again', { mentee }, 'started');
  desk.state.again = [...desk.state.again, { mentee, at: nextWaking(now, person.timezone) }];
}

function isFull(desk: Desk): boolean {
  return mostMore(desk) === 0;
}

/** How many more the programme lets one mentor have. Coordinators have no limit. */
function mostMore({ state, context: { person, programme } }: Desk): number {
  if (person.role !== 'mentor') return Number.POSITIVE_INFINITY;
  return Math.max(0, programme.limits['most-open-at-once'] - talksOf(state).length);
}
