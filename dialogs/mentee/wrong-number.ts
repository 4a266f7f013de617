import { readYesNo } from '../flow/answer';
import { startFlow, waitingStep } from '../flow/engine';
import { PLAINLY, recognise, type Understanding } from '../understanding';
import type { Draft } from './draft';
import { waitInCrisis } from './in-crisis';
import { needIn } from './needs';
import { asTold } from './no-slip';
import { letPassedGo } from './passed';
import { wasJustSaid } from './said-last';
import { asksBack, beginsWithYes } from './said-of-number';
import { openQuestion } from './welcome';

/**
 * Somebody says that we have the wrong number, asks who we are, or has a new number. Said outright, everything about the person is
 * held back at once; a question is answered without a personal word, and asked back first.
 */
export function wrongNumber(draft: Draft, { strong, entities }: Understanding) {
  if (entities['matter'] === 'new-number') return newNumber(draft);
  if (strong && entities['matter'] === undefined && isOfTheNumber(draft)) return hold(draft, 'wrong-number');
  draft.state.askedWho = { at: draft.context.now, again: false };
  draft.say('wrong-number.who-we-are');
}

/** "Im not him any more" may be about who they are: a number is paused at once only where it, the texts, or somebody by name is spoken of. */
function isOfTheNumber({ context, heard, remarks }: Draft): boolean {
  const { name, mentor } = context.person;
  const names = [name, mentor?.name ?? '', context.language.intents.exampleMentee].filter((one) => one !== '');
  return remarks.has('names-number') || names.some((one) => wholeWord(one.split(/\s+/)[0] ?? one).test(heard ?? ''));
}

/** They write from the number that we know: the team changes it. */
function newNumber(draft: Draft) {
  draft.say('small-talk.asked-the-team');
  draft.openHandoff('asked', draft.heard);
}

/**
 * The answer to whether they expected us. Only a clear no is one; what they ask is answered, as far as anybody may know it. Without an
 * answer in two tries a human is to look, and a yes still opens it.
 */
export function hearWhoTheyAre(draft: Draft, text: string): boolean {
  const { state } = draft;
  if (state.askedWho === null) return false;
  const meant = understoodOf(draft, text);
  const isDenied = meant.intent === 'wrong-number' && meant.strong && meant.entities['matter'] === undefined;
  if (isDenied || readYesNo(text, draft) === 'no') hold(draft, 'wrong-number');
  else if (isThem(draft, text)) {
    state.askedWho = null;
    letPassedGo(draft);
    // A check-in is answered with it.
    if (isFigure(draft, text) && waitingStep(draft) !== null) return false;
    // "Can dave see this": it is theirs, and the answer to that is what they want.
    if (isOfMentor(draft, meant)) return false;
    if (draft.state.welcome === 'done') draft.say('wrong-number.expected');
    else askForTexts(draft);
  } else if (meant.intent === 'are-you-a-bot' && meant.strong) {
    // Asked back, and no answer yet: it may be them or anybody.
    draft.say('wrong-number.a-bot');
  } else if (seeksSomebody(draft, meant)) draft.say('wrong-number.who-to-call');
  else if (OF_PRIVACY.some((remark) => draft.remarks.has(remark))) draft.say('wrong-number.who-reads');
  else if (asksBack(draft, text)) draft.say('wrong-number.who-we-are-again');
  else if (state.askedWho.again) hold(draft, 'unsure');
  else {
    state.askedWho.again = true;
    draft.say('wrong-number.who-we-are-again');
  }
  return true;
}

/** A question about their mentor by name, or whether that is who writes. */
const isOfMentor = ({ state, remarks }: Draft, { intent }: Understanding) =>
  state.welcome === 'done' && remarks.has('knows-us') && (intent === 'who-sees-this' || intent === 'are-you-a-bot');

