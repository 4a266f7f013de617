import { type CardFace, closedFace, firstFace, isCardOf } from '../cards/card';
import type { HandoffCard } from '../cards/shape';
import { reasonArg } from '../cues';
import type { Choices, CueArgs, Effect } from '../effects';
import type { MailboxEvent } from '../events';
import type { Person } from '../person';
import type { Wording } from '../scripts/wording';
import { CARDS_KEPT, type MentorState, type Offer, type Talk } from '../state';
import type { TurnContext } from '../turn';
import { known, listOf, nameOf } from './calling';
import { ofOthers } from './offers';
import { passedOf } from './passed';
import { inOrderTaken, talkOf, talksOf } from './talks';
import { rendered } from './words';

type Pressed = Extract<MailboxEvent, { kind: 'pressed' }>;

/** What a press comes to. */
export type Meant =
  | { readonly do: 'claim' | 'pass'; readonly offer: Offer }
  | { readonly do: 'done' | 'handBack' | 'choose'; readonly talk: Talk }
  | { readonly do: 'say'; readonly cue: string; readonly args: CueArgs }
  | { readonly do: 'ignore'; readonly because: string };

/**
 * The buttons under a message, unless the mentor is known to write from where there are none.
 * @param about the handoff that it is about, or those of which it asks which is meant
 */
export function buttonsFor(
  state: MentorState,
  about: Offer | readonly Talk[] | null,
  wording: Wording,
  text: string,
  id: string,
): Choices | null {
  if (about === null || (state.channel !== null && state.channel !== 'teams')) return null;
  if (!('handoffId' in about)) return whomButtons(state, about, id);
  if (wording.buttons.length === 0) return null;
  const card: HandoffCard = { id, handoffId: about.handoffId, mentee: nameOf(about), text, ended: null, by: '' };
  state.cards = [...state.cards.filter((one) => one.id !== id), card].slice(-CARDS_KEPT);
  return { card: id, options: wording.buttons, hint: null };
}

/** One for each: whoever presses it has named somebody, and nothing is left to be read wrongly. */
function whomButtons(state: MentorState, talks: readonly Talk[], id: string): Choices | null {
  if (state.kept === null) return null;
  state.kept.card = id;
  return { card: id, options: talks.map((talk) => ({ value: talk.handoffId, title: nameOf(talk) })), hint: null };
}

/** What they mean by it. Whatever has changed since the card came is told kindly, and changes nothing. */
export function meantBy({ card: id, choice, channel }: Pressed, state: MentorState, person: Person['id']): Meant {
  if (state.stopped) return { do: 'ignore', because: 'opted-out' };
  if (!isCardOf(id, person)) return { do: 'say', cue: 'card.not-yours', args: {} };
  state.channel = channel;
  const chosen = state.kept?.card === id ? talkOf(state, choice) : null;
  if (chosen) return { do: 'choose', talk: chosen };
  const card = state.cards.find((one) => one.id === id);
  if (card === undefined) return { do: 'say', cue: 'mentor.gone', args: {} };
  const { handoffId } = card;
  const talk = talkOf(state, handoffId);
  if (talk) return whileHolding(talk, choice);
  if (state.claiming === handoffId) return { do: 'ignore', because: 'pressed-twice' };
  const offer = state.offers.find((one) => one.handoffId === handoffId);
  const passed = passedOf(state).find((one) => one.handoffId === handoffId) ?? null;
  if (card.ended === null && choice === 'take' && (offer ?? passed)) return taking(offer ?? passed);
  if (card.ended === null && choice === 'pass' && offer) return { do: 'pass', offer };
  return tooLate(card, choice, offer !== undefined, passed !== null);
}

function whileHolding(talk: Talk, choice: string): Meant {
  if (choice === 'done') return { do: 'done', talk };
  return choice === 'pass' ? { do: 'handBack', talk } : { do: 'ignore', because: 'pressed-twice' };
}

function taking(offer: Offer | null): Meant {
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
  const { claiming } = state;
  const current = new Set(known(state).map(({ handoffId }) => handoffId));
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
  const talks = inOrderTaken(talksOf(state));
  const words = (cue: string, args: CueArgs = {}) => rendered(cue, args, context).spoken.text;
  if (state.kept?.card === id && !state.stopped) {
    const options = talks.map((talk) => ({ value: talk.handoffId, title: nameOf(talk) }));
    return firstFace(words('mentor.for-whom', { mentees: listOf(context.language, talks, 'disjunction') }), {
      card: id,
      options,
      hint: null,
    });
  }
  if (card === undefined || state.stopped) return closedFace(id, words('mentor.gone'));
  const { handoffId, mentee, by, text } = card;
  const talk = talkOf(state, handoffId);
  if (talk) {
    const outcome = words('mentor.yours', { mentee, reason: reasonArg(talk.reason), others: ofOthers(talk) });
    return { ...firstFace(text, choices('mentor.yours')), outcome: outcome === text ? null : outcome };
  }
  if (card.ended === 'done') return closedFace(id, words('mentor.done', { mentee, told: 'no' }));
  if (card.ended === 'returned') return closedFace(id, words('mentor.released', { mentee }));
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
