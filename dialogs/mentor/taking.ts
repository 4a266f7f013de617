import { reasonArg } from '../cues';
import type { MailboxEvent } from '../events';
import { mostPressing } from './offers';
import type { Desk } from './turn';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How a mentor comes to hold one, or hears that somebody else does. */

/** They want one: the only one, or that of whoever they name. */
export function take(desk: Desk, name: string | null): void {
  const { state } = desk;
  if (state.holding) return desk.say('mentor.hold-first', { mentee: state.holding.mentee.name });
  const offers = [...state.offers, ...(state.passed ? [state.passed] : [])];
  const offer =
    name === null ? (mostPressing(state.offers) ?? state.passed) : offers.find((o) => o.mentee.name === name);
  if (!offer) return desk.say('mentor.nothing');
  desk.claim(offer);
}

export function answered(desk: Desk, event: Of<'claim-answered'>): void {
  const { state } = desk;
  const offer = [...state.offers, ...(state.passed ? [state.passed] : [])].find((o) => o.handoffId === event.handoffId);
  if (state.passed?.handoffId === event.handoffId) state.passed = null;
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  if (state.claiming === event.handoffId) state.claiming = null;
  if (state.left) return notTheirs(desk, event);
  const names = { mentee: event.mentee.name, owner: event.owner?.name ?? '' };
  if (event.answer !== 'won') return desk.say(event.answer === 'taken' ? 'mentor.taken' : 'mentor.gone', names);
  state.askedStill = false;
  const taken = offer ?? { handoffId: event.handoffId, mentee: event.mentee, reason: 'asked' };
  state.holding = { ...taken, at: event.at };
  const reason = reasonArg(state.holding.reason);
  desk.say('mentor.yours', { mentee: event.mentee.name, reason }, 'relay', state.holding);
}

/** They have left meanwhile: what came to them after all goes back. */
function notTheirs(desk: Desk, { handoffId, mentee, answer }: Of<'claim-answered'>): void {
  if (answer !== 'won') return desk.ignore('has-left');
  desk.effects.push({ kind: 'handoff', do: 'release', handoffId, mentee });
}

export function closed(desk: Desk, event: Of<'handoff-closed'>): void {
  const { state } = desk;
  const knew = state.offers.some((o) => o.handoffId === event.handoffId);
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  if (!knew || state.stopped) return desk.ignore('not-offered');
  if (event.by) desk.say('mentor.closed', { mentee: event.mentee.name, by: event.by.name });
  else desk.say('mentor.gone');
}
