import { reasonArg } from '../cues';
import type { HandoffReason, MailboxEvent } from '../events';
import { isUnreachable } from '../reach';
import { quote } from '../scripts/quote';
import type { Offer, Talk } from '../state';
import { nameApart, nameOf } from './calling';
import { countAlert, overLimit } from './limits';
import { forgetPassed } from './passed';
import { forgetEnding, talkOf } from './talks';
import type { Desk } from './turn';
import { waited } from './words';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How much of what a mentee wrote stands in an alert, in characters; they read the rest when they take it. */
const ALERT_WORDS = 200;

/** For these somebody waits; for the others there is something to look into. */
const WAITED_FOR: readonly HandoffReason[] = ['urgent', 'concern', 'support', 'asked', 'no-rush', 'fault'];

/** They stay what somebody is wanted for, whatever joins them; the gravest first. */
const DANGER: readonly HandoffReason[] = ['urgent', 'concern'];
const GRAVE: readonly HandoffReason[] = ['urgent', 'concern', 'support'];

/** Somebody needs a human, and they are asked. */
export function offered(desk: Desk, event: Of<'handoff-offered'>): void {
  show(desk, event);
  const isShown = desk.effects.some((one) => one.kind === 'say' && one.cue !== AGAIN_READ);
  // Each time, for as long as it lasts: whoever is asked later has not read it, and whoever was has forgotten.
  if (isShown && event.phoneRead) desk.say('mentor.phone-read', { mentee: desk.nameOf(event) }, 'crisis');
}

/** It says so itself. */
const AGAIN_READ = 'mentor.alert-again-phone-read';

function show(desk: Desk, event: Of<'handoff-offered'>): void {
  const { handoffId, reason, words, from } = event;
  const { state } = desk;
  const offer: Offer = { handoffId, mentee: desk.asSeen(event.mentee), reason, at: sinceWhen(state.offers, event) };
  if (event.others) offer.others = true;
  if (state.left || isUnreachable(state.reach)) return desk.decline(offer);
  const isAgain = state.offers.some((o) => o.handoffId === handoffId && o.reason === reason);
  const others = state.offers.filter((o) => o.handoffId !== handoffId);
  const isFree = state.stopped || event.beyondLimits === true;
  const over = isFree ? null : overLimit(desk, offer, reason, event.atTheEnd === true);
  if (over !== null) {
    state.offers = others;
    desk.note('alert-held-back', { because: over });
    return desk.declineUnseen(offer);
  }
  const apart = nameApart(state, offer);
  const mentee = nameOf(offer);
  forgetPassed(state, handoffId);
  const talk = talkOf(state, handoffId);
  const wasInDanger = talk?.reason === 'urgent';
  const before = talk ?? state.offers.find((one) => one.handoffId === handoffId);
  if (before ? before.hasRead : words !== null) offer.hasRead = true;
  if (before && GRAVE.includes(before.reason) && !GRAVE.slice(0, GRAVE.indexOf(before.reason)).includes(reason)) {
    offer.reason = before.reason;
  }
  // A wish for another mentor, of somebody who may be in danger: their list names the danger.
  if (event.gravest && !DANGER.includes(offer.reason)) offer.reason = event.gravest;
  if (talk) Object.assign(talk, { ...offer, others: event.others, at: talk.at, phoneRead: event.phoneRead === true });
  else state.offers = [...others, offer];
  if (talk && reason === 'concern') talk.worried = true;
  if (state.stopped) return desk.declineUnseen(offer);
  if (talk && reason === 'urgent' && !event.phoneRead) return dangerInTalk(desk, talk, event, wasInDanger);
  countAlert(state, desk.context);
  const priority = reason === 'urgent' || reason === 'concern' ? 'crisis' : 'relay';
  const why = reasonArg(reason);
  const [whose, stopped] = standing(event);
  if (from)
    return desk.say(
      'mentor.asked-by',
      { reason: why, mentee, others: whose, stopped, from: from.name },
      priority,
      offer,
    );
  if (isAgain && words === null && WAITED_FOR.includes(reason)) {
    const { unit, many } = waited(desk.context.now - offer.at);
    const cue = event.phoneRead ? AGAIN_READ : 'mentor.alert-again';
    return desk.say(cue, { reason: why, mentee, others: whose, stopped, unit, many }, priority, offer);
  }
  const quoted = quote(words ?? '', ALERT_WORDS);
  const hasWords = words === null ? 'no' : 'yes';
  desk.say('mentor.alert', { reason: why, mentee, others: whose, stopped, hasWords, words: quoted }, priority, offer);
  if (apart) desk.say('mentor.same-name', { first: apart.first, mentee }, 'relay');
}

/** Whose danger it is, and whether a text still reaches whoever wrote of it. */
function standing({ others, stopped }: Of<'handoff-offered'>) {
  return [others ? 'yes' : 'no', stopped ? 'yes' : 'no'] as const;
}

/** Of danger since it was heard: a wish for a chat may have waited for hours before it. */
function sinceWhen(offers: readonly Offer[], { handoffId, reason, words, since, at }: Of<'handoff-offered'>): number {
  const before = offers.find((one) => one.handoffId === handoffId);
  if (before?.reason === reason) return before.at;
  const isOfDanger = reason === 'urgent' || reason === 'concern';
  return isOfDanger && (before !== undefined || words !== null) ? at : (since ?? at);
}

/** They are with them already, and have the words: there is nothing to take. The coordinators hear of it where it is news, or nobody may be looking. */
function dangerInTalk(desk: Desk, talk: Talk, { words, unread }: Of<'handoff-offered'>, wasInDanger: boolean): void {
  countAlert(desk.state, desk.context);
  // A yes or another DONE would answer what was asked before this, and is no word to them either.
  const { ending, crossed } = desk.state;
  const { handoffId } = talk;
  const isCrossed = ending === handoffId || crossed?.handoffId === handoffId;
  forgetEnding(desk.state, handoffId);
  if (isCrossed && wasInDanger) desk.state.crossed = { handoffId, danger: true };
  const isUnread = unread === true;
  if (isUnread) talk.asked = true;
  desk.say('mentor.danger-in-talk', { mentee: nameOf(talk), unread: isUnread ? 'yes' : 'no' }, 'crisis');
  if (wasInDanger && !isUnread) return;
  const { name: mentee } = talk.mentee;
  const quoted = quote(words ?? '', ALERT_WORDS);
  desk.effects.push({ kind: 'handoff', do: 'share', about: 'in-talk', to: null, words: quoted, mentee });
}
