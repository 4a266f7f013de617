import { type CardFace, cardId, closedFace, firstFace, isCardOf } from '../cards/card';
import { withPicture } from '../cards/picture';
import type { Card } from '../cards/shape';
import type { Choices, Say } from '../effects';
import type { MailboxEvent } from '../events';
import { answerWith, waitingStep } from '../flow/engine';
import { render } from '../scripts/render';
import type { Wording } from '../scripts/wording';
import { CARDS_KEPT } from '../state';
import { askedInDanger } from './danger-before';
import type { Draft } from './draft';
import { humanWasCalled, waitInCrisis } from './in-crisis';
import { noteHeard } from './silence';

type Pressed = Extract<MailboxEvent, { kind: 'pressed' }>;

/** What is shown under the words, where the person writes from where more than words can be shown: buttons, or a picture. */
export function cardFor(draft: Draft, wording: Wording, spoken: Pick<Say, 'text' | 'args'>, anew: boolean) {
  const buttons = offerButtons(draft, wording, spoken.text, anew);
  return withPicture(buttons, wording.cue, spoken.args, draft.state.channel);
}

/**
 * The buttons of a question, where its wording has some and the person writes from where there are buttons. A question that
 * is put again while it waits is the same card. One that the bot begins anew is another, and, whatever the channel, the
 * older card can answer no longer: it asked about another day or another step.
 */
function offerButtons(draft: Draft, wording: Wording, text: string, anew: boolean): Choices | null {
  if (wording.buttons.length === 0) return null;
  const { state, context } = draft;
  const older = state.cards.find(({ cue, status }) => cue === wording.cue && status === 'open');
  if (older && anew) older.status = 'over';
  if (state.channel !== 'teams') return null;
  const id = older && !anew ? older.id : cardId(draft.newId('c'), context.person.id);
  const card: Card = { id, cue: wording.cue, text, status: 'open', chosen: null };
  state.cards = [...state.cards.filter((one) => one.id !== id), card].slice(-CARDS_KEPT);
  return { card: id, options: wording.buttons, hint: words(draft, 'card.or-write') };
}

/**
 * The precedence of what a press can mean, as that of words in hear.ts. A press is never danger, an opt-out or a wish for a
 * person; it answers the question it stood under, or it changes nothing.
 * 1. somebody else's card
 * 2. somebody who has opted out, or is not enrolled, is not answered
 * 3. the same button again: they had their answer
 * 4. a human has the conversation: the bot keeps quiet, and the card says who is there
 * 5. a crisis waits for its human, or a question about danger for its answer: that stands, and is said again
 * 6. another button of a card that was used
 * 7. too late: the question waits no longer
 * 8. the answer
 */
export function press(draft: Draft, { card: id, choice, channel }: Pressed) {
  const { state, context } = draft;
  if (!isCardOf(id, context.person.id)) return notTheirs(draft);
  if (state.stopped) return draft.ignore('opted-out');
  if (context.person.role === 'stranger') return draft.ignore('unknown-sender');
  state.channel = channel;
  state.lastHeard = context.now;
  noteHeard(draft);
  const card = state.cards.find((one) => one.id === id);
  if (card?.chosen === choice) return draft.ignore('pressed-twice');
  if (state.handoff?.status === 'claimed') return draft.ignore('human');
  if (humanWasCalled(draft)) return waitInCrisis(draft, titleOf(draft, card, choice));
  const asked = askedInDanger(draft);
  if (asked !== null) return draft.say(asked, {}, { priority: 'crisis' });
  if (card?.status === 'used') return draft.say('card.answered', { choice: titleOf(draft, card, card.chosen ?? '') });
  if (card?.status !== 'open' || !answerWith(draft, card.cue, choice)) {
    // Told once for each button; the same one again is quiet.
    if (card) card.chosen = choice;
    return draft.say('card.late');
  }
  card.status = 'used';
  card.chosen = choice;
}

/** After each turn: a question that waits no longer was answered in words, or has gone by. */
export function settleCards(draft: Draft) {
  const open = draft.state.cards.filter(({ status }) => status === 'open');
  if (open.length === 0) return;
  const waiting = waitingStep(draft)?.step.cue;
  for (const card of open) if (card.cue !== waiting) card.status = 'over';
}

/** What a card of theirs shows now. Changes nothing. */
export function faceOf(draft: Draft, id: string): CardFace {
  const { state } = draft;
  const card = state.cards.find((one) => one.id === id);
  if (card === undefined) return closedFace(id, words(draft, 'card.over'));
  if (card.status === 'used') {
    return closedFace(id, card.text, words(draft, 'card.chosen', { choice: titleOf(draft, card, card.chosen ?? '') }));
  }
  const mentor = state.handoff?.status === 'claimed' ? state.handoff.mentor?.name : undefined;
  if (mentor !== undefined) return closedFace(id, words(draft, 'card.with-mentor', { mentor }));
  if (card.status === 'over' || state.stopped) return closedFace(id, words(draft, 'card.over'));
  const options = buttonsOf(draft, card);
  return firstFace(card.text, { card: id, options, hint: words(draft, 'card.or-write') });
}

/** Said to whoever presses a card that was not made for them, and to nobody's surprise. */
function notTheirs(draft: Draft) {
  if (draft.state.stopped || draft.context.person.role === 'stranger') return draft.ignore('not-their-card');
  return draft.state.handoff?.status === 'claimed' ? draft.ignore('human') : draft.say('card.not-yours');
}

function buttonsOf(draft: Draft, card: Card) {
  return draft.wordingOf(card.cue)?.buttons ?? [];
}

function titleOf(draft: Draft, card: Card | undefined, choice: string): string {
  const button = card && buttonsOf(draft, card).find(({ value }) => value === choice);
  return button?.title ?? choice;
}

/** What stands on a card. It is not a message, and is not noted as one. */
function words({ context, today }: Draft, cue: string, args: Readonly<Record<string, string>> = {}): string {
  const wording = context.language.wording.get(cue);
  if (wording === undefined) throw new Error(`There is no wording for ${cue}.`);
  return render(wording, args, { person: context.person.id, day: today, channel: 'teams' }).text;
}
