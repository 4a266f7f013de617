import type { MailboxEvent } from '../events';
import { startFlow } from '../flow/engine';
import { MATCH_REASONS, type MatchReason } from '../matching/shape';
import type { Named } from '../person';
import type { Draft } from './draft';
import { dropEnding } from './ending';
import { tellNews } from './matching-news';
import { tellOfHarm } from './told-of-harm';
import { unwanted } from './unwanted';

/** Who is with a mentee. Their own turns decide it, one after the other, and everybody else is told by them. */

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** A coordinator has given them somebody, or nobody of their own. It answers every wish; a list undoes none. */
export function matched(draft: Draft, { mentor, by }: Of<'matched'>) {
  const { match, welcome } = draft.state;
  if (by === 'list' && mentor !== null && (match.apart.includes(mentor.id) || match.wish?.by === 'mentee')) {
    return draft.ledger('match-left-out', { because: 'their-wish' });
  }
  const current = mentorOf(draft);
  // Whoever is enrolled with a mentor has them from the beginning, and nobody has told that mentor yet.
  const isFirst = match.set === null && welcome === 'not-yet';
  const isNews = current?.id !== mentor?.id || match.wish?.former != null;
  const former = isFirst ? null : (current ?? match.wish?.former ?? null);
  match.wish = null;
  delete match.accused;
  if (mentor !== null) match.apart = match.apart.filter((id) => id !== mentor.id);
  setMentor(draft, mentor);
  if (!isNews && !isFirst) return draft.ignore('matched-already');
  draft.ledger('matched', { mentor: mentor?.id ?? 'nobody' });
  if (former !== null && former.id !== mentor?.id) takenFrom(draft, former, false);
  if (current?.id !== mentor?.id) dropEnding(draft, 'match');
  if (mentor !== null && (isFirst || former?.id !== mentor.id)) givenTo(draft, mentor);
  tellNews(draft, { what: mentor === null ? 'alone' : 'given', mentor: mentor?.name ?? '', former: '' });
}

/** Their mentor has left. Nothing stays with somebody who is not there: somebody else is theirs, or the team has to find one. */
export function mentorGone(draft: Draft, { mentor, next }: Of<'mentor-gone'>) {
  const { match } = draft.state;
  const { now } = draft.context;
  if (match.wish?.former?.id === mentor.id) match.wish.former = null;
  const current = mentorOf(draft);
  if (current?.id !== mentor.id) {
    // Their record may have been written by an earlier turn that was late.
    setMentor(draft, current);
    return draft.ledger('mentor-gone', { theirs: 'no' });
  }
  setMentor(draft, next);
  dropEnding(draft, 'match');
  draft.ledger('mentor-gone', { theirs: 'yes' });
  if (next === null) match.wish ??= { by: 'team', at: now, former: null };
  else {
    match.wish = null;
    givenTo(draft, next);
  }
  const what = next === null ? 'gone' : 'gone-and-given';
  tellNews(draft, { what, mentor: next?.name ?? '', former: mentor.name });
}

/** Their mentor wants somebody else to be with them. They are told when there is somebody. */
export function rematchWished(draft: Draft, { mentor }: Of<'rematch-wished'>) {
  if (mentorOf(draft)?.id !== mentor || draft.state.match.wish !== null) return draft.ignore('wished-already');
  draft.state.match.wish = { by: 'mentor', at: draft.context.now, former: null };
  draft.ledger('rematch-wished', { by: 'mentor' });
}

/**
 * "can i have a different mentor": no reason is asked for, and from now on nothing of theirs goes to the one they had. That mentor is told
 * when somebody else is found, and never by whose wish.
 * @returns whether it was that
 */
export function hearRematch(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  const { match } = state;
  const current = mentorOf(draft);
  const name = current?.name ?? match.wish?.former?.name ?? null;
  if (!context.language.matching.isMenteeWish(text, name)) return false;
  state.flows = [];
  state.lost = 0;
  const isKnown = match.wish?.by === 'mentee' && current === null;
  if (isKnown) draft.say('matching.wish-open');
  else {
    wishForAnother(draft);
    draft.say('matching.wish-heard');
  }
  if (context.language.matching.wantsToTalk(text)) startFlow(draft, 'mentor-please');
  return true;
}

/**
 * The same, while a mentor is with them: that one reads nothing of it. Where it is the very one, the talk is over with the wish, and others
 * are asked for it.
 * @returns whether it was that
 */
export function hearRematchInTalk(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  const current = mentorOf(draft);
  const isWithTheirs = handoff?.mentor != null && handoff.mentor.id === current?.id;
  if (handoff === null || !draft.context.language.matching.isMenteeWish(text, current?.name ?? null)) return false;
  if (current !== null) wishForAnother(draft);
  if (isWithTheirs) {
    draft.state.handoff = { ...handoff, status: 'open', mentor: null, awaited: true };
    draft.say('handoff.not-to-them', { mentor: current?.name ?? '', asked: 'yes' }, { priority: 'relay' });
    draft.openHandoff(handoff.reason, null);
  }
  draft.say(current === null ? 'matching.wish-open' : 'matching.wish-heard');
  return true;
}

/** From now on nothing of theirs goes to the one they had, and the team looks for somebody else. */
export function wishForAnother(draft: Draft) {
  const { match } = draft.state;
  const current = mentorOf(draft);
  match.wish = { by: 'mentee', at: draft.context.now, former: current ?? match.wish?.former ?? null };
  if (current !== null) partFrom(draft, current);
  draft.ledger('rematch-wished', { by: 'mentee' });
}

