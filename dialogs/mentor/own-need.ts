import { isUnreachable } from '../reach';
import type { MentorState } from '../state';
import { freeFormOptOut } from '../understanding';
import { toHelper } from './support';
import type { Desk } from './turn';

/** A mentor who needs somebody themselves: what they write is for whoever comes, and is lost to nobody. */

/** After so long without an end it is not taken for granted any more. Milliseconds. */
const DAY = 24 * 60 * 60_000;
/** So many texts are kept until somebody comes. */
const KEPT = 30;
/** Of somebody in danger so many are sent on as they come: what was said first may not be the worst of it. */
const SENT_ON = 3;

/** The request as it stands; null where there is none of the last day. */
export function needOf({ ownNeed }: Pick<MentorState, 'ownNeed'>, now: number) {
  return ownNeed !== null && now - ownNeed.at < DAY ? ownNeed : null;
}

export function beginNeed({ state, context: { now } }: Desk, reason: 'urgent' | 'support'): void {
  const before = needOf(state, now);
  const waiting = before?.waiting ?? [];
  state.ownNeed = { reason: before?.reason === 'urgent' ? 'urgent' : reason, at: now, waiting, over: false };
}

/** They wait for somebody, or are with somebody who came. */
export function isNeeded({ state, context: { now } }: Desk): boolean {
  return needOf(state, now)?.over === false;
}

/** In danger in the last day: no wording of theirs but a plain STOP ends anything. */
export function wasInDanger(desk: Desk): boolean {
  return needOf(desk.state, desk.context.now)?.reason === 'urgent';
}

/** @returns whether it was for whoever comes to them, or has come */
export function forWhoeverComes(desk: Desk, text: string): boolean {
  const need = needOf(desk.state, desk.context.now);
  if (need === null || text === '') return false;
  if (need.over) return mayBeGoing(desk, text);
  if (toHelper(desk, text)) return true;
  need.waiting = [...need.waiting, text].slice(-KEPT);
  if (need.reason === 'support') {
    desk.say('mentor.kept-for-coordinator');
    return true;
  }
  if (need.waiting.length <= SENT_ON) {
    const handoffId = `h-${desk.event.id}`;
    desk.effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'urgent', words: text, more: true });
  }
  desk.say('mentor.kept-in-danger', {}, 'crisis');
  return true;
}

/** So soon after, "I want out of this" may be about more than the texts. */
function mayBeGoing(desk: Desk, text: string): boolean {
  const { language } = desk.context;
  const goes = freeFormOptOut(text, language.optOut);
  if (!wasInDanger(desk) || !goes) return false;
  desk.say('mentor.out-of-what', {}, 'crisis');
  return true;
}

/** Somebody has come. They get what was written meanwhile, and hear it where no text reaches this mentor. */
export function giveWaiting(desk: Desk, handoffId: string, to: string): void {
  const { state, context } = desk;
  const need = needOf(state, context.now);
  if (need === null) return;
  const mentee = { id: context.person.id, name: context.person.name };
  if (state.stopped || isUnreachable(state.reach)) {
    desk.effects.push({ kind: 'post', to, event: { kind: 'mentee-stopped', handoffId, mentee, ring: true } });
  }
  for (const text of need.waiting) {
    desk.effects.push({ kind: 'post', to, event: { kind: 'mentee-spoke', handoffId, mentee, text } });
  }
  need.waiting = [];
}

/** Whoever came has finished. */
export function endNeed({ state }: Desk): void {
  if (state.ownNeed !== null) Object.assign(state.ownNeed, { over: true, waiting: [] });
}
