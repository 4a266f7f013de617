import { daysApart, isSeldomAnswered, LOOKED_AT, slowerThan } from '../rhythm';
import type { Draft } from './draft';

/** From so many check-ins without a word on, their first word is a coming back. */
const SILENT_DAYS = 2;

/** A break is over: what was not answered before it began is past. */
export function comeBackFromBreak({ state, facts }: Draft) {
  if (facts.backFromPause) state.silence = { since: null, days: 0, last: null, told: false };
}

/** Before a check-in goes out: was the last one answered? Where little is, the bot holds itself back from here on. It never texts more by itself. */
export function settleAnswers(draft: Draft) {
  const { state, today } = draft;
  const { silence, rhythm, started } = state;
  if (started?.what === 'check-in') state.answered = [...state.answered, silence.days === 0].slice(-LOOKED_AT);
  const bySilence = daysApart(silence.days);
  const slowed = isSeldomAnswered(state.answered) ? slowerThan(rhythm.slowed) : rhythm.slowed;
  if (Math.max(slowed, bySilence) <= rhythm.slowed) return;
  rhythm.slowed = Math.max(slowed, bySilence);
  rhythm.slowedOn = today;
  rhythm.slowedAsked = false;
  state.answered = [];
  draft.ledger('texts-less', { days: rhythm.slowed });
}

/** A check-in went out, and is unanswered until something is heard. */
export function noteSent(draft: Draft) {
  const { state, today } = draft;
  if (draft.facts.backFromPause) state.pause = null;
  // A gentle day asks for nothing, so nothing is missing.
  if (draft.facts.gentleDay) return;
  const { silence } = state;
  if (silence.last !== today) silence.days += 1;
  silence.since ??= today;
  silence.last = today;
}

/** A check-in did not arrive: nobody has kept silent about it. */
export function noteUndelivered({ state }: Draft, cue: string) {
  const { silence } = state;
  if (!cue.startsWith('check-in.') || silence.last === null) return;
  const days = silence.days - 1;
  state.silence = { ...silence, days, last: null, since: days > 0 ? silence.since : null };
}

/** Something was heard from them: whoever was asked to look in, for nothing else than their silence, need not. */
export function noteHeard(draft: Draft) {
  const { state } = draft;
  const { handoff } = state;
  // Whose word it is must be certain.
  if (handoff?.reason === 'silence' && handoff.status === 'open' && !draft.isAnybody) {
    draft.request({ kind: 'handoff', do: 'withdraw', handoffId: handoff.id, mentee: draft.me });
    state.handoff = null;
  }
  if (state.silence.days > 0 || state.silence.told) state.silence = { since: null, days: 0, last: null, told: false };
}

/** Whether this is their first word after days of silence. */
export function isComingBack({ state }: Draft): boolean {
  return state.silence.days >= SILENT_DAYS;
}