/** They asked who we are before they had agreed to anything: no texts "as before", but the question they were asked. */
function askForTexts(draft: Draft) {
  draft.state.flows = [];
  startFlow(draft, 'welcome', {}, { at: draft.state.consent.texts === true ? openQuestion(draft) : 'texts' });
}

/** What anybody may be told of who reads this. */
const OF_PRIVACY = ['who-reads', 'where-kept', 'sees-probation', 'tells-mentor', 'told-you'] as const;

/** A yes, "its sam", "yeah dave told me", or the figure that a check-in asked for: whoever says so expected us. */
function isThem(draft: Draft, text: string): boolean {
  return (
    readYesNo(text, draft) === 'yes' ||
    beginsWithYes(draft, text) ||
    knowsUs(draft) ||
    claimsToBe(draft) ||
    isFigure(draft, text)
  );
}

/** "3" is how they are, and is sent by nobody who was never asked. */
function isFigure({ state }: Draft, text: string): boolean {
  return state.welcome === 'done' && /^\W*[1-5](\s*\/\s*5)?\W*$/.test(text);
}

/** They need somebody, whoever they are: where to turn is said to anybody. */
export function seeksSomebody(draft: Draft, { intent, strong, confidence }: Understanding): boolean {
  const { remarks } = draft;
  if (needIn(draft) !== null || remarks.has('want-help') || remarks.has('told-death')) return true;
  return (strong || confidence >= PLAINLY) && HARD.has(intent);
}

export const HARD: ReadonlySet<string> = new Set(['mentor-please', 'craving', 'slip-up', 'low', 'scared', 'lonely']);

/** "Yeah dave told me": whoever names their mentor, or says that they were told of us, expected us. */
function knowsUs({ remarks }: Draft): boolean {
  return remarks.has('yes-to-texts') || remarks.has('yes-to-sharing') || remarks.has('knows-us');
}

/**
 * What the embedded recogniser makes of it. Patterns know a mentee by one example's name, so "this isn't Keith" is heard as it would
 * be from that one.
 */
export function understoodOf(draft: Draft, text: string): Understanding {
  const { context } = draft;
  const { name, mentor } = context.person;
  const book = context.language.intents;
  const about = { names: mentor ? [mentor.name] : [] };
  const meant = asTold(draft, text, recognise(text, book, about));
  if ((meant.intent === 'wrong-number' && meant.strong) || name === '') return meant;
  const [first = name] = name.split(/\s+/);
  const asExample = text.replaceAll(wholeWord(first), book.exampleMentee);
  if (asExample === text) return meant;
  const again = recognise(asExample, book, about);
  return again.intent === 'wrong-number' && again.strong ? again : meant;
}