/** Their mentor, or who is with them now, may harm them: whatever else comes of it, nothing of theirs goes to that one, and the team sees to it. */
export function keepAway(draft: Draft, who = mentorOf(draft)) {
  if (who === null) return;
  const { match } = draft.state;
  if (who.id === mentorOf(draft)?.id) {
    match.wish = { by: 'team', at: draft.context.now, former: who };
    partFrom(draft, who);
  } else {
    match.apart = [...match.apart.filter((one) => one !== who.id), who.id];
    writeMatch(draft, mentorOf(draft));
  }
  takeTalkFrom(draft, who);
  draft.ledger('kept-apart');
}

/** Their talk is with that very one: it is open from now on, the others are asked with the next call, and the coordinators read why. */
function takeTalkFrom(draft: Draft, who: Named) {
  const { handoff } = draft.state;
  if (handoff?.mentor?.id !== who.id) return;
  draft.state.handoff = { ...handoff, status: 'open', mentor: null, awaited: true };
  draft.takenFrom = who;
  tellOfHarm(draft, 'by-mentor', who);
}

/** It is only felt that their mentor harms them: until they have said, that one stays theirs and is asked and told nothing. */
export function keepOut(draft: Draft, mentor: Named) {
  const { match } = draft.state;
  match.guessed = { at: draft.context.now, who: mentor.id, by: draft.eventId };
  // Who is with them already is not taken from them for it.
  if (draft.state.handoff?.mentor?.id === mentor.id) return;
  writeMatch(draft, mentorOf(draft));
  callBack(draft, mentor);
}

/** They have said that it is not so; or nobody has, and it is over. */
export function letBackIn(draft: Draft) {
  if (draft.state.match.guessed === undefined) return;
  delete draft.state.match.guessed;
  writeMatch(draft, mentorOf(draft));
}

/** So long it is felt at the most that their mentor harms them, where they say nothing to it and no human has it. Milliseconds. */
const GUESS_LASTS = 24 * 60 * 60_000;

function isGuessOver({ state: { match, handoff, atHome }, context }: Draft): boolean {
  if (match.guessed === undefined || handoff !== null) return false;
  return context.now - Math.max(match.guessed.at, atHome.heardAt ?? 0) >= GUESS_LASTS;
}

function partFrom(draft: Draft, mentor: Named) {
  const { match } = draft.state;
  match.apart = [...match.apart.filter((one) => one !== mentor.id), mentor.id];
  setMentor(draft, null);
  dropEnding(draft, 'match');
  callBack(draft, mentor);
}

/** What they were asked for already is theirs no longer. */
function callBack(draft: Draft, { id }: Named) {
  const { match, handoff } = draft.state;
  const handoffId = handoff?.id ?? match.asked?.handoffId;
  if (handoffId !== undefined) draft.request({ kind: 'handoff', do: 'part', handoffId, mentee: draft.me, from: id });
}

/** At the end of each turn: what the team is to see to is asked of it, once, and what is done is asked for no longer. */
export function settleMatching(draft: Draft) {
  const { state } = draft;
  if (isGuessOver(draft)) letBackIn(draft);
  const wanted = MATCH_REASONS.filter((reason) => isWanted(draft, reason));
  const asked = state.match.asked?.reasons ?? [];
  for (const reason of asked.filter((one) => !wanted.includes(one))) {
    const handoffId = state.match.asked?.handoffId ?? '';
    draft.request({ kind: 'handoff', do: 'settle', handoffId, mentee: draft.me, reason });
  }
  const still = asked.filter((one) => wanted.includes(one));
  // Whoever is with them just now is told nothing of it: it is asked when they have finished.
  const isWithHuman = state.handoff?.status === 'claimed';
  const news = isWithHuman ? [] : wanted.filter((one) => !asked.includes(one));
  const handoffId = state.handoff?.id ?? state.match.asked?.handoffId ?? `m-${draft.eventId}`;
  for (const reason of news) draft.request({ kind: 'handoff', do: 'open', handoffId, reason, words: null });
  const reasons = [...still, ...news];
  const id = news.length > 0 ? handoffId : state.match.asked?.handoffId;
  state.match.asked = reasons.length > 0 && id !== undefined ? { handoffId: id, reasons } : null;
}

function isWanted({ state: { match } }: Draft, reason: MatchReason): boolean {
  if (reason === 'rematch') return match.wish !== null;
  return match.ending !== null && match.ending.told !== 'planned' && !match.ending.talked && match.set?.mentor !== null;
}

/** A request of theirs was finished by a human. What was wanted besides is asked for anew, until it is done. */
export function finishedByHuman({ state: { match } }: Draft) {
  if (match.asked?.reasons.includes('last-talk') && match.ending) match.ending.talked = true;
  match.asked = null;
  delete match.accused;
}

/** Nobody, or whose mentee they are by now. */
export function mentorOf({ context }: Draft): Named | null {
  return context.person.mentor ?? null;
}

/** From now on, here and in their own record. */
export function setMentor(draft: Draft, mentor: Named | null) {
  const { match } = draft.state;
  match.set = { mentor };
  // Whoever gave them this one knows.
  if (match.guessed?.who === mentor?.id) delete match.guessed;
  writeMatch(draft, mentor);
}

function writeMatch(draft: Draft, mentor: Named | null) {
  draft.request({ kind: 'handoff', do: 'set-mentor', mentor, apart: unwanted(draft.state) });
}

export function takenFrom(draft: Draft, mentor: Named, ended: boolean) {
  draft.post(mentor.id, { kind: 'mentee-taken', mentee: draft.me, ended });
}

function givenTo(draft: Draft, mentor: Named) {
  draft.post(mentor.id, { kind: 'mentee-given', mentee: draft.me });
}
