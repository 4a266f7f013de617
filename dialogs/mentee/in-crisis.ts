import type { MenteeState } from '../state';
import { childWrites, FOR_A_CHILD, isOfHarm } from './crisis-wording';
import type { Draft } from './draft';

/** A human was called to a crisis and is not here yet. */
export function humanWasCalled({ state }: Draft): boolean {
  return state.handoff?.status === 'open' && state.handoff.reason === 'urgent';
}

/** Each says where to turn; none is the same as the one before. */
const WAITING = ['crisis.with-you', 'crisis.still-with-you', 'crisis.safe-now'] as const;

/** So many texts of somebody who waits in a crisis are sent on as they come: what was said first may not be the worst of it. */
export const SENT_ON = 3;
/** After so long the next one is sent on as well: nobody's phone rings at each line of a flood, and nobody is forgotten. Milliseconds. */
const A_LULL = 10 * 60_000;

/** From so long after the last word of danger on, who writes is asked whether they are safe now, and is kept company as ever. Milliseconds. */
const SOME_HOURS = 3 * 60 * 60_000;

/** For some hours nothing has been said of danger. */
export function isCalmer({ state, context }: Draft): boolean {
  return state.dangerAt !== null && context.now - state.dangerAt >= SOME_HOURS;
}

/** So long after something was taken, feeling fine is believed. Milliseconds. */
const OF_THE_BODY = 48 * 60 * 60_000;

/** What was taken goes on working while they feel fine. */
export function isStillBodily({ state, context }: Draft): boolean {
  return state.handoff?.bodily === true && context.now - (state.dangerAt ?? 0) < OF_THE_BODY;
}

type More = 'danger' | 'harmed' | 'ordinary';

/**
 * While a human has been called to a crisis and is not here yet: what they write is kept, the first texts go to whoever was called, and
 * the lines stand again.
 * @param more it tells of danger by itself, and goes to whoever was called at once; `harmed`: somebody harms them; `ordinary`: it tells of
 * none, and is only kept
 */
export function waitInCrisis(draft: Draft, text: string, more?: More) {
  draft.keepForHuman(text);
  meetInCrisis(draft, text, more);
}

/** The same where it is kept already. */
export function meetInCrisis(draft: Draft, text: string, more?: More) {
  const kept = draft.state.handoff?.waiting.length ?? 0;
  const isOrdinary = more === 'ordinary';
  const isTold = !isOrdinary && (more !== undefined || (!isCalmer(draft) && (kept <= SENT_ON || wasLull(draft))));
  if (draft.heard !== null && humanWasCalled(draft) && isTold) sendOn(draft, text);
  draft.say(lineFor(draft, kept, isOrdinary ? undefined : more), {}, { priority: 'crisis' });
}

/** What is said to them while nobody has come, whatever it is that they wrote. */
export function lineInCrisis(draft: Draft): string {
  return lineFor(draft, draft.state.handoff?.waiting.length ?? 0);
}

/** What is said while they wait: where a body or a child is in danger, or they are being harmed, who is to be rung for that comes first. */
function lineFor(draft: Draft, kept: number, more?: More): string {
  if (childWrites(draft)) return FOR_A_CHILD;
  const isBodily = draft.state.handoff?.bodily === true && !isCalmer(draft);
  if (isBodily) return more || kept % 2 === 1 ? 'crisis.ring-first' : 'crisis.ring-still';
  if (more === 'harmed') return 'crisis.harmed-too';
  if (!more && isOfHarm(draft) && !isCalmer(draft)) return kept % 2 === 1 ? 'crisis.harm-wait' : 'crisis.harmed-too';
  if (mayHarmOthers(draft) && !isCalmer(draft) && (more || kept % 2 === 1))
    return more ? 'crisis.others-too' : 'crisis.others-wait';
  return more ? 'crisis.that-too' : (WAITING[(kept - 1) % WAITING.length] ?? 'crisis.with-you');
}

/** It is somebody else whom they may harm, as they told it themselves: to walk away is what helps, and nothing is said of their own life. */
function mayHarmOthers({ state: { handoff } }: Draft): boolean {
  return handoff?.unclear !== true && handoff?.about === 'harm-to-others';
}

export function wasLull({ state, context }: Draft): boolean {
  return context.now - (state.handoff?.sentOn ?? 0) >= A_LULL;
}

export function sendOn(draft: Draft, text: string): void {
  draft.openHandoff('urgent', text, 'more');
  if (draft.state.handoff) draft.state.handoff.sentOn = draft.context.now;
}

/** They say plainly that they are in no danger. They are believed: nobody is paged any more, and a human still looks, and reads it. */
export function believe(draft: Draft, text: string, cue: string): void {
  const { handoff } = draft.state;
  draft.state.safetyAsked = null;
  draft.state.dangerMet = draft.context.now;
  if (handoff !== null) {
    draft.keepForHuman(text);
    if (humanWasCalled(draft)) {
      draft.request({ kind: 'handoff', do: 'ease', handoffId: handoff.id, mentee: draft.me });
      handoff.reason = 'concern';
    }
    handoff.believed = true;
  }
  draft.say(cue, {}, { priority: 'crisis' });
  draft.ledger('said-not-in-danger', {});
}

/** So long after a mentor's last word danger is answered here as well: they may not be looking. Milliseconds. */
const UNREAD_AFTER = 2 * 60_000;
/** The same for what is no more than a concern. */
const UNREAD_CONCERN = 10 * 60_000;

/** A mentor is with them, and has not written for some minutes. */
export function isUnread({ handoff }: MenteeState, now: number, after = UNREAD_AFTER): boolean {
  if (handoff?.status !== 'claimed') return false;
  return now - Math.max(handoff.met ?? 0, handoff.takenAt ?? 0) >= after;
}

/** Danger, in a talk: it goes to the mentor, who is not talked over. Where that mentor may not be looking, the lines stand at once. */
export function passOnDanger(draft: Draft, text: string, category: string | null, isUrgent: boolean): void {
  const { state, context } = draft;
  const isLeft = isUnread(state, context.now, isUrgent ? UNREAD_AFTER : UNREAD_CONCERN);
  passOn(draft, text);
  if (!isLeft) return;
  if (childWrites(draft)) return draft.say(FOR_A_CHILD, {}, { priority: 'crisis' });
  const mentor = state.handoff?.mentor?.name ?? '';
  // Whoever harms them may be the very one.
  const named = category === 'being-harmed' ? 'no' : 'yes';
  const bodily = category === 'medical' ? 'yes' : 'no';
  draft.say('handoff.danger-in-talk', { mentor, named, bodily }, { priority: 'crisis' });
}

export function passOn(draft: Draft, text: string) {
  const { handoff } = draft.state;
  if (handoff?.mentor == null) return;
  handoff.closed = draft.context.language.topics.closes(text);
  // "Ok ta", at the end of a calm talk, waits for no answer.
  const isOver = handoff.closed && handoff.reason !== 'urgent' && handoff.reason !== 'concern';
  if (!handoff.awaited && !isOver) {
    handoff.awaited = true;
    draft.request({ kind: 'handoff', do: 'await', handoffId: handoff.id, mentee: draft.me });
  }
  draft.post(handoff.mentor.id, {
    kind: 'mentee-spoke',
    handoffId: handoff.id,
    mentee: draft.me,
    text: draft.forHuman(text),
  });
}
