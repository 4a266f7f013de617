import type { MentorState, Offer, Talk } from '../state';

/** Those whom a mentor holds: one, or several that are kept apart. `holding` is never empty while there is one. */

/** So many of those whom they held are still known by their names. */
const GONE_KNOWN = 5;
/** After so long without a word it is asked again whom the next ones are for. Milliseconds. */
const RESTS_AFTER = 30 * 60_000;

export const NEW_TALK = {
  lastAt: null,
  asked: false,
  keptAt: null,
  unreached: false,
  phoneRead: false,
  unansweredSince: null,
  toldQuiet: false,
  wrote: false,
} as const;

type Held = Pick<MentorState, 'holding' | 'besides'>;

/** All of them, the one whom they write to first. */
export function talksOf({ holding, besides }: Held): readonly Talk[] {
  return holding === null ? [] : [holding, ...besides];
}

export function talkOf(state: Held, handoffId: string): Talk | null {
  return talksOf(state).find((one) => one.handoffId === handoffId) ?? null;
}

/** One more is theirs, and is whom they write to: they have just taken it. */
export function beginTalk(state: MentorState, taken: Offer): Talk {
  const talk = { ...taken, ...NEW_TALK };
  state.besides = talksOf(state).filter((one) => one.handoffId !== taken.handoffId);
  state.holding = talk;
  forgetEnding(state, taken.handoffId);
  state.unsure = false;
  return talk;
}

/** It is theirs no longer. Whoever is left is not taken for the one whom their next words are for. */
export function endTalk(state: MentorState, handoffId: string): void {
  const ended = talkOf(state, handoffId);
  forgetEnding(state, handoffId);
  if (ended === null) return;
  const { handoffId: id, mentee, reason, at, called } = ended;
  state.gone = [
    ...state.gone,
    { handoffId: id, mentee, reason, at, ...(called === undefined ? {} : { called }) },
  ].slice(-GONE_KNOWN);
  const [first = null, ...besides] = talksOf(state).filter((one) => one.handoffId !== handoffId);
  state.holding = first;
  state.besides = besides;
  state.unsure = first !== null;
}

/** Whether it is over was asked of another talk, or before what has come since: no yes of theirs answers it any more. */
export function forgetEnding(state: MentorState, handoffId: string): void {
  if (state.crossed?.handoffId === handoffId) state.crossed = null;
  if (state.unsent?.handoffId === handoffId) state.unsent = null;
  if (state.ending !== handoffId) return;
  state.ending = null;
  state.endingAgainAt = null;
}

/** From now on their words go to this one, until something else is more likely. */
export function writeTo(state: MentorState, talk: Talk, now: number): void {
  state.besides = talksOf(state).filter((one) => one !== talk);
  state.holding = { ...talk, lastAt: now };
  state.unsure = false;
}

/** A mentee has written. What comes next may be an answer to it. */
export function heardFrom(state: MentorState, handoffId: string, now: number): void {
  const talk = talkOf(state, handoffId);
  if (talk === null) return;
  talk.lastAt = now;
  talk.unansweredSince = null;
  talk.toldQuiet = false;
  if (talk !== state.holding) state.unsure = true;
}

/** Whether nothing has been said in it for so long that what comes now may be meant for somebody else altogether. */
export function hasRested(talk: Talk, now: number): boolean {
  return now - (talk.lastAt ?? talk.at) >= RESTS_AFTER;
}

/** What an earlier version wrote down, as this one has it. */
export function fromEarlier(state: MentorState): void {
  if (state.askedStill && state.holding) state.holding.asked = true;
  state.askedStill = false;
}

/** However often they write to one or the other, they stand in the same order. */
export function inOrderTaken(talks: readonly Talk[]): readonly Talk[] {
  return talks.toSorted((a, b) => a.at - b.at || (a.handoffId < b.handoffId ? -1 : 1));
}
