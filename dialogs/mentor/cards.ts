import { type CardFace, closedFace, firstFace, isCardOf } from '../cards/card';
import type { HandoffCard } from '../cards/shape';
import { reasonArg } from '../cues';
import type { Choices, CueArgs, Effect } from '../effects';
import type { MailboxEvent } from '../events';
import type { Person } from '../person';
import type { Wording } from '../scripts/wording';
import { CARDS_KEPT, type MentorState, type Offer } from '../state';
import type { TurnContext } from '../turn';
import { rendered } from './words';

type Pressed = Extract<MailboxEvent, { kind: 'pressed' }>;

/** What a press comes to. */
export type Meant =
  | { readonly do: 'claim' | 'pass' | 'done' | 'handBack'; readonly offer: Offer }
  | { readonly do: 'say'; readonly cue: string; readonly args: CueArgs }
  | { readonly do: 'ignore'; readonly because: string };

/** The buttons under a message about a handoff, unless the mentor is known to write from where there are none. */
export function offerButtons(
  state: MentorState,
  { handoffId, mentee }: Offer,
  wording: Wording,
  text: string,
  id: string,
): Choices | null {
  if (wording.buttons.length === 0 || (state.channel !== null && state.channel !== 'teams')) return null;
  const card: HandoffCard = { id, handoffId, mentee: mentee.name, text, ended: null, by: '' };
  state.cards = [...state.cards.filter((one) => one.id !== id), card].slice(-CARDS_KEPT);
  return { card: id, options: wording.buttons, hint: null };
}

/** What they mean by it. Whatever has changed since the card came is told kindly, and changes nothing. */
export function meantBy({ card: id, choice, channel }: Pressed, state: MentorState, person: Person['id']): Meant {
  if (state.stopped) return { do: 'ignore', because: 'opted-out' };
  if (!isCardOf(id, person)) return { do: 'say', cue: 'card.not-yours', args: {} };
  state.channel = channel;
  const card = state.cards.find((one) => one.id === id);
  if (card === undefined) return { do: 'say', cue: 'mentor.gone', args: {} };
  const { handoffId } = card;
  if (state.holding?.handoffId === handoffId) return whileHolding(state.holding, choice);
  if (state.claiming === handoffId) return { do: 'ignore', because: 'pressed-twice' };
  const offer = state.offers.find((one) => one.handoffId === handoffId);
  const passed = state.passed?.handoffId === handoffId ? state.passed : null;
  if (card.ended === null && choice === 'take' && (offer ?? passed)) return taking(offer ?? passed, state);
  if (card.ended === null && choice === 'pass' && offer) return { do: 'pass', offer };
  return tooLate(card, choice, offer !== undefined, passed !== null);
}

function whileHolding(offer: Offer, choice: string): Meant {
  if (choice === 'done') return { do: 'done', offer };
  return choice === 'pass' ? { do: 'handBack', offer } : { do: 'ignore', because: 'pressed-twice' };
}

function taking(offer: Offer | null, { holding }: MentorState): Meant {
  if (holding) return { do: 'say', cue: 'mentor.hold-first', args: { mentee: holding.mentee.name } };
  return offer ? { do: 'claim', offer } : { do: 'ignore', because: 'not-offered' };
}

function tooLate({ ended, mentee, by }: HandoffCard, choice: string, waits: boolean, passed: boolean): Meant {
  const again = (choice === 'done' && ended === 'done') || (choice === 'pass' && (ended === 'returned' || passed));
  if (again) return { do: 'ignore', because: 'pressed-twice' };
  if (waits) return { do: 'say', cue: 'mentor.still-waiting', args: { mentee } };
  if (ended === 'taken' && by !== '') return { do: 'say', cue: 'mentor.taken', args: { mentee, owner: by } };
  return { do: 'say', cue: 'mentor.gone', args: {} };
}

/** After each turn: what a handoff has come to is noted on its cards, and the words on them are let go. */
export function settleCards(state: MentorState, event: MailboxEvent, effects: readonly Effect[]) {
  const { offers, holding, passed, claiming } = state;
  const current = new Set([...offers, holding, passed].flatMap((offer) => (offer ? [offer.handoffId] : [])));
  for (const card of state.cards) {
    if (card.ended !== null) continue;
    const told = 'handoffId' in event && event.handoffId === card.handoffId ? endedBy(event) : null;
    const asked = effects.flatMap((one) =>
      one.kind === 'handoff' && 'handoffId' in one && one.handoffId === card.handoffId ? [one.do] : [],
    );
    if (told) end(card, told.ended, told.by);
    else if (asked.includes('resolve')) end(card, 'done');
    else if (asked.includes('release')) end(card, 'returned');
    else if (!current.has(card.handoffId) && claiming !== card.handoffId) end(card, 'closed');
  }
}

function endedBy(event: MailboxEvent): { readonly ended: 'taken' | 'closed'; readonly by: string } | null {
  if (event.kind === 'handoff-closed') return { ended: event.by ? 'taken' : 'closed', by: event.by?.name ?? '' };
  if (event.kind === 'handoff-lost') return { ended: event.by ? 'taken' : 'closed', by: event.by?.name ?? '' };
  if (event.kind !== 'claim-answered' || event.answer === 'won') return null;
  return { ended: event.answer === 'taken' ? 'taken' : 'closed', by: event.owner?.name ?? '' };
}

function end(card: HandoffCard, ended: HandoffCard['ended'], by = '') {
  card.ended = ended;
  card.by = by;
  card.text = '';
}

/** What a card of theirs shows now: the handoff it is about as this mentor knows it. Changes nothing. */
export function faceOf(state: MentorState, id: string, context: TurnContext): CardFace {
  const card = state.cards.find((one) => one.id === id);
  const words = (cue: string, args: CueArgs = {}) => rendered(cue, args, context).spoken.text;
  if (card === undefined || state.stopped) return closedFace(id, words('mentor.gone'));
  const { handoffId, mentee, by, text } = card;
  if (state.holding?.handoffId === handoffId) {
    const outcome = words('mentor.yours', { mentee, reason: reasonArg(state.holding.reason) });
    return { ...firstFace(text, choices('mentor.yours')), outcome: outcome === text ? null : outcome };
  }
  if (card.ended === 'done') return closedFace(id, words('mentor.done', { mentee }));
  if (card.ended === 'returned') return closedFace(id, words('mentor.released'));
  if (card.ended === 'taken' && by !== '') return closedFace(id, words('mentor.closed', { mentee, by }));
  if (card.ended !== null) return closedFace(id, words('mentor.gone'));
  if (state.claiming === handoffId) return { ...closedFace(id, text, words('mentor.claiming')), pending: true };
  const open = choices('mentor.alert');
  if (state.passed?.handoffId !== handoffId) return firstFace(text, open);
  const take = open.options.filter(({ value }) => value === 'take');
  return { ...firstFace(text, { ...open, options: take }), outcome: words('mentor.passed', { mentee }) };

  function choices(cue: string): Choices {
    return { card: id, options: context.language.wording.get(cue)?.buttons ?? [], hint: null };
  }
}