export function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=s?(?![\\p{L}\\p{N}]))`, 'giu');
}

/** A safe pause: nothing is sent, nothing personal is said, and the coordinator is told. Only a human ends it. */
export function hold(draft: Draft, why: 'wrong-number' | 'gone' | 'unsure') {
  const { state } = draft;
  letAllGo(draft);
  if (state.paused !== null) return draft.ignore('paused-already');
  const because = why === 'unsure' ? 'wrong-number' : why;
  state.paused = { because, at: draft.context.now, ...(why === 'unsure' ? { unsure: true } : {}) };
  state.greeted = draft.today;
  const cue = why === 'unsure' ? 'wrong-number.check-first' : 'wrong-number.paused';
  if (because === 'wrong-number' && !state.stopped) draft.say(cue);
  draft.ledger('paused', { because });
  draft.openHandoff('wrong-number', null);
}

/** Nothing that was asked of them is open any more. */
function letAllGo({ state }: Draft) {
  state.flows = [];
  state.askedWho = null;
  state.stopAsked = null;
}

/** Whose number it was has died, as somebody writes who has the phone. A human reads it as it was written. */
export function pauseForDeath(draft: Draft, words: string) {
  const { state } = draft;
  letAllGo(draft);
  state.paused = { because: 'wrong-number', at: draft.context.now };
  state.greeted = draft.today;
  if (!state.stopped) draft.say('wrong-number.died');
  draft.ledger('paused', { because: 'wrong-number' });
  draft.openHandoff('wrong-number', words);
}

/** While it is held back: whoever writes is told so once a day, and a human again where none has it. Their words are nobody's. */
export function isHeld(draft: Draft): boolean {
  const { state } = draft;
  if (state.paused === null) return false;
  if (isInCrisis(draft)) return isKeptForHuman(draft);
  const isLookedInto = state.stopped || state.handoff?.status === 'claimed';
  if (state.paused.unsure && !isLookedInto && isThem(draft, draft.heard ?? '')) return opensAgain(draft);
  const claims = claimsToBe(draft) && state.paused.claimed !== draft.today;
  if (claims) state.paused.claimed = draft.today;
  const seeks =
    seeksSomebody(draft, understoodOf(draft, draft.heard ?? '')) && !wasJustSaid(draft, ['wrong-number.check-first']);
  if (state.stopped || (state.greeted === draft.today && !claims && !seeks)) draft.ignore('paused');
  else letCheckFirst(draft);
  return true;
}

/** Nobody ever said that it is the wrong number, and now they say that it is theirs: it goes on, and nobody need look any more. */
function opensAgain(draft: Draft): true {
  const { state } = draft;
  state.paused = null;
  if (state.handoff?.reason === 'wrong-number') {
    const { id: handoffId } = state.handoff;
    draft.request({ kind: 'handoff', do: 'settle', handoffId, mentee: draft.me, reason: 'wrong-number' });
    state.handoff = null;
  }
  draft.ledger('number-confirmed', { by: draft.context.person.id });
  letPassedGo(draft);
  if (state.welcome === 'done') draft.say('wrong-number.expected');
  else askForTexts(draft);
  return true;
}

/** It may be anybody who is in danger there: a human reads what they write, and no conversation begins that could name somebody. */
function isKeptForHuman(draft: Draft): boolean {
  const { stopped, handoff } = draft.state;
  // After STOP it is kept without a word.
  if (stopped || handoff?.status !== 'open' || !CRISES.has(handoff.reason)) return false;
  waitInCrisis(draft, draft.heard ?? '');
  return true;
}

const CRISES: ReadonlySet<string> = new Set(['urgent', 'concern']);

/** "It's Sam", "its me": that proves nothing, and a human is asked to look. */
function claimsToBe(draft: Draft): boolean {
  if (draft.remarks.has('claims-to-be')) return true;
  const [first = ''] = draft.context.person.name.split(/\s+/);
  const heard = draft.heard ?? '';
  return first !== '' && heard.split(/\s+/).length <= WITH_THEIR_NAME && wholeWord(first).test(heard);
}

/** So few words with their name in them say who they are. */
const WITH_THEIR_NAME = 4;

/** They are told that the team checks first, and the team is told once more where nobody has it. */
export function letCheckFirst(draft: Draft) {
  draft.state.greeted = draft.today;
  draft.say('wrong-number.check-first');
  if (draft.state.handoff === null) draft.openHandoff('wrong-number', null);
}

/** Danger is a human's to see to, whoever has the phone. */
function isInCrisis({ state: { handoff } }: Draft): boolean {
  return handoff?.reason === 'urgent' || handoff?.reason === 'concern';
}

/**
 * Somebody writes from a number that we do not know, and says that it is their new one. That is easily said: they stay a stranger, and
 * the team is told.
 */
export function tellsOfNewNumber(draft: Draft, text: string): boolean {
  const meant = understoodOf(draft, text);
  if (meant.intent !== 'wrong-number' || meant.entities['matter'] !== 'new-number') return false;
  if (draft.state.handoff !== null) return false;
  draft.state.greeted = draft.today;
  draft.say('stranger.told-team');
  draft.openHandoff('wrong-number', text);
  return true;
}
