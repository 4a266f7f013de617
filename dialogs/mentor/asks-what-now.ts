import type { Offer } from '../state';
import { nameOf } from './calling';
import { mostPressing } from './offers';
import { dangerIn } from './own-danger';
import { passedLately } from './passed';
import type { Desk } from './turn';

/**
 * "Should I ring 999", by a mentor who is with nobody and was just asked for somebody: it is about that one, and is answered at once. Only words
 * of danger besides the question can be about the mentor.
 * @returns whether it was such a question
 */
export function asksWhatNow(desk: Desk, text: string): boolean {
  const one = mayBeAbout(desk);
  if (one === null || !isOnlyAsked(desk, text)) return false;
  desk.say('mentor.ring-yes', { mentee: nameOf(one) }, 'crisis');
  return true;
}

/** It asks what to do, and what stands besides says of nobody that it is the mentor who is in danger. */
export function isOnlyAsked(desk: Desk, text: string): boolean {
  const { danger } = desk.context.language.mentorWords;
  if (!danger.asksWhatNow(text)) return false;
  const besides = danger.withoutAsking(text);
  if (danger.isOwn(besides) || danger.isOwnUnsaid(besides)) return false;
  const isOfAnother = danger.isOfAnother(besides) && !danger.isFirstPerson(besides);
  return isOfAnother || dangerIn(desk, besides).tier === 'none';
}

/** Somebody who may not be safe and waits for them, or was theirs a while ago. */
function mayBeAbout({ state, context }: Desk): Offer | null {
  const waiting = mostPressing(state.offers) ?? passedLately(state, context.now);
  return waiting?.reason === 'urgent' || waiting?.reason === 'concern' ? waiting : null;
}
